package duban.notification;

import java.util.List;

/**
 * A mailbox takes no mails, and nothing is written to it any more, in the running transaction.
 *
 * @param items which the mail told of that showed it
 * @param whose in Chinese: department and name
 */
record MailboxMarkedBad(List<String> items, String whose) {}
