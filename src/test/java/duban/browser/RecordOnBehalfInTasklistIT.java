package duban.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import duban.RunningApplication;
import duban.TestPlans;
import duban.evidence.Scans;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The panel 代录代填 in a real browser: what was signed on paper, typed in by the supervision office. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordOnBehalfInTasklistIT extends RunningApplication {

    private static final String OPINION = "2023-98";

    Browser browser;

    @BeforeAll
    void a_small_opinion_is_dispatched() {
        moveTo("2023-09-18T09:00");
        var office = login("office.zzb");
        var imported =
                office.post("/camunda/api/duban/workbook?fileName=a.xlsx", TestPlans.workbook(OPINION, "市民政局", 2));
        assertThat(imported.status()).as(imported.text()).isEqualTo(201);
        assertThat(office.submit(office.tasksFor("dispatchPlan", OPINION).get(0), Map.of("instruction", ""))
                        .status())
                .isEqualTo(204);
        jobs.drain();
        browser = Browser.launch();
    }

    @AfterAll
    void close() {
        browser.close();
    }

    @ParameterizedTest
    @CsvSource({"M01, 1366, 768", "M02, 390, 844"})
    void a_receipt_on_paper_is_found_filled_in_and_recorded(String number, int width, int height) {
        var tasklist = open("office.sfj", width, height);
        var panel = opened(tasklist.page(), number);
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
        assertThat(tasklist.scrollsSideways()).isFalse();
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
        assertThat(tasklist.faults()).isEmpty();
    }

    @Test
    void the_panel_is_there_for_those_who_record_only() {
        var liaison = open("mzj.liaison", 1366, 768);

        liaison.page().locator(".tasks-list").waitFor();

        assertThat(liaison.page().getByText("代录代填")).hasCount(0);
        assertThat(liaison.faults()).isEmpty();
    }

    private TasklistPage open(String user, int width, int height) {
        var page = browser.context(width, height).newPage();
        return TasklistPage.login(
                page, "http://localhost:" + port + "/camunda/app/tasklist/default/", user, PASSWORD, 0);
    }

    /** The panel with the form of what is found first. */
    private static Locator opened(Page page, String number) {
        page.locator(".tasks-list").waitFor();
        var menu = page.locator(".navbar-toggle");
        if (menu.isVisible()) {
            menu.click();
        }
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("代录代填"))
                .click();
        var panel = page.locator(".duban-panel");
        panel.locator("input[type=search]").fill(OPINION + " " + number);
        panel.getByText("查找", new Locator.GetByTextOptions().setExact(true)).click();
        assertThat(panel.locator(".duban-pick")).hasCount(1);
        panel.locator(".duban-pick").click();
        panel.locator(".duban-paper").waitFor();
        return panel;
    }

    private static FilePayload file(String name, byte[] bytes) {
        return new FilePayload(name, "application/octet-stream", bytes);
    }
}
