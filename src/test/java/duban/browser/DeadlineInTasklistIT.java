package duban.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static duban.WebSession.API;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.GetByTextOptions;
import duban.SmallOpinion;
import duban.SuspensionPolicy;
import duban.TestPlans;
import duban.deadline.Policy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A later deadline is asked for, signed and decided, and people are urged, where each of them works. */
class DeadlineInTasklistIT extends TasklistInBrowser {

    private static final String OPINION = "2023-762";

    @Autowired
    Policy policy;

    private SmallOpinion opinion;

    @BeforeAll
    void an_opinion_is_dispatched() {
        moveTo("2023-11-06T09:00");
        opinion = SmallOpinion.dispatched(OPINION, TestPlans.workbook(OPINION, "市民政局", 10), this::login, jdbc, jobs);
    }

    @BeforeEach
    void it_is_the_twentieth_of_november() {
        moveTo("2023-11-20T10:00");
    }

    @ParameterizedTest
    @CsvSource({"1366, 768, 1", "390, 844, 2"})
    void an_extension_goes_from_the_handler_past_the_head_to_the_office(int width, int height, int nth) {
        opinion.bringTo("submitResult", nth);
        var measure = opinion.measure(nth);
        var handler = open("mzj.handler", measure, width, height);
        var ask = handler.page().locator("details[data-deadline]");
        ask.locator("summary").first().click();
        assertThat(ask.locator(".duban-due")).containsText("整改期限 2023年11月24日 周五");
        assertThat(ask).not().containsText("null");

        ask.getByText("提交单位审签").click();
        assertThat(handler.messageAt(ask.locator("[data-of=toOn]"))).hasText("请填写新的整改期限。");
        handler.expectRefusal(422);
        ask.locator("[data-of=toOn]").fill("2023-11-24");
        assertThat(handler.messageAt(ask.locator("[data-of=toOn]"))).containsText("须晚于现在的整改期限2023年11月24日");
        assertThat(handler.barriers()).isEmpty();
        ask.locator("[data-of=toOn]").fill("2023-12-09");
        var foresight = ask.locator(".duban-foresight");
        assertThat(foresight).containsText("2023年12月9日不是工作日");
        foresight.getByText("改为下一个工作日 12月11日 周一").click();
        assertThat(ask.locator("[data-of=toOn]")).hasValue("2023-12-11");
        assertThat(foresight).containsText("督办专班（第1次延期、延长11个工作日");
        handler.expectRefusal(0);
        ask.locator("[data-of=reason]").fill("雨季影响施工，三处站点推迟进场。");
        assertThat(handler.barriers()).isEmpty();
        assertThat(handler.tooWide()).isEmpty();
        foresight.scrollIntoViewIfNeeded();
        browser.screenshot(handler.page(), "deadline-request-" + width);
        ask.getByText("提交单位审签").click();
        assertThat(ask.locator(".duban-notice")).containsText("待单位审签");
        assertThat(ask.locator(".duban-notice")).isFocused();
        assertThat(handler.barriers()).isEmpty();
        handler.page().close();
        var request = jdbc.sql("select number from deadline_request where measure = ?")
                .param(measure)
                .query(String.class)
                .single();

        var head = open("mzj.head", request, width, height);
        assertThat(head.page().locator(".duban-section-foresight")).containsText("2023年12月11日");
        head.choose("decision", "SEND_BACK");
        head.submit();
        assertThat(head.messageAt(head.field("reason"))).hasText("请填写退回原因。");
        head.choose("decision", "SIGN");
        looks(head, "deadline-sign-" + width);
        head.submitted("督办专班");
        head.page().close();

        var office = open("office.zzb", request, width, height);
        office.choose("decision", "APPROVE");
        looks(office, "deadline-grant-" + width);
        office.submitted("期限申请已同意");
        office.page().close();

        var again = open("mzj.handler", measure, width, height).detail();
        assertThat(again.locator(".duban-clock-figure").nth(1)).hasText("2023年12月11日 周一");
        assertThat(again.locator(".duban-clock").nth(1)).containsText("1 次");
    }

