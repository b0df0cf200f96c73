package duban.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import duban.SmallOpinion;
import duban.TestPlans;
import org.junit.jupiter.api.Test;

/** A whole measure without a mouse: only keys are pressed, and what has the focus is what a person would see there. */
class KeyboardInTasklistIT extends TasklistInBrowser {

    private static final String OPINION = "2023-43";
    private static final int MOST_TABS = 80;

    @Test
    void a_whole_measure_is_done_by_keyboard_alone() {
        moveTo("2023-09-11T10:00");
        var opinion = SmallOpinion.dispatched(OPINION, TestPlans.workbook(OPINION, "市财政局", 1), this::login, jdbc, jobs);
        var measure = opinion.measure(1);

        var receipt = keys("czj.liaison", measure);
        receipt.submit("措施已签收，请接着转交承办人，最迟");
        var handingOn = keys("czj.liaison", measure);
        handingOn.tabTo("[data-ask] [name=handler]");
        handingOn.press("Space");
        handingOn.submit("已交");
        var handler = keys("czj.handler", measure);
        handler.type("[data-ask] [name=account]", "十处点位已全部完成并通过验收。");
        handler.type("[data-ask] [name=indicatorValues]", "10");
        handler.type("[data-ask] [name=proofs][data-seq='1']", "名单公告");
        handler.type("[data-ask] [name=proofs][data-seq='2']", "验收单");
        handler.submit("已送市财政局负责人审签，最迟");
        var head = keys("czj.head", measure);
        head.tabTo("[data-ask] [name=decision]");
        head.press("Space");
        head.submit("已送督办专班核查，最迟");
        var office = keys("office.sfj", measure);
        office.tabTo("[data-ask] [name=decision]");
        office.press("Space");
        office.tabTo("[data-ask] [name=criteriaMet][data-seq='1']");
        office.press("Space");
        office.press("Tab");
        office.press("Space");
        office.submit("措施已办结");

        assertThat(jdbc.sql("select state from measure where number = ?")
                        .param(measure)
                        .query(String.class)
                        .single())
                .isEqualTo("COMPLETED");
    }

    private Keys keys(String user, String item) {
        return new Keys(open(user, item, 1366, 768));
    }

    private record Keys(TasklistPage tasklist) {

        private Page page() {
            return tasklist.page();
        }

        void press(String key) {
            page().keyboard().press(key);
        }

        /** Forward until the focus is there; whoever cannot be reached by Tab fails the test. */
        void tabTo(String wanted) {
            for (var tabs = 0; tabs < MOST_TABS; tabs++) {
                if (has(wanted)) {
                    assertThat(page().locator(wanted + ":focus-visible")).hasCount(1);
                    return;
                }
                press("Tab");
            }
            throw new AssertionError("No Tab leads to " + wanted);
        }

        private boolean has(String wanted) {
            return (boolean) page().evaluate("wanted => Boolean(document.activeElement?.matches(wanted))", wanted);
        }

        void type(String wanted, String text) {
            tabTo(wanted);
            page().keyboard().type(text);
        }

        void submit(String said) {
            tabTo("[cam-tasklist-form] .form-actions .btn-primary");
            press("Enter");
            assertThat(page().locator(".duban-toast [role=status]")).containsText(said);
            // Left open it would find that somebody else went on with its next task.
            page().close();
        }
    }
}
