package duban;

import static duban.WebSession.API;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The outbox as the administrator reads it: what it lists, what it counts, what can be done there, and by nobody else. */
class OutboxIT extends RunningApplication {

    static final String MAILS = API + "/duban/mails";

    static final String HOSTILE =
            "<script>alert(1)</script><img src='/camunda/planted.png' onerror='alert(2)'>${7*7}{{7*7}}#{7*7}";

    @BeforeEach
    void it_is_a_monday_before_all_other_mails() {
        clock.moveTo(moment("2023-04-03T10:00"));
    }

    @AfterEach
    void everybody_can_be_reached_and_the_channel_is_open() {
        jdbc.sql("delete from bad_mailbox where answer = '邮箱页测试'").update();
        jdbc.sql("update mail_sender set failures = 0, paused_until = null, answer = ''")
                .update();
    }

    /** A mail of the office's member {@code office.fgw}; nothing sends it: its time never comes. */
    long mail(String state, String subject, String html) {
        var mail = jdbc.sql("""
                insert into mail (person, kind, slot, made_at, state, address, subject, plain, html, next_at, attempts, sent_at, answer)
                values ('office.fgw', 'APPROVAL', gen_random_uuid()::text, :now, :state, 'office.fgw@duban.example', :subject, '纯文本', :html,
                        '2099-01-01', 1, case when :state = 'SENT' then cast(:now as timestamptz) end, '答复')
                returning id""")
                .param("now", Timestamp.from(clock.instant()))
                .param("state", state)
                .param("subject", subject)
                .param("html", html)
                .query(Long.class)
                .single();
        jdbc.sql("insert into mail_line (mail, item, why) values (?, ?, 'APPROVAL')")
                .param(mail)
                .param("2023-870-M0" + mail % 10)
                .update();
        return mail;
    }

    long mail(String state, String subject) {
        return mail(state, subject, "<p>内容</p>");
    }

