package duban.notification;

import duban.ledger.Light;
import java.time.Instant;

/**
 * What a mail says of one item.
 *
 * @param number of the item, {@code shortNumber} as people call it inside its opinion, for example {@code P05-M08}
 * @param group what it belongs to: the opinion, by title and number
 * @param what the step to be taken, and in another department's hands also whose it is
 * @param day the day it is due, in Chinese; empty if none
 * @param light {@code null} if nothing is due
 * @param note why it is told of, or in whose place; may be empty
 * @param url where its button leads
 */
public record MailLine(
        String number,
        String shortNumber,
        String title,
        String group,
        String what,
        String day,
        Light light,
        Instant due,
        String note,
        String url) {}
