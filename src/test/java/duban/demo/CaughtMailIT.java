package duban.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import duban.RunningApplication;
import duban.SmallOpinion;
import duban.WebSession;
import duban.department.Officer;
import duban.process.identity.WebLogin;
import duban.shared.DepartmentCode;
import duban.shared.PersonId;
import duban.web.shell.OwnPages;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

/** The demo's mailbox: what the mail server really caught, for everybody who tries the demo. */
class CaughtMailIT extends RunningApplication {

    static final String MAILS = WebSession.API + "/duban/demo/mails";

    @Autowired
    JavaMailSender sender;

    @Autowired
    OwnPages pages;

    @Autowired
    WebLogin login;

    @Value("${duban.public-url}")
    String publicUrl;

    void send(String to, String subject, String html) throws Exception {
        var mail = sender.createMimeMessage();
        var helper = new MimeMessageHelper(mail, true, "UTF-8");
        helper.setFrom("duban@duban.example");
        helper.setTo(to);
        helper.setSubject(subject);
        helper.setText("纯文本：" + subject, html);
        helper.setSentDate(Date.from(moment("2023-11-15T08:30")));
        sender.send(mail);
    }

    static List<JsonNode> rows(WebSession.Answer box, String subject) {
        var rows = new ArrayList<JsonNode>();
        box.body().path("mails").forEach(rows::add);
        rows.removeIf(row -> !row.path("subject").asText().equals(subject));
        return rows;
    }

    @Test
    void everybody_opens_the_own_mailbox_first_and_may_look_into_any_other() throws Exception {
        // Those of earlier runs are kept too.
        var subject = "给大数据局的信 " + UUID.randomUUID();
        send("sww.head@duban.example", subject, "<p>一</p>");
        send("dsj.head@duban.example", subject, "<p>二</p>");
        var head = login("dsj.head");

        var own = head.get(MAILS);
        assertThat(own.body().path("person").asText()).isEqualTo("dsj.head");
        assertThat(rows(own, subject)).hasSize(1);
        assertThat(rows(own, subject).get(0).path("at").asText()).isEqualTo("2023年11月15日 08:30");
        assertThat(rows(head.get(MAILS + "?person="), subject)).hasSize(2);
        assertThat(rows(login("mzj.handler").get(MAILS + "?person=dsj.head"), subject))
                .hasSize(1);
        assertThat(rows(head.get(MAILS + "?person=nobody"), subject)).isEmpty();
        assertThat(own.body().path("readers").findValuesAsText("person")).contains("dsj.head");
    }

    @Test
    void a_mail_is_shown_as_it_was_sent_and_its_buttons_lead_into_this_application() throws Exception {
        var html = "<html><head></head><body><a href=\"" + publicUrl + "/go/2023-871-M01\">打开</a>"
                + "<script>alert(1)</script>${7*7}</body></html>";
        send("dsj.head@duban.example", "<b>${7*7}</b>", html);
        var head = login("dsj.head");
        var id = rows(head.get(MAILS), "<b>${7*7}</b>").get(0).path("id").asText();

        var mail = head.get(MAILS + "/" + id).body();
        assertThat(mail.at("/row/subject").asText()).isEqualTo("<b>${7*7}</b>");
        assertThat(mail.path("yours").asBoolean()).isTrue();
        assertThat(mail.path("plain").asText()).isEqualTo("纯文本：<b>${7*7}</b>");
        assertThat(mail.path("headers").asText()).contains("To: dsj.head@duban.example", "Received:");
        var shown = head.download(MAILS + "/" + id + "/html");
        assertThat(shown.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("default-src 'none'", "sandbox allow-popups");
        assertThat(new String(shown.bytes(), StandardCharsets.UTF_8))
                .isEqualTo(
                        html.replace("<head>", "<head><base target=\"_blank\">").replace(publicUrl + "/", "/"));
        assertThat(login("dsj.liaison")
                        .get(MAILS + "/" + id)
                        .body()
                        .path("yours")
                        .asBoolean())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "none/html", "20231115T020000000-000001-a@b"})
    void a_mail_that_is_none_is_not_found(String id) {
        assertThat(login("dsj.head").get(MAILS + "/" + id).message()).startsWith("没有找到这封邮件");
    }

    @Test
    void whoever_is_not_logged_in_sees_none() {
        var visitor = WebSession.anonymous("http://localhost:" + port);

        assertThat(visitor.get(MAILS).status()).isEqualTo(401);
        assertThat(visitor.download(OwnPages.DEMO_MAILS).header("Location"))
                .endsWith("/camunda/login?to=%2Fcamunda%2Fdemo%2Fmails");
    }

    @Test
    void travelling_says_how_many_mails_it_brought() {
        moveTo("2023-11-16T10:00");
        SmallOpinion.dispatched("2023-872", 1, this::login, jdbc, jobs);
        var handler = login("czj.liaison");
        var before = handler.get(MAILS + "?person=").body();

        var travelled = handler.post(TravelIT.CLOCK, Map.of("workingDays", 1)).body();

        assertThat(travelled.path("mails").asInt()).isPositive();
        assertThat(mails(handler.get(MAILS + "?person=").body()) - mails(before))
                .isEqualTo(travelled.path("mails").asInt());
    }

    static int mails(JsonNode mailbox) {
        return mailbox.path("readers").findValues("mails").stream()
                .mapToInt(JsonNode::asInt)
                .sum();
    }

    @Test
    void where_another_mail_server_is_given_it_says_that_nothing_is_kept() {
        var officer = new Officer(new PersonId("dsj.head"), "", new DepartmentCode("DSJ"), "", "", "", List.of());
        var none = new CaughtMails(new StaticListableBeanFactory().getBeanProvider(MailCatcher.class));

        var mailbox = new CaughtMailController(() -> officer, login, none, pages, jdbc, publicUrl).mailbox(null, "");

        assertThat(mailbox.told()).isEqualTo("这次启动指定了邮件服务器，邮件已真实发出，这里没有留存。");
        assertThat(mailbox.mails()).isEmpty();
        assertThat(none.count()).isZero();
    }
}