    JsonNode list(String query) {
        var answer = login("admin").get(MAILS + "?" + query);
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    static String words(String words) {
        return "words=" + URLEncoder.encode(words, StandardCharsets.UTF_8);
    }

    static List<Long> ids(JsonNode page) {
        return page.path("mails").findValues("id").stream()
                .map(JsonNode::asLong)
                .toList();
    }

    // Whose it is

    @ParameterizedTest
    @ValueSource(strings = {"office.fgw", "bgt.chen", "leader.zhao", "mzj.head", "mzj.handler", "auditor"})
    void mails_are_the_business_of_nobody_but_the_administrator(String user) {
        var mail = mail("FAILED", "别人不看");
        var session = login(user);

        for (var path : List.of(MAILS, MAILS + "/" + mail, MAILS + "/" + mail + "/html", MAILS + "/0")) {
            var refused = session.get(path);
            assertThat(refused.status()).as(path).isEqualTo(403);
            assertThat(refused.message()).isEqualTo("此项操作由系统管理员办理，您没有该岗位。");
        }
        assertThat(session.post(MAILS + "/" + mail + "/resend", Map.of("reason", "试试"))
                        .status())
                .isEqualTo(403);
        assertThat(session.post(MAILS + "/mailboxes/trust", Map.of("person", "office.fgw", "reason", "试试"))
                        .status())
                .isEqualTo(403);
        var page = session.get("/camunda/mails");
        assertThat(page.status()).isEqualTo(403);
        assertThat(page.message()).isEqualTo("发件箱由系统管理员查看，您没有该岗位。");
        assertThat(session.get(API + "/duban/session").body().at("/places").findValuesAsText("app"))
                .doesNotContain("mails");
    }

    @Test
    void the_administrator_finds_it_in_the_header_and_whoever_is_not_logged_in_comes_to_the_login() {
        var visitor = WebSession.anonymous("http://localhost:" + port);

        assertThat(login("admin")
                        .get(API + "/duban/session")
                        .body()
                        .at("/places")
                        .findValuesAsText("app"))
                .containsExactly("admin", "cockpit", "mails", "dailyCheck", "rules");
        assertThat(login("admin").download("/camunda/mails").header("Content-Security-Policy"))
                .contains("frame-src 'self'", "default-src 'none'");
        assertThat(visitor.get(MAILS).status()).isEqualTo(401);
        assertThat(visitor.download("/camunda/mails").header("Location"))
                .endsWith("/camunda/login?to=%2Fcamunda%2Fmails");
    }

    // What it lists

    @Test
    void every_number_is_that_of_the_list_it_leads_to() {
        mail("SENT", "数一数");
        mail("READY", "数一数");
        mail("RETRY", "数一数");
        mail("FAILED", "数一数");

        var sending = list("").path("sending");

        assertThat(sending.path("sentToday").asInt()).isEqualTo(listed("state=SENT&period=TODAY"));
        assertThat(sending.path("waiting").asInt()).isEqualTo(listed("state=WAITING"));
        assertThat(sending.path("retrying").asInt()).isEqualTo(listed("state=RETRYING"));
        assertThat(sending.path("failedThisWeek").asInt()).isEqualTo(listed("state=FAILED&period=WEEK"));
    }

    int listed(String query) {
        var count = 0;
        var older = "";
        do {
            var page = list(query + "&before=" + older);
            count += page.path("mails").size();
            older = page.path("older").asText("null");
        } while (!older.equals("null"));
        return count;
    }

    @Test
    void mails_are_found_by_state_kind_person_address_subject_and_item() {
        var sent = mail("SENT", "【督办】筛选甲");
        var failed = mail("FAILED", "【督办】筛选乙");

        assertThat(ids(list(words("筛选")))).containsExactly(failed, sent);
        assertThat(ids(list("state=FAILED&" + words("筛选")))).containsExactly(failed);
        assertThat(ids(list("kind=APPROVAL&" + words("筛选 甲")))).containsExactly(sent);
        assertThat(ids(list("kind=ROUTINE&" + words("筛选")))).isEmpty();
        assertThat(ids(list(words("筛选 OFFICE.fgw@duban")))).hasSize(2);
        assertThat(ids(list(words("筛选 发展改革委 黎立新")))).hasSize(2);
        assertThat(ids(list(words("筛选甲 2023-870-M0" + sent % 10)))).containsExactly(sent);
        assertThat(ids(list(words("筛选 赵志强")))).isEmpty();
        assertThat(ids(list(words("筛选 %")))).isEmpty();
    }

    @Test
    void older_mails_are_on_further_pages_each_once() {
        for (int i = 0; i < 53; i++) {
            mail("SENT", "翻页");
        }

        var first = list(words("翻页"));
        var second = list(words("翻页") + "&before=" + first.path("older").asLong());

        assertThat(ids(first)).hasSize(50);
        assertThat(ids(second)).hasSize(3).doesNotContainAnyElementsOf(ids(first));
        assertThat(second.path("older").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "state=NEW, 422, '没有这种状态，请从页面上选择。'",
        "kind=x, 422, '没有这种种类，请从页面上选择。'",
        "period=YEAR, 422, '没有这种时间，请从页面上选择。'",
        "before=x, 404, '没有找到这封邮件。请从发件箱的列表中选择。'"
    })
    void what_cannot_be_chosen_on_the_page_is_refused(String query, int status, String message) {
        var refused = login("admin").get(MAILS + "?" + query);

        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.message()).isEqualTo(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "999999999999999999", "x", "0/html", "-1"})
    void a_mail_that_is_none_is_not_found(String id) {
        assertThat(login("admin").get(MAILS + "/" + id).status()).isEqualTo(404);
    }

    // What a mail says

