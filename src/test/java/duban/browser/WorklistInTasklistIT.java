package duban.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import duban.SmallOpinion;
import duban.TestPlans;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The list in the browser: which lists there are, what the address names, and that one's place in it is kept. */
class WorklistInTasklistIT extends TasklistInBrowser {

    static final String MORNING = "2023-08-07T10:00";
    static final String LIST = "/camunda/app/tasklist/default/#/?filter=awaiting-receipt";
    static final int PAGE = 15;

    SmallOpinion opinion;

    @BeforeAll
    void a_department_has_more_to_receive_than_a_page_shows() {
        moveTo("2023-08-07T09:00");
        var workbook = TestPlans.workbook("2023-32", "市住房城乡建委", 34);
        opinion = SmallOpinion.dispatched("2023-32", workbook, this::login, jdbc, jobs);
    }

    @BeforeEach
    void it_is_the_seventh_of_august() {
        moveTo(MORNING);
    }

    TasklistPage openReceipts(int width, int height) {
        var tasklist = openLink("zjw.liaison", LIST, width, height, 0);
        assertThat(cards(tasklist)).hasCount(PAGE);
        return tasklist;
    }

    Locator cards(TasklistPage tasklist) {
        return tasklist.page().locator(".duban-list .duban-card");
    }

    Locator chip(TasklistPage tasklist, String name) {
        return tasklist.page().locator(".duban-chip", new Page.LocatorOptions().setHasText(name));
    }

    int all() {
        return jdbc.sql("select count(*) from work_item where department = 'ZJW' and step = 'signForReceipt'")
                .query(Integer.class)
                .single();
    }

    double scrolled(TasklistPage tasklist) {
        return ((Number) tasklist.page().evaluate("document.querySelector('.duban-list-scroll').scrollTop"))
                .doubleValue();
    }

    void isAt(TasklistPage tasklist, double top) {
        tasklist.page()
                .waitForFunction(
                        "top => Math.abs(document.querySelector('.duban-list-scroll')?.scrollTop - top) < 2", top);
    }

    @Test
    void a_chip_is_a_link_to_the_list_it_counts() {
        var tasklist = openReceipts(1366, 768);
        var page = tasklist.page();

        assertThat(chip(tasklist, "待签收")).hasAttribute("aria-current", "page");
        assertThat(chip(tasklist, "待签收").locator(".duban-chip-count")).hasText("" + all());
        assertThat(page.locator(".duban-list-title")).hasText("共 " + all() + " 件，按办理时限排列");
        assertThat(page.locator(".duban-chip"))
                .containsText(new String[] {"我的待办", "本周到期", "已逾期", "待签收", "待转交", "待会签", "待继续整改", "本单位"});

        chip(tasklist, "本单位").click();

        assertThat(page).hasURL(Pattern.compile("#/\\?filter=department$"));
        assertThat(chip(tasklist, "本单位")).hasAttribute("aria-current", "page");
        assertThat(chip(tasklist, "待签收")).not().hasAttribute("aria-current", "page");
        page.goBack();
        assertThat(chip(tasklist, "待签收")).hasAttribute("aria-current", "page");
        assertThat(tasklist.barriersIn(".duban-list")).isEmpty();
        assertThat(tasklist.barriersIn(".duban-overview")).isEmpty();
        browser.screenshot(page, "worklist-1366");
    }

