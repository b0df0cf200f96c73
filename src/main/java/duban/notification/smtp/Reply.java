package duban.notification.smtp;

import duban.notification.Delivery;
import duban.notification.smtp.Transaction.Stage;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An SMTP server's answer and what it means.
 *
 * @param code three digits
 * @param status the enhanced status of RFC 3463, such as 5.1.1; empty if the server gave none
 * @param words all of it in one line
 */
record Reply(int code, String status, String words) {

    private static final int GO_AHEAD = 354;
    private static final int CLOSING = 421;
    private static final int TOO_LARGE = 552;
    private static final Set<Integer> NO_SUCH_MAILBOX = Set.of(550, 551, 553);
    private static final Set<String> NO_SUCH_MAILBOX_STATUS =
            Set.of("5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1");
    private static final Pattern FORM =
            Pattern.compile("(\\d{3})[ -](?:([245]\\.\\d{1,3}\\.\\d{1,3})\\b)?.*", Pattern.DOTALL);
    private static final int LONGEST = 300;

    /** Of what the server sent. */
    static Reply of(String answer) {
        var parts = FORM.matcher(answer);
        if (!parts.matches()) {
            return new Reply(0, "", words(answer));
        }
        return new Reply(Integer.parseInt(parts.group(1)), parts.group(2) == null ? "" : parts.group(2), words(answer));
    }

    /** One line without what could not be shown, not too long. */
    static String words(String answer) {
        var line = answer.replaceAll("[\\p{C}\\s]+", " ").strip();
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }

    /** False if it is none: the connection broke, or the server waits for the mail itself. */
    boolean decides() {
        return code >= 200 && code != GO_AHEAD;
    }

    /** What it says is not about this mail: whatever comes next would fare the same. */
    boolean concernsAll(Stage stage) {
        return code == CLOSING || stage == Stage.SENDER && code >= 400 && code != TOO_LARGE;
    }

    Delivery meaning(Stage stage) {
        if (stage == Stage.HANDED_OVER && code / 100 == 2) {
            return Delivery.sent(words);
        }
        if (code / 100 != 5) {
            return Delivery.later(words);
        }
        return stage == Stage.RECIPIENT && saysNoSuchMailbox() ? Delivery.noMailbox(words) : Delivery.refused(words);
    }

    /** Servers refuse by the same number whom they do not know and whom they do not relay to; the status tells which. */
    private boolean saysNoSuchMailbox() {
        return status.isEmpty()
                ? NO_SUCH_MAILBOX.contains(code)
                        && !words.toLowerCase(Locale.ROOT).contains("relay")
                : NO_SUCH_MAILBOX_STATUS.contains(status);
    }
}
