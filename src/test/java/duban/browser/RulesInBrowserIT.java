package duban.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import duban.SmallOpinion;
import duban.TestPlans;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of deadline rules and calendar as people use it, and as the handbook describes it. */
class RulesInBrowserIT extends OwnPageInBrowser {

    private static final String RULES = "/camunda/rules";

    @BeforeAll
    void a_small_opinion_is_dispatched() {
        moveTo("2023-09-26T09:00");
        SmallOpinion.dispatched("2023-753", TestPlans.workbook("2023-753", "市财政局", 2), this::login, jdbc, jobs);
    }

    @BeforeEach
    void it_is_the_morning_of_dispatch() {
        clock.moveTo(moment("2023-09-26T10:00"));
    }

    @AfterEach
    void no_proposal_stays_open_and_the_default_counts() {
        var office = login("office.sfj");
        undecided()
                .forEach(number -> office.post(
                        "/camunda/api/duban/rules/proposals/" + number + "/decision",
                        Map.of("decision", "REFUSE", "reason", "试验结束")));
        if (jdbc.sql("select working_days from policy_rule where kind = 'RECEIPT'")
                        .query(Integer.class)
                        .single()
                != 2) {
            var admin = login("admin");
            var version =
                    admin.get("/camunda/api/duban/rules").body().path("version").asLong();
            admin.post(
                    "/camunda/api/duban/rules/proposals",
                    Map.of("values", Map.of("RECEIPT", "2"), "reason", "恢复", "version", version));
            undecided()
                    .forEach(number -> office.post(
                            "/camunda/api/duban/rules/proposals/" + number + "/decision",
                            Map.of("decision", "APPROVE")));
        }
    }

    private List<Integer> undecided() {
        return jdbc.sql("select number from policy_version where state = 'PROPOSED'")
                .query(Integer.class)
                .list();
    }

    @ParameterizedTest
    @CsvSource({"czj.handler, 1366, 768", "leader.zhao, 390, 844", "auditor, 1366, 768"})
    void everybody_reads_the_rules_from_the_header_and_finds_no_button(String user, int width, int height) {
        var page = enter(user, "/", width, height);
        goTo(page, "期限规则");

        assertThat(heading(page, "期限与三色规则")).isVisible();
        assertThat(page).hasTitle("督办 · 期限规则");
        assertThat(page.locator("#rules-now")).containsText("承办单位自交办之日起2个工作日内签收，逾期告知单位负责人。");
        assertThat(page.locator("#rules-now")).containsText("到期前10、3个工作日和到期当日提醒承办人。");
        assertThat(page.locator("#rules button")).hasCount(0);
        page.locator("#calendar summary").first().click();
        assertThat(page.locator("#calendar")).containsText("2026年10月1日 周四");
        looksGood(page, "rules-" + user.replace('.', '-') + "-" + width);
    }

    @Test
    void whoever_is_not_logged_in_comes_to_the_login_and_from_there_to_the_rules() {
        var page = enter("czj.handler", RULES + "#calendar", 1366, 768);

        assertThat(heading(page, "工作日历")).isVisible();
        assertThat(page).hasURL(Pattern.compile(".*" + RULES + "#calendar"));
    }

