package duban.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import duban.SmallOpinion;
import duban.TestPlans;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Many at once as a page of its own: looked at and decided by keyboard, by mouse and on a telephone. Each test has
 * measures of its own.
 */
class ManyInTasklistIT extends TasklistInBrowser {

    private static final String OPINION = "2023-35";
    private static final String HOSTILE =
            "缺名单 <script>document.title='x'</script><img src=x onerror=alert(1)> ${7*7} {{7*7}}";

    private SmallOpinion opinion;
    private SmallOpinion comments;

    @BeforeAll
    void small_opinions_are_dispatched() {
        moveTo("2023-09-11T09:00");
        opinion = dispatched(OPINION, 34);
        comments = dispatched("2023-36", 1, 1);
    }

    private SmallOpinion dispatched(String number, int... measures) {
        return SmallOpinion.dispatched(number, TestPlans.workbook(number, "市商务委", measures), this::login, jdbc, jobs);
    }

    @BeforeEach
    void it_is_the_eleventh_of_september() {
        moveTo("2023-09-11T10:00");
    }

    /** What a test left waits for nobody in the next. */
    @AfterEach
    void nothing_waits_for_the_head() {
        jdbc.sql("select item from work_item where step = 'signOffResult' and item like ?")
                .param(OPINION + "-%")
                .query(String.class)
                .list()
                .forEach(item -> opinion.take("sww.deputy", item, Map.of("decision", "SIGN", "reason", "")));
    }

    private void waitForSignOff(int from, int to) {
        for (var nth = from; nth <= to; nth++) {
            opinion.bringTo("signOffResult", nth);
        }
    }

    private int signed(int from, int to) {
        return jdbc.sql("select count(*) from sign_off where measure between ? and ? and signed")
                .param(opinion.measure(from))
                .param(opinion.measure(to))
                .query(Integer.class)
                .single();
    }

    /** Before: 4.0 clicks for each through its form; 2.2 in the panel that was here before, which asked nobody to look. */
    @Test
    void ten_are_looked_at_and_signed_by_keyboard_alone() {
        waitForSignOff(1, 10);
        var head = openList("sww.head", 1366, 768);
        var counted = new Counted(head.page());
        var bar = head.page().locator(".duban-navbar", new Page.LocatorOptions().setHasText("批量办理"));
        bar.focus();
        bar.press("Enter");
        assertThat(rows(head)).hasCount(10);
        assertThat(head.page().locator(".duban-many-rows")).isFocused();

        head.page().keyboard().press("Enter");
        for (var nth = 1; nth <= 10; nth++) {
            shown(head, nth);
            head.page().keyboard().press("p");
        }
        assertThat(states(head, "待通过")).hasCount(10);
        head.page().keyboard().press("s");
        head.page().keyboard().press("Enter");

        assertThat(outcome(head)).containsText("审签通过 10 件，没有跳过的。");
        assertThat(rows(head)).hasCount(0);
        assertThat(signed(1, 10)).isEqualTo(10);
        looksGood(head, "keyboard-done");
        counted.perItem("keyboard", 10);
        assertThat(counted.clicks()).isZero();
        assertThat(counted.keys()).isEqualTo(14);
    }

    @Test
    void ten_are_looked_at_and_signed_with_a_click_each() {
        waitForSignOff(11, 20);
        var head = openList("sww.head", 1366, 768);
        var counted = new Counted(head.page());
        head.many();
        rows(head).first().click();
        for (var nth = 1; nth <= 10; nth++) {
            shown(head, nth);
            head.page().locator(".duban-many-decision .btn-primary").click();
        }
        send(head).click();

        assertThat(outcome(head)).containsText("审签通过 10 件，没有跳过的。");
        assertThat(signed(11, 20)).isEqualTo(10);
        counted.perItem("mouse", 10);
        assertThat(counted.keys()).isZero();
        assertThat(counted.clicks()).isEqualTo(13);
    }