    @Test
    void what_is_in_a_mail_runs_nothing_and_fetches_nothing() {
        var mail = mail("SENT", HOSTILE, "<html><head></head><body>" + HOSTILE + "</body></html>");
        var admin = login("admin");

        var shown = admin.download(MAILS + "/" + mail + "/html");

        assertThat(shown.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .satisfies(policy -> assertThat(policy.split("; "))
                        .contains(
                                "default-src 'none'",
                                "img-src data:",
                                "frame-ancestors 'self'",
                                "form-action 'none'",
                                "sandbox allow-popups allow-popups-to-escape-sandbox"));
        assertThat(shown.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(new String(shown.bytes(), StandardCharsets.UTF_8))
                .isEqualTo("<html><head><base target=\"_blank\"></head><body>" + HOSTILE + "</body></html>");
        assertThat(admin.get(MAILS + "/" + mail).body().at("/row/subject").asText())
                .as("text as text, template or not")
                .isEqualTo(HOSTILE);
    }

    @Test
    void it_is_shown_light_or_dark_whatever_the_reader_prefers() {
        var mail = mail("SENT", "深浅", "<style>@media (prefers-color-scheme: dark) { a { color: white } }</style>");
        var admin = login("admin");

        assertThat(admin.get(MAILS + "/" + mail + "/html").text()).contains("@media not all {");
        assertThat(admin.get(MAILS + "/" + mail + "/html?scheme=dark").text()).contains("@media all {");
    }

    @Test
    void it_tells_what_happened_to_it_and_of_which_items() {
        var mail = mail("FAILED", "说经过");

        var told = login("admin").get(MAILS + "/" + mail).body();

        assertThat(told.path("story").toString())
                .isEqualTo("[\"2023年4月3日 10:00 列入发件箱\",\"已交给邮件服务器 1 次\",\"没有送达，不再自动重试\",\"原因：答复\"]");
        assertThat(told.at("/lines/0/item").asText()).startsWith("2023-870-M0");
        assertThat(told.at("/lines/0/why").asText()).isEqualTo("待审批");
        assertThat(told.path("failed").asBoolean()).isTrue();
    }

    // What can be done

    @Test
    void a_failed_mail_is_sent_anew_with_a_reason_and_the_story_says_so() {
        var mail = mail("FAILED", "重发");
        var admin = login("admin");

        var unreasoned = admin.post(MAILS + "/" + mail + "/resend", Map.of("reason", " "));
        assertThat(unreasoned.status()).isEqualTo(422);
        assertThat(unreasoned.field()).isEqualTo("reason");
        assertThat(admin.post(MAILS + "/" + mail + "/resend", Map.of("reason", "邮箱已扩容"))
                        .status())
                .isEqualTo(204);

        var told = admin.get(MAILS + "/" + mail).body();
        assertThat(told.at("/row/state").asText()).isEqualTo("待发");
        assertThat(told.path("story").toString()).contains("系统管理员重新发送，原因：邮箱已扩容");
        var again = admin.post(MAILS + "/" + mail + "/resend", Map.of("reason", "再来"));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.message()).startsWith("这封邮件现在不是发送失败");
        jdbc.sql("update mail set state = 'MOOT' where id = ?").param(mail).update();
    }

    @Test
    void a_bad_mailbox_is_listed_with_whom_to_call_until_it_is_trusted_again() {
        jdbc.sql("""
                insert into bad_mailbox (person, address, since, answer)
                values ('office.fgw', 'office.fgw@duban.example', :now, '邮箱页测试')""").param("now", Timestamp.from(clock.instant())).update();
        var admin = login("admin");

        assertThat(boxes(admin))
                .singleElement()
                .asString()
                .contains("黎立新", "市发展改革委", "office.fgw@duban.example", "023-", "2023年4月3日 10:00", "邮箱页测试");
        var unreasoned = admin.post(MAILS + "/mailboxes/trust", Map.of("person", "office.fgw", "reason", ""));
        assertThat(unreasoned.field()).isEqualTo("reason");
        assertThat(admin.post(MAILS + "/mailboxes/trust", Map.of("person", "office.fgw", "reason", "电话核实，已恢复"))
                        .status())
                .isEqualTo(204);

        assertThat(boxes(admin)).isEmpty();
        assertThat(admin.post(MAILS + "/mailboxes/trust", Map.of("person", "office.fgw", "reason", "再来"))
                        .status())
                .isEqualTo(409);
        assertThat(admin.post(MAILS + "/mailboxes/trust", Map.of("person", "", "reason", "没有人"))
                        .status())
                .isEqualTo(404);
    }

    List<JsonNode> boxes(WebSession admin) {
        var all = new ArrayList<JsonNode>();
        admin.get(MAILS).body().path("badMailboxes").forEach(all::add);
        all.removeIf(box -> !box.path("person").asText().equals("office.fgw"));
        return all;
    }

    @Test
    void a_pause_is_told_with_its_end_and_the_servers_words() {
        jdbc.sql("update mail_sender set failures = 3, paused_until = ?, answer = '421 太忙'")
                .param(Timestamp.from(moment("2023-04-03T10:15")))
                .update();

        var pause = list("").at("/sending/pause");

        assertThat(pause.path("told").asText()).isEqualTo("邮件服务器连不上，暂停发送，10:15 再试");
        assertThat(pause.path("answer").asText()).isEqualTo("421 太忙");
        clock.moveTo(moment("2023-04-03T10:20"));
        assertThat(list("").at("/sending/pause/told").asText()).isEqualTo("邮件服务器上次没有连上，正在再试");
    }
}