    @ParameterizedTest
    @CsvSource({"1366, 768", "390, 844"})
    void a_rule_is_entered_foreseen_approved_and_counts(int width, int height) {
        var handbook = HandbookPage.numbered("12");
        beginToSee();
        var admin = enter("admin", RULES, width, height);
        see(admin);
        button(admin, "修改规则").click();
        admin.getByLabel("签收", new Page.GetByLabelOptions().setExact(true)).fill("-3");
        button(admin, "查看影响").click();
        assertThat(admin.locator(".rules-amount .duban-message")).hasText("签收：不能是负数，请填1至60的整数。");
        looksGood(admin, "rules-refused-" + width);
        admin.getByLabel("签收", new Page.GetByLabelOptions().setExact(true)).fill("3");
        button(admin, "查看影响").click();
        assertThat(admin.locator(".rules-preview")).containsText("件未办结事项的办理时限改变");
        see(admin);
        button(admin, "提交督办专班批准").click();
        assertThat(admin.locator(".duban-message")).hasText("请填写修改原因。");
        admin.getByLabel("修改原因").fill("试行一个季度，签收普遍需要三天");
        button(admin, "查看影响").click();
        admin.locator(".rules-preview summary").click();
        looksGood(admin, "rules-preview-" + width);
        button(admin, "提交督办专班批准").click();
        assertThat(admin.locator(".rules-told")).containsText("版规则已提交，待督办专班批准。");
        assertThat(button(admin, "修改规则")).hasCount(0);

        var office = enter("office.sfj", "/", width, height);
        office.locator(".duban-warning-line").getByText("查看").click();
        assertThat(office.locator(".rules-open")).containsText("2个工作日");
        assertThat(office.locator(".rules-open")).containsText("3个工作日");
        assertThat(office.locator(".rules-open .rules-preview")).isVisible();
        button(office, "不批准").click();
        assertThat(office.locator(".duban-message")).hasText("请填写不批准的理由。");
        looksGood(office, "rules-decision-" + width);
        see(office);
        office.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("批准").setExact(true))
                .click();
        assertThat(office.locator(".rules-told")).containsText("版规则已生效，");
        assertThat(office.locator("#rules-now")).containsText("承办单位自交办之日起3个工作日内签收");
        assertThat(office.locator(".duban-warning-line")).hasCount(0);
        see(office);
        assertThat(seen()).as(handbook.name()).contains(handbook.wordsOfSteps("修改规则"));
        assertThat(seen()).as(handbook.name()).contains(handbook.wordsOfSteps("批准规则"));
    }

    @ParameterizedTest
    @CsvSource({"1366, 768", "390, 844"})
    void a_calendar_names_its_faults_and_says_what_it_moves(int width, int height) {
        var handbook = HandbookPage.numbered("12");
        beginToSee();
        var admin = enter("admin", RULES + "#calendar", width, height);
        button(admin, "录入下一年").click();
        assertThat(admin.getByLabel("放假安排")).hasValue("year 2027 ");
        admin.locator("#calendar-file")
                .setInputFiles(new FilePayload(
                        "2027.txt",
                        "text/plain",
                        "year 2027 https://www.gov.cn/a\noff 2027-02-30 春节\n".getBytes(StandardCharsets.UTF_8)));
        assertThat(admin.getByLabel("放假安排")).hasValue(Pattern.compile(".*2027-02-30.*", Pattern.DOTALL));
        button(admin, "检查").click();
        assertThat(admin.locator(".rules-faults")).containsText("第 2 行：日期不存在或写法不对，应如 2027-01-01。");
        looksGood(admin, "calendar-faults-" + width);
        admin.getByLabel("放假安排").fill("year 2027 https://www.gov.cn/a\noff 2027-01-01 元旦\n");
        button(admin, "检查").click();
        assertThat(admin.locator(".rules-hints")).containsText("2027年没有看到春节、清明、劳动、端午、中秋、国庆");
        assertThat(admin.locator(".rules-preview")).containsText("不改变已有事项的时限");
        looksGood(admin, "calendar-foreseen-" + width);
        button(admin, "保存日历").click();
        assertThat(admin.locator(".rules-outcome .duban-message")).hasText("请填写修改原因。");
        see(admin);
        button(admin, "取消").click();
        admin.locator("#calendar summary").first().click();
        button(admin, "修改该年").click();
        assertThat(admin.getByLabel("放假安排"))
                .hasValue(Pattern.compile("year 2026 https://.*off 2026-01-01 元旦.*", Pattern.DOTALL));
        see(admin);
        assertThat(seen()).as(handbook.name()).contains(handbook.wordsOfSteps("录入工作日历"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1366, 390})
    void a_missing_year_is_told_on_every_page_of_those_who_must_act(int width) {
        clock.moveTo(moment("2026-10-08T09:00"));

        var admin = enter("admin", "/", width, width == 390 ? 844 : 768);
        assertThat(admin.locator(".duban-warning-line")).containsText("2027年的工作日历尚未录入");
        admin.locator("td.lastname").first().waitFor();
        looksGood(admin, "missing-year-admin-" + width, ".duban-header, .duban-warning-line");
        var office = enter("office.sfj", "/", width, width == 390 ? 844 : 768);
        office.locator("section.tasks-list").waitFor();
        looksGood(office, "missing-year-office-" + width, ".duban-header, .duban-warning-line");
        assertThat(office.evaluate("document.documentElement.scrollHeight - document.documentElement.clientHeight"))
                .as("the columns stand between the line and the foot")
                .isEqualTo(0);
        office.locator(".duban-warning-line a").click();
        assertThat(office.locator(".rules-missing")).containsText("请系统管理员在“期限规则”页的工作日历中录入");
        looksGood(office, "missing-year-rules-" + width);
        var handler = enter("czj.handler", RULES, width, 768);
        assertThat(heading(handler, "工作日历")).isVisible();
        assertThat(handler.locator(".duban-warning-line")).hasCount(0);
    }
}
