package duban.notification.smtp;

import duban.notification.OutgoingMail;
import duban.shared.MailAddress;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import org.eclipse.angus.mail.smtp.SMTPMessage;

/** A mail in the form of RFC 5322: the same text twice, plain and as HTML, and marked as made by a machine. */
final class MailText {

    private static final String NAME = "督办";
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private MailText() {}

    /**
     * @param from whom it is from
     * @param returnPath whom the server tells what became of it
     */
    static SMTPMessage of(Session session, OutgoingMail mail, String from, String returnPath, Instant now)
            throws MessagingException {
        var message = new FixedId(session, "<" + mail.reference() + "@" + MailAddress.domainOf(from) + ">");
        message.setEnvelopeFrom(returnPath);
        message.setFrom(named(from));
        message.setRecipient(RecipientType.TO, new InternetAddress(mail.address(), true));
        message.setSubject(mail.subject(), UTF_8);
        message.setSentDate(Date.from(now));
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Auto-Response-Suppress", "All");
        var alternatives = new MimeMultipart("alternative");
        alternatives.addBodyPart(part(mail.plain(), "plain"));
        alternatives.addBodyPart(part(mail.html(), "html"));
        message.setContent(alternatives);
        message.saveChanges();
        return message;
    }

    /** Base64 keeps any text as it is: lines of a dot, of thousands of characters, of four bytes each. */
    private static MimeBodyPart part(String text, String kind) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(text, UTF_8, kind);
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }

    private static InternetAddress named(String address) throws MessagingException {
        try {
            return new InternetAddress(address, NAME, UTF_8);
        } catch (UnsupportedEncodingException impossible) {
            throw new MessagingException(UTF_8, impossible);
        }
    }

    /** The library would make a new id at each saving. */
    private static final class FixedId extends SMTPMessage {

        private final String id;

        FixedId(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
