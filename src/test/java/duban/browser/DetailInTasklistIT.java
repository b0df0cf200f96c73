package duban.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import duban.SmallOpinion;
import duban.TestPlans;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tab 详情 beside the form. */
class DetailInTasklistIT extends TasklistInBrowser {

    private static final String OPINION = "2023-84";

    private SmallOpinion opinion;

    @BeforeAll
    void a_measure_was_reported_on_sent_back_and_is_in_work_again() {
        moveTo("2023-09-18T09:00");
        opinion = SmallOpinion.dispatched(OPINION, TestPlans.workbook(OPINION, "市民政局", 2), this::login, jdbc, jobs);
        opinion.bringTo("submitResult", 1);
        var handler = opinion.session("mzj.handler");
        assertThat(handler.post(
                                "/camunda/api/duban/measures/" + opinion.measure(1) + "/progress",
                                Map.of("done", "已选址", "next", "施工"))
                        .status())
                .isEqualTo(204);
        opinion.bringTo("signOffResult", 1);
        opinion.take(
                "mzj.head",
                opinion.measure(1),
                Map.of("decision", "SEND_BACK", "unmet", List.of(2), "reason", "验收单未盖章。"));
    }

    @ParameterizedTest
    @CsvSource({"1366, 768", "390, 844"})
    void clocks_timeline_send_backs_and_contacts_are_read_beside_the_form(int width, int height) {
        var handler = open("mzj.handler", opinion.measure(1), width, height);
        assertThat(handler.page().locator(".task-card .nav-tabs > li:visible"))
                .hasText(new String[] {"办理", "详情", "流程图", "说明"});

        var detail = handler.detail();

        assertThat(detail.locator(".duban-clock h5")).hasText(new String[] {"报告时限", "整改期限", "现在在谁手中"});
        assertThat(detail.locator(".duban-clock-figure"))
                .hasText(new String[] {"2023年12月29日 周五", "2023年11月24日 周五", "市民政局 余振华"});
        assertThat(detail.locator(".duban-held li")).hasCount(2);
        assertThat(detail.getByText("办结标准 2：验收材料齐备")).isVisible();
        assertThat(detail.locator("a[href^='tel:']").first()).hasAttribute("href", "tel:02363860002");
        assertThat(handler.barriers()).isEmpty();
        assertThat(handler.tooWide()).isEmpty();
        browser.screenshot(handler.page(), "detail-" + width);

        narrow(detail, "意见与退回");
        assertThat(moments(detail)).hasCount(1);
        assertThat(moments(detail)).containsText("待单位审签 → 办理中");
        narrow(detail, "进展");
        assertThat(moments(detail)).containsText("已完成：已选址");
        narrow(detail, "全部");
        detail.getByText("跳到最早一条").click();
        assertThat(moments(detail).last()).isFocused();
        assertThat(moments(detail).last()).isInViewport();
        assertThat(moments(detail).last()).containsText("交办措施");
        detail.locator(".duban-detail-nav").getByText("联系人").click();
        assertThat(detail.locator(".duban-contacts")).isInViewport();
        assertThat(handler.barriers()).isEmpty();
        browser.screenshot(handler.page(), "detail-end-" + width);
    }

    private static void narrow(Locator detail, String name) {
        detail.locator(".duban-narrow:has-text('" + name + "')").click();
        assertThat(detail.locator(".duban-narrow[aria-pressed=true]")).containsText(name);
    }

    private static Locator moments(Locator detail) {
        return detail.locator(".duban-detail-part:has(.duban-narrows) .duban-log > li");
    }

    @Test
    void a_detail_that_does_not_load_says_so_with_its_number_and_is_tried_again() {
        var handler = open("mzj.handler", opinion.measure(1), 1366, 768);
        handler.expectRefusal(500);
        handler.page()
                .route(
                        "**/detail",
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setStatus(500)
                                .setContentType("application/json")
                                .setBody("{\"code\":\"FAILED\",\"message\":\"x\",\"requestId\":\"4711\"}")));
        handler.page().locator(".task-card .nav-tabs").getByText("详情").click();
        var failure = handler.page().locator(".duban-detail .duban-failure");
        assertThat(failure).containsText("系统出错，请求没有完成。");
        assertThat(failure).containsText("编号 4711");
        assertThat(handler.barriers()).isEmpty();

        handler.page().unroute("**/detail");
        failure.getByText("重新载入").click();

        assertThat(handler.page().locator(".duban-clock")).hasCount(3);
    }
}
