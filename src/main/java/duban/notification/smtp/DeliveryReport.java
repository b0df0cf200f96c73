package duban.notification.smtp;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * What a mail server reports about a mail that could not be delivered (RFC 3464).
 *
 * @param mail number of the mail
 * @param mailboxGone true if nothing that goes there will arrive; false if it was this mail, or will pass
 * @param words of the server
 */
record DeliveryReport(long mail, boolean mailboxGone, String words) {

    /** Mailbox, domain or way there unknown. Full, too large, forbidden or suspicious say nothing about the next mail. */
    private static final Pattern GONE = Pattern.compile("5\\.(0\\.0|1\\.\\d+|2\\.1|4\\.\\d+)");

    private static final Pattern STATUS = Pattern.compile("[245]\\.\\d{1,3}\\.\\d{1,3}");
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>,;:\"]+@[^\\s<>,;:\"]+");
    private static final List<String> RECIPIENTS = List.of("To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To");

    /** What the message reports; empty if it is anything else: a delay, an answer of a person or a machine, a forgery. */
    static Optional<DeliveryReport> in(MimeMessage message, ReturnPath returnPath)
            throws MessagingException, IOException {
        var mail = mailOf(message, returnPath);
        if (mail.isEmpty()
                || !message.isMimeType("multipart/report")
                || !(message.getContent() instanceof Multipart report)) {
            return Optional.empty();
        }
        for (var nth = 0; nth < report.getCount(); nth++) {
            if (report.getBodyPart(nth).isMimeType("message/delivery-status")) {
                return failure(report.getBodyPart(nth), mail.getAsLong());
            }
        }
        return Optional.empty();
    }

    private static OptionalLong mailOf(MimeMessage message, ReturnPath returnPath) throws MessagingException {
        for (var name : RECIPIENTS) {
            var values = message.getHeader(name);
            for (var value : values == null ? new String[0] : values) {
                var found = ADDRESS.matcher(value)
                        .results()
                        .map(address -> returnPath.mailOf(address.group()))
                        .filter(OptionalLong::isPresent)
                        .findFirst();
                if (found.isPresent()) {
                    return found.get();
                }
            }
        }
        return OptionalLong.empty();
    }

    /** Groups of fields: one of the message, and one of each recipient, of which our mails have one. */
    private static Optional<DeliveryReport> failure(BodyPart status, long mail) throws MessagingException, IOException {
        try (var fields = status.getInputStream()) {
            while (fields.available() > 0) {
                var group = new InternetHeaders(fields);
                if ("failed".equalsIgnoreCase(value(group, "Action"))) {
                    var code = STATUS.matcher(value(group, "Status"));
                    var said = value(group, "Diagnostic-Code").replaceFirst("^(?i)smtp;\\s*", "");
                    var number = code.find() ? code.group() : "";
                    return Optional.of(new DeliveryReport(
                            mail, GONE.matcher(number).matches(), Reply.words("退信：" + number + " " + said)));
                }
                if (!group.getAllHeaders().hasMoreElements() && fields.available() == 0) {
                    break;
                }
            }
        }
        return Optional.empty();
    }

    private static String value(InternetHeaders group, String name) {
        var value = group.getHeader(name, null);
        return value == null ? "" : value.strip();
    }
}