    @Test
    void what_was_not_opened_is_not_decided_and_a_return_says_why_letter_by_letter() {
        waitForSignOff(21, 24);
        var head = openList("sww.head", 1366, 768);
        head.many();
        assertThat(rows(head)).hasCount(4);
        looksGood(head, "rows");

        head.page().keyboard().press("p");
        assertThat(head.page().locator(".duban-many-reminded")).containsText("按 Enter 打开");
        assertThat(states(head, "未看")).hasCount(4);
        assertThat(send(head)).isDisabled();

        head.page().keyboard().press("Enter");
        shown(head, 1);
        assertThat(states(head, "已看")).hasCount(1);
        looksGood(head, "opened");
        head.page().keyboard().press("r");
        var failed = head.page().locator("#duban-many-unmet-1");
        var reason = head.page().locator("#duban-many-text");
        assertThat(failed).isFocused();
        send(head).click();
        assertThat(message(head)).hasText("请勾选是哪一条没有达到；不属于其中某一条的，请勾选“其他”。");
        assertThat(failed).isFocused();
        head.page().keyboard().press("2");
        head.page().keyboard().press("Enter");
        assertThat(reason).isFocused();
        send(head).click();
        assertThat(message(head)).hasText("请填写退回原因。");
        assertThat(reason).isFocused();
        looksGood(head, "missing-reason");
        reason.fill("字".repeat(501));
        send(head).click();
        assertThat(message(head)).hasText("退回原因最多 500 字，现有 501 字，请删去 1 字。");
        head.page().waitForResponse(Pattern.compile("/mark$"), () -> reason.fill(HOSTILE));

        head.page().reload();
        shown(head, 1);
        assertThat(reason).hasValue(HOSTILE);
        assertThat(states(head, "退回")).hasCount(1);
        reason.press("Control+Enter");
        shown(head, 2);
        head.page().keyboard().press("Space");
        shown(head, 3);
        var faster = itemOf(head, 1);
        opinion.take("sww.deputy", faster, Map.of("decision", "SIGN", "reason", ""));
        var returned = itemOf(head, 0);
        send(head).click();

        assertThat(outcome(head)).containsText("退回 1 件，跳过 1 件。");
        assertThat(rows(head)).hasCount(3);
        var skipped = head.page().locator("[role=option]", new Page.LocatorOptions().setHasText(faster));
        assertThat(skipped.locator(".duban-message")).containsText("由杨思远（市商务委）办理：审签通过。");
        looksGood(head, "skipped");
        assertThat(opinion.step(returned)).isEqualTo("submitResult");

        opinion.take("sww.handler", returned, SmallOpinion.result());
        head.page().reload();
        open(head, returned);
        assertThat(head.page().locator(".duban-section-rejections")).containsText(HOSTILE);
        assertThat(row(head, returned)).containsText("注意：第 2 次提交，此前曾被退回");
        assertThat(head.page().title()).isEqualTo("批量办理 · 单位审签");
    }

    @Test
    void on_a_telephone_the_content_fills_the_screen_and_back_leads_to_the_rows_and_out() {
        waitForSignOff(25, 27);
        var head = openList("sww.head", 390, 844);
        head.many();
        looksGood(head, "telephone-rows");
        var row = head.page().locator("[role=option]", new Page.LocatorOptions().setHasText(opinion.measure(25)));
        row.click();
        assertThat(head.page().locator(".duban-many-content h2")).containsText("M25");
        head.page().locator(".duban-section-submission").waitFor();
        assertThat(row).isHidden();
        looksGood(head, "telephone-content");

        head.page().locator(".duban-many-decision .btn-primary").click();
        assertThat(head.page().locator(".duban-many-content h2")).not().containsText("M25");
        head.page().goBack();
        assertThat(row).isVisible();
        assertThat(row).containsText("待通过");
        send(head).click();
        assertThat(outcome(head)).containsText("审签通过 1 件，没有跳过的。");
        assertThat(row).hasCount(0);
        looksGood(head, "telephone-done");
        assertThat(signed(25, 25)).isEqualTo(1);

        head.page().goBack();
        assertThat(head.page().locator(".duban-many")).hasCount(0);
        assertThat(head.page().locator(".duban-menu")).isVisible();
    }

