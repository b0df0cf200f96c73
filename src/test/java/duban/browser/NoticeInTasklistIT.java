package duban.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import duban.SmallOpinion;
import duban.TestPlans;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A supervision notice from the panel to the answer, and the same as a paper. */
class NoticeInTasklistIT extends TasklistInBrowser {

    private static final String OPINION = "2023-67";

    private SmallOpinion opinion;

    @BeforeAll
    void two_measures_are_in_work() {
        moveTo("2023-09-18T09:00");
        opinion = SmallOpinion.dispatched(OPINION, TestPlans.workbook(OPINION, "市民政局", 2), this::login, jdbc, jobs);
        opinion.bringTo("submitResult", 1);
        opinion.bringTo("submitResult", 2);
    }

    @BeforeEach
    void and_two_working_days_overdue() {
        clock.moveTo(moment("2023-11-28T10:00"));
    }

    @ParameterizedTest
    @CsvSource({"1, 1366, 768", "2, 390, 844"})
    void it_is_begun_drafted_signed_and_answered(int nth, int width, int height) {
        var measure = opinion.measure(nth);
        var office = openList("office.zzb", width, height);
        var panel = office.panel("督办单");
        panel.locator("button[type=submit]").click();
        assertThat(panel.getByText("请选择要督办的措施。")).isVisible();
        assertThat(panel.getByText("请填写拟发原因。")).isVisible();
        looksGood(office, "panel-missing-" + width);
        panel.locator("#duban-notice-search").fill(measure);
        panel.locator("#duban-notice-search").press("Enter");
        assertThat(panel.locator(".duban-picklist input")).hasCount(1);
        assertThat(panel.locator(".duban-picklist")).containsText("■ 红 已逾期2个工作日");
        panel.locator(".duban-picklist input").check();
        panel.locator("#duban-notice-reason").fill("逾期两个工作日，没有报送进展。");
        panel.locator("button[type=submit]").click();
        var begun = panel.locator(".duban-outcome");
        assertThat(begun).containsText("已拟发督办单 " + OPINION + "-N");
        assertThat(panel.locator(".duban-picklist input")).isDisabled();
        assertThat(panel.locator(".duban-change-entry:has-text('" + measure + "')"))
                .containsText("起草中");
        looksGood(office, "panel-" + width);
        begun.getByText("去起草").click();
        office.item().waitFor();
        var notice = office.item().textContent();

        assertThat(office.page().locator(".duban-section-notice")).containsText("逾期两个工作日，没有报送进展。");
        office.choose("decision", "SUBMIT");
        office.field("demands").fill("");
        office.field("feedbackOn").fill("2023-12-03");
        office.submit();
        assertThat(office.messageAt(office.field("demands"))).hasText("请填写督办要求。");
        assertThat(office.field("demands")).isFocused();
        office.field("demands").fill("12月5日前完成选址。\n不能完成的书面说明原因。");
        office.expectRefusal(422);
        office.submit();
        assertThat(office.messageAt(office.field("feedbackOn"))).hasText("2023年12月3日不是工作日，请改为工作日，例如2023年12月1日。");
        looksGood(office, "draft-" + width);
        office.expectRefusal(0);
        office.field("feedbackOn").fill("2023-12-05");
        office.submitted("已送市政府办公厅（督查室）签发，最迟11月30日");

        var signer = open("bgt.chen", notice, width, height);
        assertThat(signer.page().locator(".duban-section-notice")).containsText("不能完成的书面说明原因。");
        var draft = opened(signer, "预览草稿");
        assertThat(draft.locator(".paper-draft")).containsText("草稿，未签发，不作为依据。");
        paperLooksGood(draft, "draft-" + width);
        signer.submit();
        assertThat(signer.messageAt(signer.field("decision").first())).hasText("请选择签发结论。");
        signer.choose("decision", "SIGN");
        looksGood(signer, "signature-" + width);
        signer.submitted("已签发，请市民政局负责人反馈，最迟12月5日");

        var head = open("mzj.head", notice, width, height);
        assertThat(head.page().locator(".duban-section-notice")).containsText("督办〔2023〕");
        var paper = opened(head, "打开 督办〔2023〕");
        assertThat(paper.locator("h1")).hasText("督办单");
        assertThat(paper.locator(".paper-number")).hasText(Pattern.compile("督办〔2023〕\\d+号"));
        assertThat(paper.locator(".paper-end")).containsText("签发人：陈立群");
        assertThat(paper.locator(".paper")).not().containsText("草稿");
        paperLooksGood(paper, "signed-" + width);
        head.submit();
        assertThat(head.messageAt(head.field("answer"))).hasText("请填写落实情况。");
        head.field("answer").fill("选址已经确定，12月1日开工。");
        looksGood(head, "answer-" + width);
        head.submitted("督办单已反馈。");

        var handler = open("mzj.handler", measure, width, height);
        var detail = handler.detail();
        assertThat(detail).containsText("选址已经确定，12月1日开工。");
        assertThat(detail.getByText("签发督办单").first()).isVisible();
        assertThat(detail.locator("a:has-text('打开督办单')").first()).isVisible();
        assertThat(handler.barriers()).isEmpty();
        assertThat(handler.tooWide()).isEmpty();
        browser.screenshot(handler.page(), "notice-detail-" + width);
    }

    /** The paper opens beside the form. */
    private static Page opened(TasklistPage tasklist, String link) {
        var paper = tasklist.page().waitForPopup(() -> link(tasklist, link).click());
        paper.locator(".paper").waitFor();
        return paper;
    }

    private static Locator link(TasklistPage tasklist, String words) {
        return tasklist.page().locator(".duban-form a:has-text('" + words + "')");
    }

    private void looksGood(TasklistPage page, String name) {
        assertThat(page.barriers()).as(name).isEmpty();
        assertThat(page.tooWide()).as(name).isEmpty();
        browser.screenshot(page.page(), "notice-" + name);
    }

    private void paperLooksGood(Page paper, String name) {
        assertThat(TasklistPage.barriersOn(paper)).as(name).isEmpty();
        assertThat((Boolean)
                        paper.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .as("%s is as wide as its window", name)
                .isTrue();
        browser.screenshot(paper, "notice-paper-" + name);
        paper.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(paper.locator(".paper-bar")).isHidden();
        assertThat(paper.evaluate("getComputedStyle(document.querySelector('.paper')).backgroundColor"))
                .isEqualTo("rgb(255, 255, 255)");
        paper.close();
    }
}