    @Test
    void list_page_and_task_stand_in_the_address_and_nothing_else() {
        var tasklist = openReceipts(1366, 768);
        var page = tasklist.page();
        var first = cards(tasklist).first().getAttribute("data-task");

        page.getByText("下一页").click();

        assertThat(page).hasURL(Pattern.compile("#/\\?filter=awaiting-receipt&page=2$"));
        assertThat(page.locator(".duban-pages")).containsText("第 2 页，共 " + (all() + PAGE - 1) / PAGE + " 页");
        assertThat(page.locator(".duban-list [data-task='" + first + "']")).hasCount(0);
        var third = cards(tasklist).nth(2);
        var task = third.getAttribute("data-task");
        third.click();
        tasklist.item().waitFor();
        assertThat(page).hasURL(Pattern.compile("#/\\?filter=awaiting-receipt&page=2&task=" + task + "$"));
        assertThat(third).hasAttribute("aria-current", "true");

        page.reload();

        tasklist.item().waitFor();
        assertThat(cards(tasklist).nth(2)).hasAttribute("aria-current", "true");
        assertThat(cards(tasklist).nth(2)).hasAttribute("data-task", task);
        page.goBack();
        assertThat(page).hasURL(Pattern.compile("#/\\?filter=awaiting-receipt&page=2$"));
        assertThat(page.locator(".duban-overview")).isVisible();
        page.goForward();
        assertThat(tasklist.item()).isVisible();
        chip(tasklist, "我的待办").click();
        assertThat(page.locator(".duban-overview h2")).hasText(Pattern.compile("您有 \\d+ 件待办"));
        page.goBack();
        assertThat(tasklist.item()).isVisible();
        assertThat(cards(tasklist).nth(2)).hasAttribute("aria-current", "true");
    }

    @Test
    void the_place_in_the_list_is_kept() {
        var tasklist = openReceipts(1366, 768);
        var page = tasklist.page();
        cards(tasklist).nth(11).scrollIntoViewIfNeeded();
        var top = scrolled(tasklist);
        assertThat(top).isGreaterThan(200);

        cards(tasklist).nth(11).click();
        tasklist.item().waitFor();

        isAt(tasklist, top);
        page.goBack();
        assertThat(page.locator(".duban-overview")).isVisible();
        isAt(tasklist, top);
        chip(tasklist, "本单位").click();
        isAt(tasklist, 0);
        page.goBack();
        isAt(tasklist, top);
        page.reload();
        isAt(tasklist, top);
    }

    @Test
    void the_list_is_walked_through_by_keyboard() {
        var tasklist = openReceipts(1366, 768);
        cards(tasklist).first().focus();

        tasklist.page().keyboard().press("ArrowDown");
        tasklist.page().keyboard().press("ArrowDown");
        tasklist.page().keyboard().press("ArrowUp");

        assertThat(cards(tasklist).nth(1)).isFocused();
        tasklist.page().keyboard().press("Enter");
        tasklist.item().waitFor();
        assertThat(cards(tasklist).nth(1)).hasAttribute("aria-current", "true");
        tasklist.page().keyboard().press("End");
        assertThat(tasklist.page().getByText("下一页")).isFocused();
    }

    @Test
    void without_a_task_the_page_says_what_is_waiting_and_where_to_begin() {
        var tasklist = openReceipts(1366, 768);
        var overview = tasklist.page().locator(".duban-overview");

        assertThat(overview.locator("li", new Locator.LocatorOptions().setHasText("待签收")))
                .containsText(all() + " 件");
        overview.locator(".duban-card").click();

        tasklist.item().waitFor();
        assertThat(overview).isHidden();
        assertThat(cards(tasklist).first()).hasAttribute("aria-current", "true");
    }

    @Test
    void a_page_that_is_no_more_leads_to_the_last() {
        var tasklist = openLink("zjw.liaison", LIST + "&page=99", 1366, 768, 0);

        assertThat(tasklist.page()).hasURL(Pattern.compile("page=" + (all() + PAGE - 1) / PAGE + "$"));
        assertThat(cards(tasklist)).hasCount((all() - 1) % PAGE + 1);
    }

