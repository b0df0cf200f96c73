package duban.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page;
import duban.SmallOpinion;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of the daily check as those see it who can do something about an exception. */
class DailyCheckInBrowserIT extends TasklistInBrowser {

    private static final String OPINION = "2023-801";

    private final List<BrowserContext> visitors = new ArrayList<>();

    @BeforeAll
    void a_measure_is_not_received() {
        moveTo("2023-11-06T10:00");
        SmallOpinion.dispatched(OPINION, 1, this::login, jdbc, jobs);
    }

    @AfterEach
    void visitors_leave() {
        visitors.forEach(BrowserContext::close);
        visitors.clear();
    }

    @ParameterizedTest
    @CsvSource({"1366, 768", "390, 844"})
    void the_office_sees_the_verdict_and_goes_from_an_exception_to_its_item(int width, int height) {
        var mailbox = mailbox("");
        try {
            var page = enter("office.sfj", "/", width, height);
            page.locator("section.tasks-list").waitFor();
            if (page.locator(".duban-menu").isVisible()) {
                page.locator(".duban-menu").click();
            }
            page.locator(".duban-places").getByText("每日核对").click();

            assertThat(page).hasTitle("督办 · 每日核对");
            assertThat(page.locator(".daily-check-verdict")).hasText(Pattern.compile("▲ 在办 \\d+ 件，\\d+ 件有例外"));
            var own = page.locator(".daily-check-list > li").filter(new FilterOptions().setHasText(OPINION + "-M01"));
            assertThat(own).containsText("市财政局联络员没有邮箱，收不到提醒，请系统管理员补录。");
            looksGood(page, "daily-check-" + width);
            own.locator("a").click();
            assertThat(page).hasURL(Pattern.compile(".*" + OPINION + "-M01|.*task=.*"));
        } finally {
            mailbox(mailbox);
        }
    }

    @Test
    void the_administrator_who_has_no_list_reads_the_numbers() {
        var mailbox = mailbox("");
        try {
            var page = enter("admin", "/camunda/daily-check", 1366, 768);

            assertThat(page.locator(".daily-check-list")).containsText(OPINION + "-M01");
            assertThat(page.locator(".daily-check-list a")).hasCount(0);
        } finally {
            mailbox(mailbox);
        }
    }

    @Test
    void who_has_no_business_there_is_told_whose_it_is() {
        var page = enter("czj.handler", "/camunda/daily-check", 390, 844);

        assertThat(page.locator(".daily-check .duban-message")).hasText("每日核对由督办专班、市政府办公厅（督查室）和系统管理员查看，您没有该岗位。");
        looksGood(page, "daily-check-refused");
    }

    /** Of the finance bureau's liaison; returns what it was. */
    private String mailbox(String address) {
        var before = jdbc.sql("select email from officer where id = 'czj.liaison'")
                .query(String.class)
                .single();
        jdbc.sql("update officer set email = ? where id = 'czj.liaison'")
                .param(address)
                .update();
        return before;
    }

    private Page enter(String user, String path, int width, int height) {
        var page = browser.context(width, height).newPage();
        visitors.add(page.context());
        page.navigate("http://localhost:" + port + path);
        page.getByLabel("账号").fill(user);
        page.getByLabel("密码").fill(PASSWORD);
        page.keyboard().press("Enter");
        page.locator(".duban-header").waitFor();
        return page;
    }

    private void looksGood(Page page, String name) {
        browser.screenshot(page, name);
        assertThat(new AxeBuilder(page)
                        .analyze().getViolations().stream()
                                .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                                .map(rule -> rule.getId() + " "
                                        + rule.getNodes().get(0).getHtml()))
                .as(name)
                .isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as(name + ": can be moved sideways")
                .isEqualTo(0);
    }
}