    @Test
    void a_verification_is_accepted_once_every_criterion_is_ticked_and_may_ask_for_more() {
        for (var nth = 31; nth <= 32; nth++) {
            opinion.bringTo("verifyMeasure", nth);
        }
        var office = openList("office.sfj", 1366, 768);
        office.many();
        open(office, opinion.measure(31));
        office.page().keyboard().press("p");
        assertThat(message(office)).containsText("还有 2 条办结标准没有勾选");
        looksGood(office, "verification");
        office.page().keyboard().press("1");
        office.page().keyboard().press("2");
        office.page().keyboard().press("p");
        assertThat(stateOf(office, opinion.measure(31))).hasText("待通过");
        open(office, opinion.measure(32));
        office.page().keyboard().press("1");
        office.page().keyboard().press("m");
        office.page().keyboard().insertText("第二批名单公布的网址。");
        assertThat(stateOf(office, opinion.measure(32))).hasText("要求补充材料");
        send(office).click();

        assertThat(outcome(office)).containsText("核查通过 1 件，要求补充材料 1 件，没有跳过的。");
        assertThat(opinion.step(opinion.measure(32))).isEqualTo("supplementResult");
        assertThat(jdbc.sql("select state from measure where number = ?")
                        .param(opinion.measure(31))
                        .query(String.class)
                        .single())
                .isEqualTo("COMPLETED");
    }

    @Test
    void a_leader_strikes_off_as_applied_for_or_more_strictly_and_sends_back() {
        for (var nth = 1; nth <= 2; nth++) {
            comments.bringTo("verifyMeasure", nth);
            comments.take(
                    "office.sfj",
                    comments.measure(nth),
                    Map.of("decision", "ACCEPT", "criteriaMet", List.of(1, 2), "reason", ""));
        }
        jobs.drain();
        for (var comment : List.of("2023-36-P01", "2023-36-P02")) {
            comments.take("sww.head", comment, Map.of("result", "COMPLETED", "account", "各项措施均已完成。"));
            comments.take("office.sfj", comment, Map.of("decision", "ACCEPT", "reason", ""));
        }
        var leader = openList("leader.zhao", 1366, 768);
        leader.many();
        leader.page().locator(".duban-many-foot select").selectOption("SUSTAINED");
        open(leader, "2023-36-P01");
        looksGood(leader, "strike-off");
        leader.page().keyboard().press("p");
        assertThat(stateOf(leader, "2023-36-P01")).hasText("待通过：完成并长期坚持");
        open(leader, "2023-36-P02");
        leader.page().locator("#duban-many-result").selectOption("STAGE");
        leader.page().getByText("通过 P").click();
        assertThat(message(leader)).hasText("请填写已完成的工作。");
        looksGood(leader, "stage-missing");
        leader.page().locator("#duban-many-done").fill("站点已建成。");
        leader.page().locator("#duban-many-notDone").fill("运营经费未落实，预算年底下达。");
        leader.page().locator("#duban-many-nextSteps").fill("落实经费。");
        leader.page().locator("#duban-many-stageDueOn").fill("2024-06-28");
        leader.page().locator("#duban-many-responsible").fill("市商务委");
        leader.page().getByText("通过 P").click();
        assertThat(stateOf(leader, "2023-36-P02")).hasText("待通过：阶段性办结（继续挂账）");
        send(leader).click();

        assertThat(outcome(leader)).containsText("审批同意 2 件，没有跳过的。");
        assertThat(jdbc.sql("select decision from strike_off_decision where comment like '2023-36-%' order by comment")
                        .query(String.class)
                        .list())
                .containsExactly("SUSTAINED", "STAGE");
    }

