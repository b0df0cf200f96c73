package duban.notification.smtp;

import duban.notification.ReturnedMails;
import duban.notification.TakeReturnedMail;
import jakarta.mail.Flags;
import jakarta.mail.Flags.Flag;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.FlagTerm;
import java.io.IOException;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Reads by IMAP what has come back, once each; whatever else lies there is left unanswered for people to see. */
@Component
class BounceMailbox implements ReturnedMails {

    private static final Logger LOG = LoggerFactory.getLogger(BounceMailbox.class);
    private static final int MOST_AT_ONCE = 200;

    /** Where it is. @param protocol {@code imaps}, or {@code imap} on a network nobody else is on */
    record Server(String protocol, String host, int port, String username, String password) {}

    private final ReturnPath returnPath;
    private final TakeReturnedMail takeReturnedMail;
    private final Server server;

    BounceMailbox(
            ReturnPath returnPath,
            TakeReturnedMail takeReturnedMail,
            @Value("${duban.mail.bounces.protocol}") String protocol,
            @Value("${duban.mail.bounces.host}") String host,
            @Value("${duban.mail.bounces.port}") int port,
            @Value("${duban.mail.bounces.username}") String username,
            @Value("${duban.mail.bounces.password}") String password) {
        this.returnPath = returnPath;
        this.takeReturnedMail = takeReturnedMail;
        this.server = new Server(protocol, host, port, username, password);
    }

    @Override
    public void read() {
        if (!returnPath.isUsed()) {
            return;
        }
        try (var store = Session.getInstance(properties()).getStore(server.protocol())) {
            store.connect(server.host(), server.port(), server.username(), server.password());
            try (var inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_WRITE);
                var unread = inbox.search(new FlagTerm(new Flags(Flag.SEEN), false));
                for (var nth = 0; nth < Math.min(unread.length, MOST_AT_ONCE); nth++) {
                    take(unread[nth]);
                }
            }
        } catch (MessagingException failed) {
            throw new IllegalStateException("Returned mails cannot be read from " + server.host(), failed);
        }
    }

    /**
     * Marked as read last: what is interrupted is read again, which changes nothing. Taken apart here and not by the
     * server, of which some break off at what is malformed.
     */
    private void take(Message message) throws MessagingException {
        try {
            DeliveryReport.in(new MimeMessage((MimeMessage) message), returnPath)
                    .ifPresent(report -> takeReturnedMail.take(report.mail(), report.words(), report.mailboxGone()));
        } catch (IOException | MessagingException unreadable) {
            LOG.info("Message {} among the returned mails is not readable", message.getMessageNumber(), unreadable);
        }
        message.setFlag(Flag.SEEN, true);
    }

    private Properties properties() {
        var prefix = "mail." + server.protocol() + ".";
        var properties = new Properties();
        properties.put(prefix + "connectiontimeout", "5000");
        properties.put(prefix + "timeout", "30000");
        properties.put(prefix + "writetimeout", "30000");
        properties.put(prefix + "ssl.checkserveridentity", "true");
        properties.put(prefix + "peek", "true");
        return properties;
    }
}