    @Test
    void a_list_that_is_not_ones_own_leads_to_ones_first() {
        var tasklist = openLink("zjw.liaison", LIST.replace("awaiting-receipt", "awaiting-strike-off"), 1366, 768, 0);

        assertThat(chip(tasklist, "我的待办")).hasAttribute("aria-current", "page");
        assertThat(tasklist.page()).hasURL(Pattern.compile("#/\\?filter=mine$"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"overdue 没有逾期事项", "due-this-week 本周无到期事项", "mine 目前没有待办"})
    void an_empty_list_says_so_in_its_own_words(String slugAndWords) {
        var words = slugAndWords.split(" ");
        var page = browser.context(1366, 768).newPage();
        page.route(
                "**/filter/" + words[0] + "/list?*",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody("{\"_links\":{},\"_embedded\":{\"task\":[]},\"count\":0}")));

        openLink(page, "zjw.liaison", LIST.replace("awaiting-receipt", words[0]), 0);

        assertThat(page.locator(".duban-empty")).hasText(words[1]);
        assertThat(page.locator(".duban-list-title")).hasText("共 0 件，按办理时限排列");
    }

    @Test
    void a_list_that_fails_says_so_with_a_number_and_is_asked_again() {
        var page = browser.context(1366, 768).newPage();
        page.route(
                "**/filter/*/list?*",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setStatus(500)
                        .setContentType("application/json")
                        .setBody("{\"code\":\"FAILED\",\"message\":\"\",\"field\":null,\"requestId\":\"4711\"}")));
        var tasklist = openLink(page, "zjw.liaison", LIST, 500);
        var failure = page.locator(".duban-list .duban-failure");
        assertThat(failure).containsText("清单没有载入");
        assertThat(failure).containsText("编号 4711");
        assertThat(tasklist.barriersIn(".duban-list")).isEmpty();
        browser.screenshot(page, "worklist-error");

        page.unroute("**/filter/*/list?*");
        failure.getByText("重试").click();

        assertThat(cards(tasklist)).hasCount(PAGE);
        assertThat(failure).isHidden();
        page.route("**/filter/*/list?*", Route::abort);
        chip(tasklist, "本单位").click();
        assertThat(failure).containsText("网络中断");
        assertThat(cards(tasklist)).hasCount(0);
        // Tasklist's own client stumbles then, see stock.js.
        tasklist.faults().removeIf(fault -> fault.contains("reading 'headers'"));
    }

    @Test
    void on_a_telephone_list_and_task_each_fill_the_screen() {
        var tasklist = openReceipts(390, 844);
        var page = tasklist.page();
        assertThat(page.locator(".task-details")).isHidden();
        cards(tasklist).nth(9).scrollIntoViewIfNeeded();
        var top = scrolled(tasklist);
        assertThat(top).isGreaterThan(100);
        browser.screenshot(page, "worklist-390");

        cards(tasklist).nth(9).click();

        tasklist.item().waitFor();
        assertThat(page.locator(".tasks-list")).isHidden();
        assertThat(width(page, ".task-details")).isEqualTo(390);
        browser.screenshot(page, "worklist-390-task");
        page.getByText("返回列表").click();
        assertThat(page.locator(".task-details")).isHidden();
        isAt(tasklist, top);
        assertThat(width(page, ".tasks-list")).isEqualTo(390);
        assertThat(page.evaluate("document.scrollingElement.scrollWidth")).isEqualTo(390);
        assertThat(heights(page, ".duban-chip, .duban-list .duban-card, .duban-pages a"))
                .allMatch(height -> height >= 40);
        assertThat(tasklist.barriersIn(".duban-list")).isEmpty();
    }

    @Test
    void a_link_to_a_task_leads_back_to_the_list_on_a_telephone() {
        var tasklist = open("zjw.liaison", opinion.measure(3), 390, 844);

        tasklist.page().getByText("返回列表").click();

        assertThat(cards(tasklist).first()).isVisible();
        assertThat(tasklist.page()).hasURL(Pattern.compile("#/\\?filter=mine$"));
    }

    private static double width(Page page, String part) {
        return page.locator(part).boundingBox().width;
    }

    private static List<Double> heights(Page page, String parts) {
        return page.locator(parts).all().stream()
                .map(part -> part.boundingBox().height)
                .toList();
    }
}
