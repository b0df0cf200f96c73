package duban.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import duban.TestPlans;
import duban.evidence.Scans;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The panel 代录代填 in a real browser: what was signed on paper, typed in by the supervision office. */
class RecordOnBehalfInTasklistIT extends TasklistInBrowser {

    private static final String OPINION = "2023-98";

    @BeforeAll
    void a_small_opinion_is_dispatched() {
        moveTo("2023-09-18T09:00");
        var office = login("office.zzb");
        var imported =
                office.post("/camunda/api/duban/workbook?fileName=a.xlsx", TestPlans.workbook(OPINION, "市民政局", 3));
        assertThat(imported.status()).as(imported.text()).isEqualTo(201);
        assertThat(office.submit(office.tasksFor("dispatchPlan", OPINION).get(0), Map.of("instruction", ""))
                        .status())
                .isEqualTo(204);
        jobs.drain();
    }

    @ParameterizedTest
    @CsvSource({"M01, 1366, 768", "M02, 390, 844"})
    void a_receipt_on_paper_is_found_filled_in_and_recorded(String number, int width, int height) {
        var tasklist = openList("office.sfj", width, height);
        var panel = tasklist.recordable(OPINION + " " + number);
        TasklistPage.openFound(panel);
        panel.getByText("代录提交").click();
        assertThat(panel.locator(".duban-message")).hasText(new String[] {"请填写签署日期。", "请上传扫描件。"});
        assertThat(panel.getByText("卢文博（办公室）")).isAttached();
        panel.locator("[data-paper=signedOn]").fill("2030-01-01");
        tasklist.expectRefusal(415);
        panel.locator("input[type=file]").setInputFiles(file("签收单.pdf", "MZ".getBytes(StandardCharsets.US_ASCII)));
        assertThat(panel.locator(".duban-file .duban-message")).containsText("扫描件只收PDF、JPG和PNG文件");
        tasklist.expectRefusal(422);
        panel.locator("input[type=file]").setInputFiles(file("签收单.png", Scans.picture("png", width)));
        assertThat(panel.locator(".duban-file-name")).hasText("已上传：签收单.png");
        panel.getByText("代录提交").click();
        assertThat(tasklist.messageAt(panel.locator("[data-paper=signedOn]"))).hasText("签署日期不能晚于今天。");
        assertThat(panel.locator("[data-paper=signedOn]")).isFocused();
        tasklist.expectRefusal(0);
        assertThat(tasklist.barriers()).isEmpty();
        assertThat(tasklist.tooWide()).isEmpty();
        browser.screenshot(tasklist.page(), "behalf-refused-" + width);
        panel.locator("[data-paper=signedOn]").fill("2023-09-18");

        panel.getByText("代录提交").click();

        assertThat(tasklist.page().locator(".duban-toast")).hasText("已代录：" + OPINION + "-" + number + " 签收措施");
        assertThat(jdbc.sql(
                                "select person || ' ' || recorded_by from transition where item = ? order by id desc limit 1")
                        .param(OPINION + "-" + number)
                        .query(String.class)
                        .single())
                .isEqualTo("mzj.liaison office.sfj");
    }

    /** As browsers and scanners make them: 300 characters, quotes of every kind. */
    @Test
    void a_scan_with_a_very_long_name_is_shown_cleaned_and_stored_under_its_label() {
        var item = OPINION + "-M03";
        var given = "“关于”'审签'\"的\"《意见》" + "很长".repeat(150) + ".pdf";
        var label = given.replace("\"", "").substring(0, 80) + ".pdf";
        var tasklist = openList("office.sfj", 390, 844);
        var panel = tasklist.recordable(item);
        TasklistPage.openFound(panel);
        panel.locator("input[type=file]").setInputFiles(file(given, Scans.pdf(390)));
        assertThat(panel.locator(".duban-file-name")).hasText("已上传：" + label);
        assertThat(tasklist.tooWide()).isEmpty();
        browser.screenshot(tasklist.page(), "behalf-long-name");
        panel.locator("[data-paper=signedOn]").fill("2023-09-18");
        panel.getByText("代录提交").click();
        assertThat(tasklist.page().locator(".duban-toast")).containsText("已代录");

        var liaison = open("mzj.liaison", item, 1366, 768);
        liaison.page().locator(".task-card .nav-tabs").getByText("详情").click();
        var link = liaison.page().getByText("附扫描件");
        link.evaluate("link => link.removeAttribute('target')");
        var download = liaison.page().waitForDownload(link::click);
        assertThat(download.suggestedFilename()).isEqualTo(label);
    }

    @Test
    void the_panel_is_there_for_those_who_record_only() {
        var liaison = openList("mzj.liaison", 1366, 768);

        assertThat(liaison.page().getByText("代录代填")).hasCount(0);
    }

    private static FilePayload file(String name, byte[] bytes) {
        return new FilePayload(name, "application/octet-stream", bytes);
    }
}
