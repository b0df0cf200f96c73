package duban.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import duban.SmallOpinion;
import duban.TestPlans;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What came back: the criteria that failed are ticked by one and found first by the other. */
class SendBackInTasklistIT extends TasklistInBrowser {

    private static final String OPINION = "2023-81";
    private static final String NAME_IT = "请勾选是哪一条；不属于其中某一条的，请勾选“其他”。";

    private SmallOpinion opinion;

    @BeforeAll
    void a_small_opinion_is_dispatched() {
        moveTo("2023-09-18T09:00");
        opinion = SmallOpinion.dispatched(OPINION, TestPlans.workbook(OPINION, "市民政局", 2), this::login, jdbc, jobs);
    }

    @ParameterizedTest
    @CsvSource({"1, 1366, 768", "2, 390, 844"})
    void the_failed_criteria_are_ticked_and_stand_first_for_whoever_gets_it_back(int nth, int width, int height) {
        var item = opinion.measure(nth);
        opinion.bringTo("signOffResult", nth);
        var head = open("mzj.head", item, width, height);
        head.choose("decision", "SEND_BACK");
        head.field("reason").fill("验收单未盖章。");
        head.submit();
        assertThat(head.messageAt(head.field("unmet").first())).hasText(NAME_IT);
        assertThat(head.field("unmet").first()).isFocused();
        assertThat(head.page().locator("[for='duban-unmet-2']")).containsText("佐证：验收单");
        assertThat(head.page().locator("[for='duban-unmet-0']")).hasText("其他");
        looksGood(head, "sign-off-" + width);
        head.choose("unmet", "2");
        head.submitted("补正，最迟");

        var handler = open("mzj.handler", item, width, height);
        assertThat(handler.page().locator(".duban-item + .duban-section")).containsText("被退回，请补正");
        assertThat(handler.page().locator(".duban-section-sentBack")).containsText("验收单未盖章。");
        assertThat(handler.page().locator(".duban-section-sentBack")).containsText("办结标准 2：验收材料齐备");
        assertThat(handler.page().locator(".duban-failed")).hasText("审签时认为这一条没有达到");
        assertThat(handler.field("proofs").nth(1).locator("xpath=preceding-sibling::p[1]"))
                .hasText("审签时认为这一条没有达到");
        looksGood(handler, "handler-" + width);
        handler.page().close();

        opinion.bringTo("verifyMeasure", nth);
        var office = open("office.sfj", item, width, height);
        office.choose("decision", "ASK_FOR_MORE");
        office.field("wanted").fill("验收单原件。");
        office.submit();
        assertThat(office.messageAt(office.field("unmet").first())).hasText(NAME_IT);
        office.choose("unmet", "2");
        looksGood(office, "verification-" + width);
        office.submitted("补充材料，最迟");

        var supplementing = open("mzj.handler", item, width, height);
        assertThat(supplementing.page().locator(".duban-item + .duban-section")).containsText("验收单原件。");
        assertThat(supplementing.page().locator(".duban-failed")).hasText("核查人要求补充这一条的材料");
        looksGood(supplementing, "supplement-" + width);
    }

    private void looksGood(TasklistPage page, String name) {
        assertThat(page.barriers()).as(name).isEmpty();
        assertThat(page.tooWide()).as(name).isEmpty();
        browser.screenshot(page.page(), "send-back-" + name);
    }
}
