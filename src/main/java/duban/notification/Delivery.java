package duban.notification;

/**
 * What became of a mail that was handed over.
 *
 * @param answer the server's words, for administrators
 */
public record Delivery(Outcome outcome, String answer) {

    public enum Outcome {
        /** Accepted. */
        SENT,
        /** Refused for now, or nobody knows: to be tried again. */
        LATER,
        /** Refused for good, for a reason that lies in the mail. */
        REFUSED,
        /** Refused for good, because there is no such mailbox. */
        NO_MAILBOX
    }

    public static Delivery sent(String answer) {
        return new Delivery(Outcome.SENT, answer);
    }

    public static Delivery later(String answer) {
        return new Delivery(Outcome.LATER, answer);
    }

    public static Delivery refused(String answer) {
        return new Delivery(Outcome.REFUSED, answer);
    }

    public static Delivery noMailbox(String answer) {
        return new Delivery(Outcome.NO_MAILBOX, answer);
    }
}
