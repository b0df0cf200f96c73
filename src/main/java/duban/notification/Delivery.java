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
        /** Refused by a temporary reply: to be tried again. */
        LATER,
        /** Nobody knows whether it was accepted: to be tried again, though it may arrive twice. */
        UNKNOWN,
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

    public static Delivery unknown(String answer) {
        return new Delivery(Outcome.UNKNOWN, answer);
    }

    public static Delivery refused(String answer) {
        return new Delivery(Outcome.REFUSED, answer);
    }

    public static Delivery noMailbox(String answer) {
        return new Delivery(Outcome.NO_MAILBOX, answer);
    }
}
