package duban.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import duban.SmallOpinion;
import duban.TestPlans;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The month's page as a department fills it in and signs it, and what the office sees of it; each width has a month. */
class ProgressRoundInTasklistIT extends TasklistInBrowser {

    private static final String OPINION = "2023-552";
    private static final String SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private SmallOpinion opinion;

    @BeforeAll
    void three_measures_of_a_department_are_in_work() {
        moveTo("2023-08-01T10:00");
        opinion = SmallOpinion.dispatched(OPINION, TestPlans.workbook(OPINION, "市卫生健康委", 3), this::login, jdbc, jobs);
        for (var nth = 1; nth <= 3; nth++) {
            opinion.bringTo("submitResult", nth);
        }
    }

    @ParameterizedTest
    @CsvSource({"1366, 768, 2023-08-21, WJW-2023-08, 2023-08-29", "390, 844, 2023-09-19, WJW-2023-09, 2023-09-27"})
    void the_page_is_filled_in_with_ticks_sent_back_and_signed_once(
            int width, int height, String day, String round, String late) {
        playTo(day + "T10:00");
        var liaison = open("wjw.liaison", round, width, height);
        assertThat(liaison.page().locator(".duban-report-row")).hasCount(3);
        assertThat(row(liaison, 1)).containsText(opinion.measure(1));
        liaison.submit();
        assertThat(liaison.messageAt(at(liaison, "done", 1))).hasText("请填写已做的工作。");
        assertThat(at(liaison, "done", 1)).isFocused();
        looksGood(liaison, "empty-" + width);

        at(liaison, "noChange", 2).check();
        assertThat(at(liaison, "done", 2)).isHidden();
        assertThat(at(liaison, "obstacles", 2)).isVisible();
        at(liaison, "noChange", 2).focus();
        liaison.page().keyboard().press("Space");
        assertThat(at(liaison, "done", 2)).isVisible();
        liaison.page().keyboard().press("Space");
        assertThat(at(liaison, "done", 2)).isHidden();
        at(liaison, "noChange", 3).check();
        at(liaison, "done", 1).fill("已完成选址。");
        at(liaison, "next", 1).fill("10月底前开工。");
        at(liaison, "obstacles", 2).fill("用地尚未落实。");
        at(liaison, "indicatorValues", 1).fill("三个");
        liaison.submit();
        assertThat(liaison.messageAt(at(liaison, "indicatorValues", 1))).hasText("请只填写数字，例如 6 或 98.5，不写单位。");
        at(liaison, "indicatorValues", 1).fill("3");
        assertThat(liaison.kept()).containsText("草稿已保存");
        liaison.page().reload();
        liaison.item().waitFor();
        assertThat(at(liaison, "done", 1)).hasValue("已完成选址。");
        assertThat(at(liaison, "noChange", 3)).isChecked();
        assertThat(at(liaison, "done", 3)).isHidden();
        looksGood(liaison, "filled-" + width);
        liaison.submitted("审签，最迟");

        var head = open("wjw.head", round, width, height);
        assertThat(head.page().locator(".duban-section-entries")).containsText("服务站 3 / 10 个");
        assertThat(head.page().locator(".duban-section-entries")).containsText("困难：用地尚未落实。");
        head.choose("decision", "SEND_BACK");
        head.submit();
        assertThat(head.messageAt(head.field("reason"))).hasText("请填写退回原因。");
        looksGood(head, "signing-" + width);
        head.field("reason").fill("第一项请写明选址地点。");
        head.submitted("补正，最迟");

        var again = open("wjw.liaison", round, width, height);
        assertThat(again.page().locator(".duban-section-sentBack")).containsText("第一项请写明选址地点。");
        assertThat(at(again, "done", 1)).hasValue("已完成选址。");
        at(again, "done", 1).fill("已在渝北完成选址。");
        playTo(late + "T10:00");
        again.submitted("审签，最迟");

        var office = openList("office.sfj", width, height);
        var panel = office.panel("进展报告");
        var missing = panel.locator("[data-round='" + round + "']");
        assertThat(missing).containsText("未报，已过 2 个工作日");
        assertThat(missing).containsText("待审签");
        missing.locator("summary").click();
        assertThat(missing.locator("details li")).hasCount(3);
        assertThat(missing.locator("summary")).hasText("须填报的措施 3 项");
        numbersEqualTheirLists(panel);
        looksGood(office, "missing-" + width);
        office.page().keyboard().press("Escape");

        var handler = open("wjw.handler", opinion.measure(2), width, height);
        assertThat(handler.page().locator(".duban-item .duban-missing")).containsText("未报");
        looksGood(handler, "mark-" + width);

        var signing = open("wjw.head", round, width, height);
        signing.choose("decision", "SIGN");
        signing.submitted("进展报告已登记。");

        panel = office.panel("进展报告");
        var recorded = panel.locator("[data-round='" + round + "']");
        assertThat(recorded.locator("summary")).hasText("登记 3 项进展，其中无变化 2 项");
        recorded.locator("summary").click();
        assertThat(recorded.locator("td").filter(new Locator.FilterOptions().setHasText("已在渝北完成选址。")))
                .isVisible();
        assertThat(panel.locator("[data-measure='" + opinion.measure(2) + "']")).containsText("困难：用地尚未落实。");
        numbersEqualTheirLists(panel);
        looksGood(office, "recorded-" + width);
    }

