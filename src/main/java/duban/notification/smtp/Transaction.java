package duban.notification.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.net.SocketException;
import java.time.Duration;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * The library's SMTP, observed: which command was last, and what the server said to it. The library itself tells a
 * silence after the last byte from one before it by nothing, and overwrites the answer that counts by that to RSET.
 */
class Transaction extends SMTPTransport {

    /** Where a mail stands between the two. */
    enum Stage {
        GREETING,
        SENDER,
        RECIPIENT,
        CONTENT,
        HANDED_OVER
    }

    private final OneSocket socket;
    private final Duration answerWithin;
    private final Duration verdictWithin;
    private Stage stage = Stage.GREETING;
    private String answer = "";

    /**
     * @param answerWithin how long a server may take for an answer
     * @param verdictWithin how long for that to a whole mail
     */
    Transaction(
            Session session,
            String protocol,
            boolean encrypted,
            OneSocket socket,
            Duration answerWithin,
            Duration verdictWithin) {
        super(session, null, protocol, encrypted);
        this.socket = socket;
        this.answerWithin = answerWithin;
        this.verdictWithin = verdictWithin;
    }

    Stage stage() {
        return stage;
    }

    /** The server's answer at that stage; empty if there was none. */
    String answer() {
        return answer;
    }

    @Override
    protected void sendCommand(String command) throws MessagingException {
        var next = stageOf(command);
        if (next != null) {
            stage = next;
            answer = "";
        }
        super.sendCommand(command);
    }

    @Override
    protected int readServerResponse() throws MessagingException {
        patience(stage == Stage.HANDED_OVER && answer.isEmpty() ? verdictWithin : answerWithin);
        var code = super.readServerResponse();
        if (answer.isEmpty() && code > 0) {
            answer = getLastServerResponse();
        }
        return code;
    }

    private void patience(Duration most) throws MessagingException {
        try {
            socket.patience(most);
        } catch (SocketException closed) {
            throw new MessagingException("The connection is closed", closed);
        }
    }

    private static Stage stageOf(String command) {
        if (command.startsWith("MAIL FROM:")) {
            return Stage.SENDER;
        }
        if (command.startsWith("RCPT TO:")) {
            return Stage.RECIPIENT;
        }
        return switch (command) {
            case "DATA" -> Stage.CONTENT;
            case "." -> Stage.HANDED_OVER;
            default -> null;
        };
    }
}
