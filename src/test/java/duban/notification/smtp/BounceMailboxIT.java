package duban.notification.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import duban.notification.OutboxDatabase;
import duban.notification.ScriptedServer;
import duban.notification.TakeReturnedMail;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BounceMailboxIT {

    private final ScriptedServer server = new ScriptedServer();
    private final GreenMail imap = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    private OutboxDatabase outbox;

    @BeforeEach
    void a_mailbox_for_what_comes_back() {
        outbox = new OutboxDatabase("bounces");
        imap.start();
        imap.setUser("bounce@duban.gov.cn", "bounce", "secret");
    }

    @AfterEach
    void stop() {
        imap.stop();
        server.close();
        outbox.close();
    }

    @Test
    void a_mail_that_comes_back_has_failed_and_its_mailbox_is_marked_bad_once() throws Exception {
        var mails = outbox.written(3);
        outbox.sender(TestSmtp.channel(server, outbox.clock()), 1000).send();
        comesBackBroken(server.taken().get(2).returnPath());
        comesBack(server.taken().get(0).returnPath(), "5.1.1", "smtp; 550 5.1.1 user unknown");
        comesBack(server.taken().get(0).returnPath(), "5.1.1", "smtp; 550 5.1.1 user unknown");
        comesBack(server.taken().get(1).returnPath(), "4.4.7", "smtp; 452 4.2.2 expired");
        comesBack("bounce+" + mails.get(2) + ".00@duban.gov.cn", "5.1.1", "smtp; 550 forged");

        mailbox("bounce").read();
        mailbox("bounce").read();

        assertThat(outbox.states()).isEqualTo(Map.of("FAILED", 2L, "SENT", 1L));
        assertThat(outbox.mail(mails.get(0))).containsEntry("answer", "退信：5.1.1 550 5.1.1 user unknown");
        assertThat(outbox.failed()).hasSize(2);
        assertThat(outbox.markedBad()).hasSize(1);
        assertThat(outbox.jdbc()
                        .sql("select address from bad_mailbox")
                        .query(String.class)
                        .list())
                .containsExactly("p1@x.gov.cn");
    }

    @Test
    void a_mailbox_that_cannot_be_read_is_said() {
        assertThatThrownBy(() -> mailbox("nobody").read())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("127.0.0.1");
    }

    @Test
    void where_mails_do_not_come_back_nothing_is_read() {
        var unused = new ReturnPath("", "", "duban@duban.gov.cn");

        new BounceMailbox(unused, outbox.bean(TakeReturnedMail.class), "imap", "127.0.0.1", 1, "", "").read();

        assertThat(unused.of(1)).isEqualTo("duban@duban.gov.cn");
    }

    private BounceMailbox mailbox(String user) {
        return new BounceMailbox(
                TestSmtp.RETURN_PATH,
                outbox.bean(TakeReturnedMail.class),
                "imap",
                "127.0.0.1",
                imap.getImap().getPort(),
                user,
                "secret");
    }

    private void comesBack(String to, String status, String diagnostic) throws Exception {
        comesBack(DeliveryReportTest.report(to, "failed", status, diagnostic));
    }

    /** Cut off at every line before it says what failed. */
    private void comesBackBroken(String to) throws Exception {
        var whole = DeliveryReportTest.report(to, "failed", "5.1.1", "smtp; 550 5.1.1 user unknown");
        for (var end = whole.indexOf("\r\n\r\n") + 4;
                end < whole.indexOf("Action:");
                end = whole.indexOf('\n', end) + 1) {
            comesBack(whole.substring(0, end));
        }
    }

    private void comesBack(String text) throws Exception {
        var message = new MimeMessage(
                Session.getInstance(new Properties()), new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        imap.getUserManager().getUserByEmail("bounce@duban.gov.cn").deliver(message);
    }
}
