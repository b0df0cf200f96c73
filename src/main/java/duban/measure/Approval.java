package duban.measure;

import duban.shared.Actor;
import duban.shared.ChangeNumber;

/**
 * An approved change, as the items it touches remember it.
 *
 * @param step what the log calls it
 * @param leader who approved it
 * @param account which change, what it does, who proposed it, who approved it and why; in Chinese
 */
public record Approval(ChangeNumber change, String step, Actor leader, String account) {}
