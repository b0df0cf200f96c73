package duban.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import duban.SmallOpinion;
import duban.TestPlans;
import duban.WebSession;
import duban.evidence.Scans;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A task from its link to its end as people meet it; each test has measures of its own in one opinion. */
class OpenTaskInTasklistIT extends TasklistInBrowser {

    private static final String OPINION = "2023-74";
    private static final String UNSAVED = "没有保存的话 \n第二行，有空格  ";

    private SmallOpinion opinion;

    @BeforeAll
    void a_small_opinion_is_dispatched() {
        moveTo("2023-08-28T09:00");
        opinion = SmallOpinion.dispatched(OPINION, TestPlans.workbook(OPINION, "市公安局", 17), this::login, jdbc, jobs);
        opinion.bringTo("submitResult", 17);
    }

    @BeforeEach
    void it_is_the_twenty_eighth_of_august() {
        moveTo("2023-08-28T10:00");
    }

    private String task(String item) {
        return jdbc.sql("select task_id from work_item where item = ?")
                .param(item)
                .query(String.class)
                .single();
    }

    private String assignee(String item) {
        return jdbc.sql("select coalesce(assignee, '') from work_item where item = ?")
                .param(item)
                .query(String.class)
                .single();
    }

    private void looksGood(TasklistPage page, String name) {
        assertThat(page.barriers()).as(name).isEmpty();
        assertThat(page.tooWide()).as(name).isEmpty();
        browser.screenshot(page.page(), "open-task-" + name);
    }

    private static Locator standing(TasklistPage page) {
        return page.page().locator(".duban-standing");
    }

    private static Locator button(Locator within, String name) {
        return within.getByText(name, new Locator.GetByTextOptions().setExact(true));
    }

    @ParameterizedTest
    @CsvSource({"1, 1366, 768", "2, 390, 844"})
    void a_task_is_workable_at_once_and_the_next_one_opens(int nth, int width, int height) {
        opinion.bringTo("signOffResult", nth);
        var item = opinion.measure(nth);
        var head = open("gaj.head", item, width, height);

        assertThat(head.hand()).containsText("待领取，可以直接办理");
        assertThat(head.page().locator("button.claim:visible")).hasCount(0);
        assertThat(head.page().locator(".form-actions .btn-default:visible")).hasCount(0);
        head.choose("decision", "SIGN");
        looksGood(head, "sign-off-" + width);
        head.submitted("已送督办专班核查，最迟9月4日。");

        assertThat(head.page().locator("[notifications-panel] .alert:visible")).hasCount(0);
        looksGood(head, "said-" + width);
        button(head.page().locator(".duban-toast"), "×").click();
        assertThat(head.page().locator(".duban-toast")).hasCount(0);
    }

    @Test
    void reading_claims_nothing_typing_does_and_it_can_be_put_back() {
        opinion.bringTo("signOffResult", 3);
        var item = opinion.measure(3);
        var head = open("gaj.head", item, 1366, 768);
        assertThat(assignee(item)).isEmpty();

        head.choose("decision", "SEND_BACK");
        head.field("reason").fill("缺");
        assertThat(head.kept()).hasText("草稿已保存 10:00");
        assertThat(head.hand()).containsText("由您办理");
        assertThat(assignee(item)).isEqualTo("gaj.head");

        button(head.hand(), "放回").click();
        assertThat(head.hand()).containsText("待领取");
        assertThat(head.field("reason")).hasValue("缺");
        assertThat(assignee(item)).isEmpty();

        button(head.hand(), "领取").click();
        assertThat(head.hand()).containsText("由您办理");
        assertThat(assignee(item)).isEqualTo("gaj.head");
    }

    @ParameterizedTest
    @CsvSource({"4, 1366, 768", "5, 390, 844"})
    void what_a_colleague_has_is_read_and_taken_over_with_a_reason(int nth, int width, int height) {
        opinion.bringTo("signOffResult", nth);
        var item = opinion.measure(nth);
        login("gaj.deputy").claim(task(item), "gaj.deputy");
        var head = open("gaj.head", item, width, height);

        assertThat(head.hand()).containsText("10:00 起，电话 023-");
        assertThat(head.field("decision").first()).isHidden();
        assertThat(head.page().locator(".form-actions .btn-primary")).isHidden();
        head.hand().locator("summary").click();
        looksGood(head, "colleague-" + width);
        head.expectRefusal(422);
        button(head.hand(), "确定接办").click();
        assertThat(head.hand().locator(".duban-message")).containsText("接办原因");
        head.expectRefusal(0);
        head.hand().locator("textarea").fill("外出开会，今天须办结");
        button(head.hand(), "确定接办").click();

        assertThat(head.hand()).containsText("由您办理");
        head.choose("decision", "SIGN");
        head.submitted("已送督办专班核查");
        assertThat(login("gaj.liaison").sheet(task(item)).toString()).contains("外出开会，今天须办结");
    }