    @Test
    void a_link_opens_the_page_and_a_failure_says_what_to_do() {
        waitForSignOff(33, 33);
        var head = openList("sww.head", 1366, 768);
        head.page().route("**/batches/signOffResult", route -> failing(route));
        head.expectRefusal(500);
        head.page().evaluate("location.hash = '#/?many=signOffResult'");
        var failure = head.page().locator(".duban-many .duban-failure");
        assertThat(failure).containsText("系统出错，请求没有完成。");
        assertThat(failure).containsText("编号 4711");
        looksGood(head, "failure");
        head.page().unroute("**/batches/signOffResult");
        head.expectRefusal(0);
        failure.getByText("重新载入").click();
        rows(head).first().waitFor();

        head.page().getByText("‹ 返回").first().click();
        assertThat(head.page().locator(".duban-many")).hasCount(0);
    }

    private static void failing(Route route) {
        route.fulfill(new Route.FulfillOptions()
                .setStatus(500)
                .setContentType("application/json")
                .setBody("{\"code\":\"FAILED\",\"message\":\"x\",\"requestId\":\"4711\"}"));
    }

    @Test
    void whoever_it_is_not_for_is_told_so() {
        var handler = openList("sww.handler", 1366, 768);
        handler.page().evaluate("location.hash = '#/?many=signOffResult'");
        assertThat(handler.page().locator(".duban-many")).containsText("这一步不由您批量办理");
        looksGood(handler, "not-for-you");
    }

    private static Locator rows(TasklistPage page) {
        return page.page().locator(".duban-many [role=option]");
    }

    private static Locator states(TasklistPage page, String state) {
        return page.page().locator(".duban-state").getByText(state, new Locator.GetByTextOptions().setExact(true));
    }

    private static Locator row(TasklistPage page, String item) {
        return page.page().locator(".duban-many [role=option]", new Page.LocatorOptions().setHasText(item));
    }

    private static Locator stateOf(TasklistPage page, String item) {
        return row(page, item).locator(".duban-state");
    }

    private static String itemOf(TasklistPage page, int nth) {
        return rows(page).nth(nth).locator(".duban-number").innerText();
    }

    private static Locator send(TasklistPage page) {
        return page.page().locator(".duban-many-foot .btn-primary");
    }

    private static Locator message(TasklistPage page) {
        return page.page().locator(".duban-many-decision .duban-message");
    }

    private static Locator outcome(TasklistPage page) {
        return page.page().locator(".duban-many-outcome");
    }

    private static void open(TasklistPage page, String item) {
        row(page, item).click();
        assertThat(page.page().locator(".duban-many-content .duban-number")).containsText(item);
        page.page().locator(".duban-many-content .duban-section").first().waitFor();
    }

    private static void shown(TasklistPage page, int nth) {
        assertThat(page.page().locator(".duban-many-content .duban-number")).containsText("第 " + nth + " 件");
        page.page().locator(".duban-many-content .duban-section").first().waitFor();
    }

    /** Nobody is kept out, nothing has to be moved sideways; kept for people to look at. */
    private void looksGood(TasklistPage page, String name) {
        assertThat(page.barriers()).as("barriers in %s", name).isEmpty();
        assertThat(page.tooWide()).as("%s", name).isEmpty();
        browser.screenshot(page.page(), "many/" + name);
    }

    /** What the person's hand did since, as the page felt it. */
    private record Counted(Page page) {

        Counted {
            page.evaluate("""
                    () => {
                      window.acts = { clicks: 0, keys: 0 };
                      document.addEventListener('pointerdown', ({ isTrusted }) => isTrusted && window.acts.clicks++, true);
                      document.addEventListener('keydown', ({ isTrusted }) => isTrusted && window.acts.keys++, true);
                    }""");
        }

        int clicks() {
            return (int) page.evaluate("acts.clicks");
        }

        int keys() {
            return (int) page.evaluate("acts.keys");
        }

        void perItem(String by, int items) {
            System.out.printf(
                    "%d sign-offs by %s: %.1f clicks and %.1f keys per item%n",
                    items, by, clicks() / (double) items, keys() / (double) items);
        }
    }
}