    /** Each tile leads to the heading that counts what stands below it. */
    private static void numbersEqualTheirLists(Locator panel) {
        assertThat(panel.locator(".duban-tile")).hasCount(4);
        for (var nth = 0; nth < 4; nth++) {
            var part = panel.locator(".duban-rounds-part").nth(nth);
            var count = part.locator("> ul > li").count();
            assertThat(panel.locator(".duban-tile strong").nth(nth)).containsText(count + " ");
            panel.locator(".duban-tile").nth(nth).click();
            assertThat(part.locator("h4")).isFocused();
            assertThat(part.locator("h4")).containsText(" " + count + " ");
        }
    }

    @ParameterizedTest
    @CsvSource({"1366, 768, 2023-10-19, WJW-2023-10", "390, 844, 2023-11-20, WJW-2023-11"})
    void the_page_goes_down_and_up_as_a_workbook(int width, int height, String day, String round) throws IOException {
        playTo(day + "T10:00");
        var liaison = open("wjw.liaison", round, width, height);
        at(liaison, "done", 1).fill("已封顶。");
        var download = liaison.page()
                .waitForDownload(() -> liaison.page().getByText("下载填报表").click());
        assertThat(download.suggestedFilename()).startsWith("市卫生健康委2023年").endsWith("进展报告.xlsx");
        assertThat(Files.size(download.path())).isPositive();
        assertThat(liaison.kept()).containsText("草稿已保存");

        up(liaison, round, "", "");
        assertThat(outcome(liaison)).containsText("发现 2 处错误，没有填入。");
        assertThat(outcome(liaison).locator("tbody tr")).hasCount(2);
        assertThat(outcome(liaison)).containsText("E（已做的工作）");
        assertThat(at(liaison, "done", 1)).hasValue("已封顶。");
        looksGood(liaison, "workbook-faults-" + width);

        up(liaison, "WJW-2022-01", "做", "做");
        assertThat(outcome(liaison)).containsText("这是 WJW-2022-01 的填报表");

        up(liaison, round, "已装修。", "下月验收。");
        assertThat(outcome(liaison)).containsText("已填入 3 项，请核对后提交。");
        assertThat(at(liaison, "done", 1)).hasValue("已装修。");
        assertThat(at(liaison, "noChange", 2)).isChecked();
        assertThat(at(liaison, "done", 2)).isHidden();
        assertThat(liaison.kept()).containsText("草稿已保存");
        looksGood(liaison, "workbook-" + width);
        liaison.submitted("审签，最迟");
    }

    private void up(TasklistPage liaison, String round, String done, String next) {
        liaison.expectRefusal(409);
        liaison.page()
                .locator("#duban-round-file")
                .setInputFiles(new FilePayload("填报表.xlsx", SPREADSHEET, workbook(round, done, next)));
        assertThat(outcome(liaison).locator(".duban-headline:not(:has-text('正在检查')), .duban-message"))
                .isVisible();
        liaison.expectRefusal(0);
    }

    private byte[] workbook(String round, String done, String next) {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "test", "1.0")) {
            var sheet = workbook.newWorksheet("进展填报");
            write(sheet, 1, List.of("报告编号", round));
            write(sheet, 2, List.of("编号", "整改措施", "整改期限", "无变化", "已做的工作", "下一步工作", "存在的困难", "需要协调的事项", "预计办结日期"));
            write(sheet, 3, List.of(opinion.measure(1), "", "", "", done, next, "", "", ""));
            write(sheet, 4, List.of(opinion.measure(2), "", "", "是"));
            write(sheet, 5, List.of(opinion.measure(3), "", "", "是"));
            write(workbook.newWorksheet("指标完成值"), 0, List.of("编号", "指标", "目标", "单位", "完成值"));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void write(Worksheet sheet, int row, List<String> cells) {
        for (var column = 0; column < cells.size(); column++) {
            sheet.value(row, column, cells.get(column));
        }
    }

    private static Locator outcome(TasklistPage page) {
        return page.page().locator("[data-round-workbook] .duban-outcome");
    }

    private static Locator row(TasklistPage page, int nth) {
        return page.page().locator(".duban-report-row").nth(nth - 1);
    }

    private static Locator at(TasklistPage page, String field, int seq) {
        return page.page().locator("#duban-" + field + "-" + seq);
    }

    private void looksGood(TasklistPage page, String name) {
        assertThat(page.barriers()).as(name).isEmpty();
        assertThat(page.tooWide()).as(name).isEmpty();
        browser.screenshot(page.page(), "progress-round-" + name);
    }
}