    @Test
    void a_liaison_reads_what_the_head_is_to_sign() {
        opinion.bringTo("signOffResult", 6);
        var liaison = open("gaj.liaison", opinion.measure(6), 1366, 768);

        assertThat(liaison.hand()).containsText("待市公安局负责人领取，您可以查看");
        assertThat(liaison.hand().locator("button, summary")).hasCount(0);
        assertThat(liaison.page().locator(".duban-section").first()).isVisible();
        looksGood(liaison, "reader");
    }

    @Test
    void no_character_is_lost_by_a_tab_a_reload_or_another_machine() {
        opinion.bringTo("submitResult", 7);
        var item = opinion.measure(7);
        var handler = open("gaj.handler", item, 1366, 768);
        handler.field("account").fill(UNSAVED);
        handler.field("proofs").nth(1).fill("验收单");
        handler.page().getByText("还没办完？先报送进展").click();
        handler.page().locator("[data-name=done]").fill("做了一半");

        handler.page()
                .getByText("流程图", new Page.GetByTextOptions().setExact(true))
                .click();
        handler.page()
                .locator(".duban-form")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        handler.page()
                .getByText("办理", new Page.GetByTextOptions().setExact(true))
                .first()
                .click();
        keepsAll(handler);

        handler.page().reload();
        keepsAll(handler);
        keepsAll(open("gaj.handler", item, 390, 844));
        assertThat((List<?>)
                        handler.page().evaluate("() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]"))
                .noneMatch(key -> key.toString().startsWith("camForm"));
        assertThat(handler.page().evaluate("() => JSON.stringify(localStorage)").toString())
                .doesNotContain("没有保存的话");
    }

    private static void keepsAll(TasklistPage handler) {
        assertThat(handler.field("account")).hasValue(UNSAVED);
        assertThat(handler.field("proofs").nth(1)).hasValue("验收单");
        assertThat(handler.page().locator("[data-name=done]")).hasValue("做了一半");
        assertThat(handler.kept()).hasText("草稿已保存 10:00");
    }

    @Test
    void after_a_session_has_ended_the_same_person_goes_on_and_another_sees_nothing() {
        opinion.bringTo("submitResult", 8);
        var handler = open("gaj.handler", opinion.measure(8), 1366, 768);
        handler.expectRefusal(TasklistPage.ANY);
        handler.page().context().clearCookies();
        handler.field("account").fill(UNSAVED);
        handler.login("gaj.handler", PASSWORD);
        assertThat(handler.field("account")).hasValue(UNSAVED);
        assertThat(handler.kept()).hasText("草稿已保存 10:00");

        handler.page().context().clearCookies();
        handler.field("account").fill("第二次没有存下的话");
        handler.page().getByText("换账号登录").click();
        handler.page().waitForURL("**/camunda/login?**");
        handler.login("gaj.liaison", PASSWORD);
        assertThat(handler.hand()).containsText("您可以查看");
        assertThat(handler.page().locator("body")).not().containsText("第二次没有存下的话");
        assertThat(handler.page()
                        .evaluate("() => [...document.querySelectorAll('textarea')].map(area => area.value).join()")
                        .toString())
                .doesNotContain("第二次没有存下的话");
    }

    @Test
    void two_places_at_once_leave_the_choice_and_both_texts() {
        opinion.bringTo("submitResult", 9);
        var item = opinion.measure(9);
        var office = open("gaj.handler", item, 1366, 768);
        var home = open("gaj.handler", item, 390, 844);
        office.field("account").fill("在单位写的");
        assertThat(office.kept()).hasText("草稿已保存 10:00");

        home.expectRefusal(409);
        home.field("account").fill("在家里写的");
        var choice = home.page().locator(".duban-conflict");
        assertThat(choice).containsText("请选择保留哪一份");
        looksGood(home, "conflict");
        button(choice, "保留本页的").click();
        assertThat(home.kept()).hasText("草稿已保存 10:00");
        assertThat(home.field("account")).hasValue("在家里写的");
        home.page().getByText("没有采用的那一份草稿").click();
        assertThat(home.page().locator("[id^=duban-copy]")).hasValue("在单位写的");

        office.expectRefusal(409);
        office.field("account").fill("又在单位写的");
        button(office.page().locator(".duban-conflict"), "采用另一处的").click();
        assertThat(office.field("account")).hasValue("在家里写的");
        office.page().getByText("没有采用的那一份草稿").click();
        assertThat(office.page().locator("[id^=duban-copy]")).hasValue("又在单位写的");
    }

