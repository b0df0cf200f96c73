package duban.notification.smtp;

import static duban.notification.ScriptedServer.HANG_UP;
import static duban.notification.ScriptedServer.SILENCE;
import static duban.notification.ScriptedServer.TAKE_AND_HANG_UP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import duban.notification.Channel.Connection;
import duban.notification.Channel.Unreachable;
import duban.notification.Delivery;
import duban.notification.Delivery.Outcome;
import duban.notification.OutgoingMail;
import duban.notification.ScriptedServer;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class SmtpChannelTest {

    private static final Instant NOW = Instant.parse("2023-11-15T02:00:00Z");

    private final ScriptedServer server = new ScriptedServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_mail_arrives_as_it_was_written_plain_and_html_and_is_marked_as_made_by_a_machine() throws Exception {
        var subject = "【督办】P05-M08 剩3个工作日，另2件，请于本周五前报送整改情况并附佐证材料以便核查销号";

        var delivery = deliver(new OutgoingMail(7, "mail-7.abc", "a.b@x.gov.cn", subject, "正文", "<p>正文</p>"));

        assertThat(delivery).isEqualTo(Delivery.sent("250 2.0.0 queued"));
        var taken = server.taken().get(0);
        assertThat(taken.recipient()).isEqualTo("a.b@x.gov.cn");
        assertThat(taken.returnPath()).isEqualTo(TestSmtp.RETURN_PATH.of(7)).startsWith("bounce+7.");
        assertThat(taken.header("Message-ID")).isEqualTo("<mail-7.abc@duban.gov.cn>");
        assertThat(taken.header("Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(taken.header("X-Auto-Response-Suppress")).isEqualTo("All");
        var mail = parsed(taken);
        assertThat(mail.getSubject()).isEqualTo(subject);
        assertThat(mail.getSentDate().toInstant()).isEqualTo(NOW);
        assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly("a.b@x.gov.cn");
        assertThat((InternetAddress) mail.getFrom()[0])
                .returns("督办", InternetAddress::getPersonal)
                .returns("duban@duban.gov.cn", InternetAddress::getAddress);
        assertThat(mail.getContentType()).startsWith("multipart/alternative");
        assertThat(parts(mail)).containsExactly("text/plain; charset=UTF-8:正文", "text/html; charset=UTF-8:<p>正文</p>");
    }

    @Test
    void any_text_arrives_unchanged_and_no_line_is_too_long() throws Exception {
        var text = ".\r\n.quit\r\n..\r\n${a} #{b} {{c}}\r\n" + "长".repeat(3000) + "x".repeat(3000) + "\r\n😀".repeat(10)
                + "\r\n" + "5".repeat(5_000_000);

        deliver(new OutgoingMail(1, "mail-1.a", "a@x.gov.cn", "主题", text, "<pre>" + text + "</pre>"));

        var taken = server.taken().get(0);
        assertThat(parts(parsed(taken)))
                .containsExactly(
                        "text/plain; charset=UTF-8:" + text, "text/html; charset=UTF-8:<pre>" + text + "</pre>");
        assertThat(taken.text().lines().mapToInt(String::length).max().orElseThrow())
                .isLessThanOrEqualTo(78);
    }

    @Test
    void all_mails_of_a_connection_go_through_it() throws Exception {
        try (var connection = channel().connect()) {
            for (var id = 1; id <= 3; id++) {
                assertThat(connection.deliver(mail(id)).outcome()).isEqualTo(Outcome.SENT);
            }
        }

        assertThat(server.connections()).isEqualTo(1);
        assertThat(server.taken()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            RCPT | 450 4.2.0 greylisted            | LATER
            RCPT | 451 4.3.0 try again             | LATER
            RCPT | 452 4.2.2 mailbox full          | LATER
            RCPT | 550 no such user                | NO_MAILBOX
            RCPT | 550 5.1.1 unknown               | NO_MAILBOX
            RCPT | 551 user not local              | NO_MAILBOX
            RCPT | 553 mailbox name not allowed    | NO_MAILBOX
            RCPT | 550-5.2.1 mailbox disabled      | NO_MAILBOX
            RCPT | 550 relay not permitted         | REFUSED
            RCPT | 550 5.7.1 you may not send here | REFUSED
            RCPT | 552 5.2.2 over quota            | REFUSED
            RCPT | 554 5.7.1 Relay access denied   | REFUSED
            MAIL | 552 5.3.4 message too big       | REFUSED
            DATA | 554 no valid recipients         | REFUSED
            DATA | 451 not now                     | LATER
            .    | 450 4.7.1 later                 | LATER
            .    | 451 4.3.0 disk full             | LATER
            .    | 452 insufficient storage        | LATER
            .    | 550 spam                        | REFUSED
            .    | 552 too big                     | REFUSED
            .    | 554 5.6.0 content rejected      | REFUSED
            """)
    void what_a_server_answers_decides_what_becomes_of_the_mail_and_the_next_goes_through(
            String command, String answer, Outcome outcome) throws Exception {
        var spoken = answer.replace("550-", "550-first line\r\n550 ");
        server.script((asked, recipient, count) -> asked.startsWith(command) ? spoken : null);

        try (var connection = channel().connect()) {
            var delivery = connection.deliver(mail(1));
            server.script((asked, recipient, count) -> null);
            var next = connection.deliver(mail(2));

            assertThat(delivery.outcome()).isEqualTo(outcome);
            assertThat(delivery.answer()).contains(answer.substring(4)).doesNotContain("\n", "\r");
            assertThat(next.outcome()).isEqualTo(Outcome.SENT);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            MAIL | 421 4.3.2 shutting down
            RCPT | 421 too many connections
            DATA | 421 4.3.2 shutting down
            .    | 421 4.3.2 shutting down
            MAIL | 530 5.7.0 authentication required
            MAIL | 550 5.7.1 sender rejected
            MAIL | 451 4.3.0 queue is full
            """)
    void what_concerns_all_mails_says_nothing_about_one(String command, String answer) throws Exception {
        server.script((asked, recipient, count) -> asked.startsWith(command) ? answer : null);

        try (var connection = channel().connect()) {
            assertThatThrownBy(() -> connection.deliver(mail(1)))
                    .isInstanceOf(Unreachable.class)
                    .hasMessageContaining(answer);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAIL", "RCPT", "DATA"})
    void a_connection_that_breaks_or_falls_silent_before_the_last_byte_delivered_nothing(String command)
            throws Exception {
        for (var fault : List.of(HANG_UP, SILENCE)) {
            server.script((asked, recipient, count) -> asked.startsWith(command) ? fault : null);

            try (var connection = channel().connect()) {
                assertThatThrownBy(() -> connection.deliver(mail(1)))
                        .as(fault)
                        .isInstanceOf(Unreachable.class)
                        .hasMessageStartingWith("与邮件服务器的连接中断");
                assertThatThrownBy(() -> connection.deliver(mail(2))).isInstanceOf(Unreachable.class);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {HANG_UP, TAKE_AND_HANG_UP, SILENCE, "what?"})
    void nobody_knows_of_a_mail_the_server_took_without_an_answer(String fault) throws Exception {
        server.script((asked, recipient, count) -> asked.equals(".") ? fault : null);

        assertThat(deliver(mail(1))).isEqualTo(Delivery.unknown("邮件服务器收下邮件后没有答复，是否送达不明，将用同一编号重发"));
    }

    @Test
    void a_server_may_take_longer_for_its_verdict_than_for_an_answer() throws Exception {
        var patient = new SmtpChannel(
                server.settings(),
                "duban@duban.gov.cn",
                TestSmtp.RETURN_PATH,
                List.of(),
                clock(),
                Duration.ofMillis(300),
                Duration.ofSeconds(20));
        server.script((asked, recipient, count) -> asked.equals(".") ? SILENCE : null);

        try (var connection = patient.connect()) {
            var delivery = CompletableFuture.supplyAsync(() -> delivered(connection, mail(1)));
            server.silent().await();

            assertThatThrownBy(() -> delivery.get(900, TimeUnit.MILLISECONDS)).isInstanceOf(Exception.class);
            connection.abort();
            assertThat(delivery.get(5, TimeUnit.SECONDS).outcome()).isEqualTo(Outcome.UNKNOWN);
        }
    }

    @Test
    void a_server_that_does_not_answer_or_refuses_is_unreachable() {
        server.script((asked, recipient, count) -> asked.isEmpty() ? SILENCE : null);
        assertThatThrownBy(() -> channel().connect())
                .isInstanceOf(Unreachable.class)
                .hasMessageStartingWith("连接不上邮件服务器：");
        server.script((asked, recipient, count) -> asked.isEmpty() ? "554 5.7.1 go away" : null);
        assertThatThrownBy(() -> channel().connect())
                .isInstanceOf(Unreachable.class)
                .hasMessageContaining("554");
        server.close();
        assertThatThrownBy(() -> channel().connect()).isInstanceOf(Unreachable.class);
    }

    @Test
    void a_login_that_is_refused_is_said() {
        var settings = server.settings();
        settings.setUsername("duban");
        settings.setPassword("wrong");
        server.script((asked, recipient, count) -> asked.startsWith("EHLO")
                ? "250-scripted\r\n250 AUTH PLAIN"
                : asked.startsWith("AUTH") ? "535 5.7.8 bad credentials" : null);

        assertThatThrownBy(() -> channel(settings, List.of()).connect())
                .isInstanceOf(Unreachable.class)
                .hasMessageStartingWith("邮件服务器拒绝登录：535 5.7.8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@x.gov.cn,b@evil.example",
                "<a@b>c@d.example",
                "=?utf-8?q?a=40x.gov.cn?=",
                "a@x.gov.cn\r\nRCPT TO:<b@evil.example>",
                "a@x.gov.cn\nBcc: b@evil.example",
                "a@аpple.example",
                "a@xn--pple-43d.example",
                "\"a b\"@x.gov.cn",
                "a@x.gov.cn (b)",
                "a@localhost",
                "a..b@x.gov.cn",
                "@x.gov.cn",
                ""
            })
    void what_is_not_one_plain_address_never_reaches_the_server(String address) throws Exception {
        var delivery = deliver(new OutgoingMail(1, "mail-1.a", address, "主题", "正文", "<p>正文</p>"));

        assertThat(delivery).isEqualTo(Delivery.noMailbox("邮箱地址不正确，没有发出"));
        assertThat(server.commands()).noneMatch(command -> command.startsWith("MAIL"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"主题\r\nBcc: b@evil.example", "主题\n\n正文", "主题\r", "a\u2028b", "a\u0000b"})
    void a_subject_of_more_than_one_line_never_reaches_the_server(String subject) throws Exception {
        var delivery = deliver(new OutgoingMail(1, "mail-1.a", "a@x.gov.cn", subject, "正文", "<p>正文</p>"));

        assertThat(delivery).isEqualTo(Delivery.refused("主题含有换行或不可见的字符，没有发出"));
        assertThat(server.commands()).noneMatch(command -> command.startsWith("MAIL"));
    }

    @Test
    void mails_go_only_where_they_may() throws Exception {
        try (var connection = channel(server.settings(), List.of("x.gov.cn")).connect()) {
            for (var address : List.of("a@x.gov.cn", "a@mail.X.gov.cn")) {
                assertThat(connection.deliver(to(address)).outcome()).isEqualTo(Outcome.SENT);
            }
            for (var address : List.of("a@ax.gov.cn", "a@x.gov.cn.evil.example")) {
                assertThat(connection.deliver(to(address))).isEqualTo(Delivery.noMailbox("邮箱不在准许的域名内，没有发出"));
            }
        }
    }

    @Test
    void words_of_a_server_are_kept_short_and_in_one_line() throws Exception {
        server.script((asked, recipient, count) ->
                asked.equals(".") ? "554-first\u001b[31m\r\n554 " + "second".repeat(200) : null);

        assertThat(deliver(mail(1)).answer())
                .startsWith("554-first [31m 554 second")
                .hasSizeLessThan(310)
                .endsWith("…");
    }

    private static OutgoingMail mail(long id) {
        return new OutgoingMail(id, "mail-" + id + ".a", "a@x.gov.cn", "主题", "正文", "<p>正文</p>");
    }

    private static OutgoingMail to(String address) {
        return new OutgoingMail(1, "mail-1.a", address, "主题", "正文", "<p>正文</p>");
    }

    private Delivery deliver(OutgoingMail mail) throws Unreachable {
        try (var connection = channel().connect()) {
            return connection.deliver(mail);
        }
    }

    private static Delivery delivered(Connection connection, OutgoingMail mail) {
        try {
            return connection.deliver(mail);
        } catch (Unreachable unreachable) {
            throw new AssertionError(unreachable);
        }
    }

    private SmtpChannel channel() {
        return channel(server.settings(), List.of());
    }

    private static SmtpChannel channel(JavaMailSenderImpl settings, List<String> domains) {
        return new SmtpChannel(
                settings,
                "duban@duban.gov.cn",
                TestSmtp.RETURN_PATH,
                domains,
                clock(),
                Duration.ofMillis(400),
                Duration.ofMillis(600));
    }

    private static Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    private static MimeMessage parsed(ScriptedServer.Taken taken) throws MessagingException {
        return new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(taken.text().getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> parts(MimeMessage mail) throws MessagingException, IOException {
        var parts = (MimeMultipart) mail.getContent();
        return List.of(
                parts.getBodyPart(0).getContentType() + ":"
                        + parts.getBodyPart(0).getContent(),
                parts.getBodyPart(1).getContentType() + ":"
                        + parts.getBodyPart(1).getContent());
    }
}
