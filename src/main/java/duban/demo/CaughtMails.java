package duban.demo;

import duban.ledger.ChineseDates;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The mails as they came in at the mail catcher, read from what it has kept. */
@Component
@Profile("demo")
class CaughtMails {

    private static final String ENDING = ".eml";

    /**
     * @param id name of its file, the later the mail the higher
     * @param to address of its recipient
     * @param at when it was sent by its own account, empty if it does not say
     */
    record Caught(String id, String to, String subject, String at) {}

    /** @param html {@code null} if it has none, and so {@code plain} */
    record Letter(Caught caught, String html, String plain, String headers) {}

    private final MailCatcher catcher;
    private final Session session = Session.getInstance(new Properties());
    /** Files never change: each is read once. */
    private final Map<Path, Caught> read = new ConcurrentHashMap<>();

    CaughtMails(ObjectProvider<MailCatcher> catcher) {
        this.catcher = catcher.getIfAvailable();
    }

    /** Where they are kept; empty where another mail server was given, which sends them. */
    Optional<Path> folder() {
        return Optional.ofNullable(catcher).map(MailCatcher::folder);
    }

    int count() {
        return files().size();
    }

    /** The latest first. */
    List<Caught> latest() {
        var files = new ArrayList<>(files());
        Collections.reverse(files);
        return files.stream()
                .map(file -> read.computeIfAbsent(file, unread -> caught(unread, message(unread))))
                .toList();
    }

    Optional<Letter> find(String id) {
        return files().stream()
                .filter(file -> id.equals(idOf(file)))
                .findFirst()
                .map(this::letter);
    }

    private List<Path> files() {
        return catcher == null ? List.of() : catcher.mails();
    }

    private static String idOf(Path file) {
        var name = file.getFileName().toString();
        return name.substring(0, name.length() - ENDING.length());
    }

    private MimeMessage message(Path file) {
        try (var content = Files.newInputStream(file)) {
            return new MimeMessage(session, content);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (MessagingException none) {
            throw new IllegalStateException(file + " is no mail", none);
        }
    }

    private static Caught caught(Path file, MimeMessage message) {
        try {
            var to = message.getHeader("To", ",");
            var subject = message.getSubject();
            var sent = message.getSentDate();
            return new Caught(
                    idOf(file),
                    to == null ? "" : address(to),
                    subject == null ? "（没有主题）" : subject,
                    sent == null ? "" : ChineseDates.moment(sent.toInstant()));
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(file + " cannot be read", unreadable);
        }
    }

    /** Whoever it is written to, also where that is no address. */
    private static String address(String to) {
        try {
            return InternetAddress.parseHeader(to, false)[0].getAddress();
        } catch (AddressException none) {
            return to;
        }
    }

    private Letter letter(Path file) {
        var message = message(file);
        try {
            return new Letter(
                    caught(file, message),
                    text(message, "text/html"),
                    text(message, "text/plain"),
                    String.join("\n", Collections.list(message.getAllHeaderLines())));
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(file + " cannot be read", unreadable);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The first part of this type, {@code null} if there is none. */
    private static String text(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return (String) part.getContent();
        }
        if (part.isMimeType("multipart/*")) {
            var parts = (Multipart) part.getContent();
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart inner = parts.getBodyPart(i);
                var found = text(inner, type);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}
