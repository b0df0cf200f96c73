package duban.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

class MailCatcherTest {

    @TempDir
    Path folder;

    MailCatcher catcher;
    JavaMailSenderImpl sender;

    @BeforeEach
    void a_sender_talks_to_the_catcher() {
        catcher = MailCatcher.start(folder, Clock.fixed(Instant.parse("2023-11-15T02:00:00Z"), ZoneOffset.UTC));
        sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(catcher.port());
        sender.setDefaultEncoding("UTF-8");
    }

    @AfterEach
    void stop() {
        catcher.close();
    }

    @Test
    void a_chinese_mail_arrives_with_its_bytes() throws Exception {
        var mail = mail("wang.li@mzj.example", "督办提醒：措施即将到期", "请于11月17日前提交成果。\n.一行以点开头\n");

        sender.send(mail);

        var sent = new ByteArrayOutputStream();
        mail.writeTo(sent);
        var kept = catcher.mails().get(0);
        // What the sender wrote stands unchanged below the line the server adds on top.
        assertThat(new String(Files.readAllBytes(kept))).startsWith("Received:").endsWith(sent.toString());
        try (var stream = Files.newInputStream(kept)) {
            var read = new MimeMessage(Session.getInstance(new Properties()), stream);
            assertThat(read.getSubject()).isEqualTo("督办提醒：措施即将到期");
            assertThat(read.getContent().toString().replace("\r\n", "\n")).isEqualTo("请于11月17日前提交成果。\n.一行以点开头\n");
            assertThat(read.getRecipients(Message.RecipientType.TO)).hasSize(1);
        }
    }

    @Test
    void names_sort_in_the_order_of_arrival_and_leave_the_folder_by_no_trick() throws Exception {
        sender.send(mail("first@mzj.example", "一", "一"));
        sender.send(mail("\"../../etc/x\"@mzj.example", "二", "二"));

        assertThat(catcher.mails())
                .extracting(mail -> mail.getFileName().toString())
                .containsExactly(
                        "20231115T020000000-000001-first@mzj.example.eml",
                        "20231115T020000000-000002-_.._.._etc_x_@mzj.example.eml");
        try (var left = Files.list(folder)) {
            assertThat(left).hasSize(2);
        }
    }

    @Test
    void a_mail_that_is_too_large_is_refused_and_leaves_nothing() throws Exception {
        var large = mail("wang.li@mzj.example", "大", "办".repeat(MailCatcher.LARGEST_MAIL / 2));

        assertThatThrownBy(() -> sender.send(large)).isInstanceOf(MailException.class);

        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void a_second_catcher_finds_another_port() throws Exception {
        try (var second = MailCatcher.start(folder, Clock.systemUTC())) {
            assertThat(second.port()).isNotEqualTo(catcher.port()).isPositive();
        }
    }

    private MimeMessage mail(String to, String subject, String text) throws Exception {
        var mail = sender.createMimeMessage();
        var helper = new MimeMessageHelper(mail, false, "UTF-8");
        helper.setFrom("duban@example.gov.cn");
        helper.setTo(to);
        helper.setSubject(subject);
        helper.setText(text);
        return mail;
    }
}
