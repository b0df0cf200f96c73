package duban.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator.FilterOptions;
import duban.SmallOpinion;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of the daily check as those see it who can do something about an exception. */
class DailyCheckInBrowserIT extends OwnPageInBrowser {

    private static final String OPINION = "2023-801";

    @BeforeAll
    void a_measure_is_not_received() {
        moveTo("2023-11-06T10:00");
        SmallOpinion.dispatched(OPINION, 1, this::login, jdbc, jobs);
    }

    @ParameterizedTest
    @CsvSource({"1366, 768", "390, 844"})
    void the_office_sees_the_verdict_and_goes_from_an_exception_to_its_item(int width, int height) {
        var mailbox = mailbox("");
        try {
            var page = enter("office.sfj", "/", width, height);
            page.locator("section.tasks-list").waitFor();
            goTo(page, "每日核对");

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
        assertThat(faults()).singleElement().asString().startsWith("403 ");
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
}