    @ParameterizedTest
    @CsvSource({"1366, 768, 3", "390, 844, 4"})
    void the_leader_ticks_what_is_exceptional(int width, int height, int nth) {
        opinion.bringTo("submitResult", nth);
        var handler = opinion.session("mzj.handler");
        var asked = handler.post(
                API + "/duban/measures/" + opinion.measure(nth) + "/deadline",
                Map.of("kind", "EXTENSION", "toOn", "2024-01-05", "reason", "设备年底到货。"));
        var request = asked.body().path("number").asText();
        opinion.take("mzj.head", request, Map.of("decision", "SIGN", "reason", ""));

        var leader = open("leader.zhao", request, width, height);
        leader.choose("decision", "APPROVE");
        leader.submit();
        assertThat(leader.page().locator(".duban-message")).containsText("还有 1 条没有勾选");
        assertThat(leader.barriers()).isEmpty();
        leader.choose("acknowledged", "2");
        looks(leader, "deadline-decide-" + width);
        leader.submitted("期限申请已同意");

        var page = leader.panel("期限与催办");
        page.getByText("期限调整", new GetByTextOptions().setExact(true)).click();
        assertThat(page.locator(".duban-change-entry:has-text('" + request + "')"))
                .containsText("已同意");
        assertThat(leader.barriers()).isEmpty();
        assertThat(leader.tooWide()).isEmpty();
        browser.screenshot(leader.page(), "deadline-changes-" + width);
    }

    @ParameterizedTest
    @CsvSource({"1366, 768, 9", "390, 844, 10"})
    void a_suspended_measure_shows_neither_colour_until_the_leader_ends_it(int width, int height, int nth) {
        new SuspensionPolicy(policy, jdbc).allowedWhile(() -> {
            opinion.bringTo("submitResult", nth);
            var measure = opinion.measure(nth);
            var asking = open("mzj.handler", measure, width, height);
            var ask = asking.page().locator("details[data-deadline]");
            ask.locator("summary").first().click();
            ask.locator("[data-of=kind][value=SUSPENSION]").check();
            ask.locator("[data-of=fromOn]").fill("2023-11-20");
            ask.locator("[data-of=toOn]").fill("2023-12-01");
            assertThat(ask.locator(".duban-foresight")).containsText("10 个工作日，此后还可暂停 20 个");
            ask.locator("[data-of=reason]").fill("等待上级批复。");
            looks(asking, "suspension-request-" + width);
            ask.getByText("提交单位审签").click();
            assertThat(ask.locator(".duban-notice")).containsText("待单位审签");
            asking.page().close();
            var request = jdbc.sql("select number from deadline_request where measure = ?")
                    .param(measure)
                    .query(String.class)
                    .single();
            opinion.take("mzj.head", request, Map.of("decision", "SIGN", "reason", ""));
            opinion.take(
                    "leader.zhao", request, Map.of("decision", "APPROVE", "acknowledged", List.of(), "reason", ""));

            var handler = open("mzj.handler", measure, width, height);
            assertThat(handler.page().locator(".duban-item .duban-light-grey")).hasText("◇ 暂停 至12月1日");
            looks(handler, "suspended-" + width);
            var leader = openList("leader.zhao", width, height);
            var panel = leader.panel("期限与催办");
            panel.getByText("期限调整", new GetByTextOptions().setExact(true)).click();
            panel.getByText("提前结束", new GetByTextOptions().setExact(true)).click();
            leader.expectRefusal(422);
            panel.getByText("结束暂停", new GetByTextOptions().setExact(true)).click();
            assertThat(panel.locator(".duban-message")).hasText("请填写结束暂停的原因。");
            looks(leader, "suspension-end-" + width);
            leader.expectRefusal(0);
            panel.locator("textarea").fill("批复已到。");
            panel.getByText("结束暂停", new GetByTextOptions().setExact(true)).click();
            assertThat(panel.locator(".duban-headline")).containsText(measure + " 已恢复计时");
        });
    }