    @Test
    void a_draft_too_large_is_told_and_stays_in_the_page() {
        opinion.bringTo("submitResult", 10);
        var handler = open("gaj.handler", opinion.measure(10), 1366, 768);
        handler.expectRefusal(413);
        handler.field("account")
                .evaluate(
                        "area => { area.value = '长'.repeat(400000); area.dispatchEvent(new Event('input', {bubbles: true})); }");

        assertThat(handler.kept()).containsText("草稿没有保存，内容仍在本页。提交内容超过 1000 KB 上限");
        assertThat(handler.field("account").evaluate("area => area.value.length"))
                .isEqualTo(400_000);
    }

    @Test
    void a_double_click_is_one_submission() {
        opinion.bringTo("signOffResult", 11);
        var head = open("gaj.head", opinion.measure(11), 1366, 768);
        head.choose("decision", "SIGN");
        head.page().locator(".form-actions .btn-primary").dblclick();
        head.page().locator(".duban-toast").waitFor();

        assertThat(head.page().locator(".duban-toast [role=status]")).hasText("已送督办专班核查，最迟9月4日。");
        assertThat(jdbc.sql("select count(*) from transition where step = 'signOffResult' and item = ?")
                        .param(opinion.measure(11))
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"12, 1366, 768", "13, 390, 844"})
    void a_task_done_by_another_while_it_is_open_is_told_and_the_text_stays(int nth, int width, int height) {
        opinion.bringTo("signOffResult", nth);
        var item = opinion.measure(nth);
        var head = open("gaj.head", item, width, height);
        head.choose("decision", "SEND_BACK");
        head.field("reason").fill("这句话不能丢");
        assertThat(head.kept()).hasText("草稿已保存 10:00");
        var elsewhere = login("gaj.head");
        elsewhere.submit(task(item), Map.of("decision", "SIGN", "reason", ""));

        // Also Tasklist's own look at whether the task is still there is refused by now.
        head.expectRefusal(TasklistPage.ANY);
        head.choose("unmet", "1");
        assertThat(standing(head)).containsText("您已办理“单位审签”");
        assertThat(standing(head)).containsText("核查措施：督办专班，最迟 9月4日 周一");
        assertThat(head.field("reason")).hasValue("这句话不能丢");
        assertThat(head.page().locator(".form-actions .btn-primary")).isHidden();
        looksGood(head, "ended-" + width);
    }

    @ParameterizedTest
    @CsvSource({"14, 1366, 768", "15, 390, 844"})
    void a_stale_link_says_who_did_it_and_leads_on(int nth, int width, int height) {
        var item = opinion.measure(nth);
        opinion.bringTo("submitResult", nth);
        var stale = task(item);
        login("gaj.handler")
                .post(
                        WebSession.API + "/duban/tasks/" + stale + "/draft",
                        Map.of("revision", 0, "fields", Map.of("form", Map.of("account", "没有交上去的话"))));
        recordedOnPaper(stale);
        var handler = openLink("gaj.handler", "/camunda/app/tasklist/default/#/?task=" + stale, width, height, 404);

        assertThat(standing(handler)).containsText("您已办理“办理并提交成果”");
        assertThat(standing(handler)).containsText("单位审签：市公安局负责人");
        handler.page().getByText("您填写过、没有提交的内容").click();
        assertThat(handler.page().locator("[id^=duban-copy]")).hasValue("没有交上去的话");
        assertThat(handler.page().locator("[notifications-panel] .alert:visible"))
                .hasCount(0);
        looksGood(handler, "stale-" + width);
        button(standing(handler), "办理下一件").click();
        handler.item().waitFor();
    }

    /** The office types in what the handler handed in on paper: what the handler had begun here stays a draft. */
    private void recordedOnPaper(String task) {
        var office = login("office.sfj");
        var scan = office.post(WebSession.API + "/duban/scans?fileName=a.png", Scans.picture("png", 74));
        var fields = new HashMap<String, Object>();
        SmallOpinion.result().forEach((name, value) -> fields.put(name, Map.of("value", value)));
        var recorded = office.post(
                WebSession.API + "/duban/tasks/" + task + "/record",
                Map.of(
                        "signer",
                        "gaj.handler",
                        "signedOn",
                        "2023-08-28",
                        "scan",
                        scan.body().path("sha256").asText(),
                        "variables",
                        fields));
        assertThat(recorded.status()).as(recorded.text()).isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource({"1366, 768", "390, 844"})
    void a_number_leads_whoever_is_not_concerned_to_where_it_stands(int width, int height) {
        opinion.bringTo("verifyMeasure", 16);
        var overseer = openLink("leader.zhao", "/go/" + opinion.measure(16), width, height, 0);
        overseer.item().waitFor();

        var foreigner = openLink("wjw.handler", "/go/" + opinion.measure(16), width, height, 404);
        assertThat(standing(foreigner)).containsText("没有找到这一件");
        looksGood(foreigner, "foreign-" + width);
    }
}
