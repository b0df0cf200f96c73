package duban.audit;

import duban.shared.Actor;
import duban.shared.Holder;

/**
 * One step of an item.
 *
 * @param before in whose hands it was, {@code null} if in nobody's
 * @param after in whose hands it is now, {@code null} if in nobody's
 * @param oldState state before, {@code null} for the first
 * @param reason why, empty where none is asked for
 */
public record Transition(
        String item,
        String step,
        Actor actor,
        Holder before,
        Holder after,
        String oldState,
        String newState,
        String reason) {}