    @ParameterizedTest
    @CsvSource({"1366, 768, 5", "390, 844, 6"})
    void a_call_is_recorded_beside_the_form_and_quoted_in_the_handlers(int width, int height, int nth) {
        opinion.bringTo("submitResult", nth);
        var measure = opinion.measure(nth);
        var office = open("office.zzb", measure, width, height);
        var urge = office.detail().locator(".duban-urge");

        urge.getByText("记录催办").click();
        assertThat(urge.locator(".duban-message")).hasText("请填写通话结果。");
        assertThat(office.barriers()).isEmpty();
        urge.locator("textarea").fill("材料差一份公示，本周补齐。");
        urge.locator("input[type=date]").fill("2023-12-01");
        urge.scrollIntoViewIfNeeded();
        assertThat(office.tooWide()).isEmpty();
        browser.screenshot(office.page(), "urge-" + width);
        urge.getByText("记录催办").click();

        assertThat(urge.locator(".duban-headline")).hasText("已催办1次。11月20日电话中承诺12月1日完成。");
        assertThat(urge.locator(".duban-notice")).hasText("11月20日催办过，11月27日起可以再催。");
        assertThat(office.barriers()).isEmpty();

        var handler = open("mzj.handler", measure, width, height);
        assertThat(handler.page().locator(".duban-section-urges")).containsText("已催办1次。11月20日电话中承诺12月1日完成。");
        looks(handler, "urged-" + width);
        assertThat(handler.detail().locator(".duban-urge .duban-ask")).hasCount(0);
    }

    @ParameterizedTest
    @CsvSource({"1366, 768, 7", "390, 844, 8"})
    void the_office_urges_from_its_own_list(int width, int height, int nth) {
        opinion.bringTo("submitResult", nth);
        var measure = opinion.measure(nth);
        var office = openList("office.zzb", width, height);
        var panel = office.panel("期限与催办");
        panel.locator("input[type=search]").fill(measure);
        panel.getByText("查找", new GetByTextOptions().setExact(true)).click();
        var row = panel.locator(".duban-row");
        assertThat(row).hasCount(1);

        row.locator("button[aria-expanded]").click();
        row.getByText("邮件", new GetByTextOptions().setExact(true)).click();
        assertThat(row.locator("input[type=date]")).isHidden();
        row.locator("textarea").fill("请于本周五前报送办理情况。");
        assertThat(office.barriers()).isEmpty();
        assertThat(office.tooWide()).isEmpty();
        browser.screenshot(office.page(), "urge-list-" + width);
        row.getByText("记录催办").click();

        assertThat(row).containsText("已催办1次");
        assertThat(row.locator(".duban-notice")).containsText("11月27日起可以再催");
        assertThat(office.barriers()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1366, 768", "390, 844"})
    void the_liaison_asks_from_the_page_of_the_unit(int width, int height) {
        opinion.bringTo("submitResult", 8);
        var liaison = openList("mzj.liaison", width, height);
        var panel = liaison.panel("本单位");
        var row = panel.locator(".duban-row:has-text('" + opinion.measure(8) + "')");
        row.getByText("申请延期", new GetByTextOptions().setExact(true)).click();
        row.locator("[data-of=toOn]").fill("2023-12-08");
        assertThat(row.locator(".duban-foresight")).containsText("第1次延期、延长10个工作日");
        looks(liaison, "deadline-liaison-" + width);
        row.locator("[data-of=toOn]").fill("2023-11-24");
        liaison.expectRefusal(422);
        assertThat(row.locator(".duban-message")).containsText("须晚于现在的整改期限");
    }

    @Test
    void what_was_typed_into_the_request_is_there_again_after_a_look_at_the_details() {
        var measure = opinion.measure(7);
        opinion.bringTo("submitResult", 7);
        var handler = open("mzj.handler", measure, 1366, 768);
        var ask = handler.page().locator("details[data-deadline]");
        ask.locator("summary").first().click();
        ask.locator("[data-of=reason]").fill("雨季影响施工。");
        assertThat(handler.kept()).containsText("草稿已保存");
        handler.detail();
        handler.page()
                .locator(".task-card .nav-tabs")
                .getByText("办理", new Locator.GetByTextOptions().setExact(true))
                .click();

        assertThat(handler.page().locator("details[data-deadline] [data-of=reason]"))
                .hasValue("雨季影响施工。");
    }

    /** Without barriers and not wider than the screen; pictured. */
    private void looks(TasklistPage page, String name) {
        assertThat(page.barriers()).as("barriers for %s", name).isEmpty();
        assertThat(page.tooWide()).as("width for %s", name).isEmpty();
        browser.screenshot(page.page(), name);
    }
}
