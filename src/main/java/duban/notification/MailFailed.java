package duban.notification;

import java.util.List;

/**
 * A mail will not be delivered, in the running transaction.
 *
 * @param items it tells of
 * @param recipient in Chinese: department and name
 * @param answer the server's words
 */
public record MailFailed(long mail, List<String> items, String recipient, String answer) {}
