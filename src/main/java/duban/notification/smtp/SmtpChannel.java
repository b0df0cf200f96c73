package duban.notification.smtp;

import duban.notification.Channel;
import duban.notification.Delivery;
import duban.notification.OutgoingMail;
import duban.notification.smtp.Transaction.Stage;
import duban.shared.MailAddress;
import duban.shared.Texts;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** E-mail through the server of {@code spring.mail}. Times are those of RFC 5321 section 4.5.3.2, as far as they are usable. */
@Component
public class SmtpChannel implements Channel {

    private static final String BROKEN = "与邮件服务器的连接中断";
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);

    /** A server may look a whole mail through before it answers; who does not wait delivers it twice. */
    private static final Duration VERDICT_WITHIN = Duration.ofMinutes(10);

    private final JavaMailSenderImpl settings;
    private final String from;
    private final ReturnPath returnPath;
    private final List<String> domains;
    private final Clock clock;
    private final Duration answerWithin;
    private final Duration verdictWithin;

    /** @param domains where mails may go, with all below; empty for anywhere */
    @Autowired
    SmtpChannel(
            JavaMailSenderImpl settings,
            @Value("${duban.mail.from}") String from,
            ReturnPath returnPath,
            @Value("${duban.mail.domains}") List<String> domains,
            Clock clock) {
        this(settings, from, returnPath, domains, clock, ANSWER_WITHIN, VERDICT_WITHIN);
    }

    SmtpChannel(
            JavaMailSenderImpl settings,
            String from,
            ReturnPath returnPath,
            List<String> domains,
            Clock clock,
            Duration answerWithin,
            Duration verdictWithin) {
        this.settings = settings;
        this.from = from;
        this.returnPath = returnPath;
        this.domains =
                domains.stream().map(domain -> domain.toLowerCase(Locale.ROOT)).toList();
        this.clock = clock;
        this.answerWithin = answerWithin;
        this.verdictWithin = verdictWithin;
    }

    @Override
    public String name() {
        return "MAIL";
    }

    @Override
    public Connection connect() throws Unreachable {
        var protocol = settings.getProtocol() == null ? "smtp" : settings.getProtocol();
        var socket = new OneSocket();
        var session = Session.getInstance(properties(protocol, socket));
        var transaction =
                new Transaction(session, protocol, "smtps".equals(protocol), socket, answerWithin, verdictWithin);
        try {
            transaction.connect(settings.getHost(), settings.getPort(), settings.getUsername(), settings.getPassword());
            return new SmtpConnection(session, transaction, socket);
        } catch (AuthenticationFailedException refused) {
            socket.close();
            throw unreachable("邮件服务器拒绝登录", refused);
        } catch (MessagingException failed) {
            socket.close();
            throw unreachable("连接不上邮件服务器", failed);
        }
    }

    private Properties properties(String protocol, OneSocket socket) {
        var prefix = "mail." + protocol + ".";
        var properties = new Properties();
        properties.putAll(Map.of(
                prefix + "connectiontimeout",
                String.valueOf(CONNECT_WITHIN.toMillis()),
                prefix + "writetimeout",
                String.valueOf(answerWithin.toMillis()),
                prefix + "ssl.checkserveridentity",
                "true",
                prefix + "quitwait",
                "false"));
        properties.putAll(settings.getJavaMailProperties());
        properties.put(prefix + "timeout", String.valueOf(answerWithin.toMillis()));
        properties.put(prefix + "socketFactory", socket);
        properties.put(prefix + "socketFactory.fallback", "false");
        return properties;
    }

    private static Unreachable unreachable(String what, Exception failed) {
        return new Unreachable(what + "：" + Reply.words(String.valueOf(failed.getMessage())), failed);
    }

    private final class SmtpConnection implements Connection {

        private final Session session;
        private final Transaction transaction;
        private final OneSocket socket;

        SmtpConnection(Session session, Transaction transaction, OneSocket socket) {
            this.session = session;
            this.transaction = transaction;
            this.socket = socket;
        }

        @Override
        public Delivery deliver(OutgoingMail mail) throws Unreachable {
            if (!MailAddress.isOne(mail.address())) {
                return Delivery.noMailbox("邮箱地址不正确，没有发出");
            }
            if (!mayGoTo(MailAddress.domainOf(mail.address()))) {
                return Delivery.noMailbox("邮箱不在准许的域名内，没有发出");
            }
            if (mail.subject().codePoints().anyMatch(SmtpChannel::breaksALine)) {
                return Delivery.refused("主题含有换行或不可见的字符，没有发出");
            }
            if (socket.isClosed()) {
                throw new Unreachable(BROKEN, null);
            }
            try {
                var message = MailText.of(session, mail, from, returnPath.of(mail.id()), clock.instant());
                transaction.sendMessage(message, message.getAllRecipients());
                return judged(null);
            } catch (MessagingException failed) {
                return judged(failed);
            }
        }

        /** Whether it went out is certain unless the connection broke between its last byte and the answer to it. */
        private Delivery judged(MessagingException failed) throws Unreachable {
            var stage = transaction.stage();
            var reply = Reply.of(transaction.answer());
            if (!reply.decides()) {
                if (stage == Stage.HANDED_OVER) {
                    return Delivery.unknown("邮件服务器收下邮件后没有答复，是否送达不明，将用同一编号重发");
                }
                throw unreachable(BROKEN, failed);
            }
            if (reply.concernsAll(stage)) {
                throw new Unreachable("邮件服务器现在不收邮件：" + reply.words(), failed);
            }
            return reply.meaning(stage);
        }

        @Override
        public void abort() {
            socket.close();
        }

        @Override
        public void close() {
            try {
                transaction.close();
            } catch (MessagingException alreadyGone) {
                // All that was to be said has been said.
            }
            socket.close();
        }
    }

    private boolean mayGoTo(String domain) {
        return domains.isEmpty()
                || domains.stream().anyMatch(allowed -> domain.equals(allowed) || domain.endsWith("." + allowed));
    }

    private static boolean breaksALine(int character) {
        return Texts.cannotBeShown(character)
                || Character.isISOControl(character)
                || Character.isSpaceChar(character) && character != ' ' && character != '\u3000';
    }
}
