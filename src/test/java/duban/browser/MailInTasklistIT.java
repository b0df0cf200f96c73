package duban.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import duban.SmallOpinion;
import duban.TestPlans;
import duban.notification.DeliverMails;
import duban.notification.MakeRoutineMails;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** From the mail to the open, workable task: one click for whoever is logged in. */
class MailInTasklistIT extends TasklistInBrowser {

    private static final String OPINION = "2023-898";

    @Autowired
    private DeliverMails deliverMails;

    @Autowired
    private MakeRoutineMails makeRoutineMails;

    private SmallOpinion opinion;

    @BeforeAll
    void each_kind_of_mail_has_come() {
        moveTo("2023-05-08T10:00");
        jdbc.sql("update message set settled_at = at where settled_at is null").update();
        opinion = SmallOpinion.dispatched(
                OPINION,
                TestPlans.workbook(OPINION, "市财政局", LocalDate.of(2023, 5, 5), LocalDate.of(2023, 5, 19), 4),
                this::login,
                jdbc,
                jobs);
        opinion.bringTo("submitResult", 2);
        opinion.bringTo("signOffResult", 3);
        opinion.bringTo("signOffResult", 4);
        opinion.take(
                "czj.head",
                opinion.measure(4),
                Map.of("decision", "SEND_BACK", "unmet", List.of(1), "reason", "缺验收单。"));
        moveTo("2023-05-09T08:30");
        makeRoutineMails.make();
        deliverMails.passAtOnce();
    }

    @ParameterizedTest
    @CsvSource({
        "czj.liaison, DISPATCH,  M01, signForReceipt",
        "czj.head,    APPROVAL,  M03, signOffResult",
        "czj.handler, REJECTION, M04, submitResult",
        "czj.handler, ROUTINE,   M02, submitResult"
    })
    void one_click_leads_from_a_mail_to_the_workable_task(String person, String kind, String measure, String step) {
        var item = OPINION + "-" + measure;
        var tasklist = open(person, opinion.measure(1), 1366, 768);
        var page = tasklist.page();
        page.setContent(mail(person, kind, item));

        page.locator("a[href$='/go/" + item + "']").first().click();
        tasklist.item().waitFor();

        assertThat(page.locator(".duban-item h3").first()).containsText(measure);
        assertThat(page.locator("button:has-text('提交'):visible").first()).isEnabled();
        assertThat(opinion.step(item)).isEqualTo(step);
    }

    @ParameterizedTest
    @CsvSource({"1366, LIGHT", "390, LIGHT", "1366, DARK", "390, DARK"})
    void mails_are_readable_at_both_widths_light_and_dark_with_nothing_loaded(int width, ColorScheme scheme) {
        try (var context = browser.context(width, 844)) {
            var page = context.newPage();
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            page.route("**/*", Route::abort);
            for (var kind : List.of("DISPATCH czj.liaison", "ROUTINE czj.handler", "ROUTINE office.zzb")) {
                var parts = kind.split(" ");
                page.setContent(latest(parts[1], parts[0]));

                assertThat(page.locator("h2").first()).isVisible();
                assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                        .isEqualTo(width);
                assertThat(
                                (Integer)
                                        page.evaluate(
                                                "Math.min(...[...document.querySelectorAll('a.button')].map(a => a.getBoundingClientRect().height))"))
                        .isGreaterThanOrEqualTo(40);
                assertThat(TasklistPage.barriersOn(page)).as(kind).isEmpty();
                browser.screenshot(page, "mail-" + parts[0] + "-" + parts[1] + "-" + width + "-" + scheme);
            }
        }
    }

    @Test
    void who_is_not_logged_in_is_led_through_the_login_to_the_task() {
        try (var context = browser.context(390, 844)) {
            var page = context.newPage();
            page.setContent(mail("czj.liaison", "DISPATCH", opinion.measure(1)));

            page.locator("a[href$='/go/" + opinion.measure(1) + "']").click();
            page.getByPlaceholder("账号").fill("czj.liaison");
            page.getByPlaceholder("密码").fill(PASSWORD);
            page.keyboard().press("Enter");

            assertThat(page.locator(".duban-item h3").first()).containsText("M01");
        }
    }

    private String mail(String person, String kind, String item) {
        return jdbc.sql("""
                select m.html from mail m join mail_line l on l.mail = m.id
                 where m.person = ? and m.kind = ? and l.item = ? order by m.id desc limit 1""")
                .params(person, kind, item)
                .query(String.class)
                .single()
                .replaceAll("href=\"[^\"]*/go/", "href=\"http://localhost:" + port + "/go/");
    }

    private String latest(String person, String kind) {
        return jdbc.sql(
                        "select html from mail where person = ? and kind = ? and html is not null order by id desc limit 1")
                .params(person, kind)
                .query(String.class)
                .single();
    }
}
