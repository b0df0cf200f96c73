package duban.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import duban.TestPlans;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The frame around the applications: one address, one login, one header, and nobody else's name in it. */
class ShellInBrowserIT extends TasklistInBrowser {

    /** What may stand in another script than Chinese: accounts, mailboxes, numbers of items and keys of processes. */
    private static final Pattern FOREIGN = Pattern.compile("\\b[A-Z][a-z]{3,}\\b|\\b[A-Z]{2,}_[A-Z_]+\\b");

    private static final String OPINION = "2023-38";
    private static final String MEASURE = OPINION + "-M01";

    private final List<BrowserContext> visitors = new ArrayList<>();

    @BeforeAll
    void a_small_opinion_is_dispatched() {
        var office = login("office.zzb");
        var imported =
                office.post("/camunda/api/duban/workbook?fileName=a.xlsx", TestPlans.workbook(OPINION, "市民政局", 2));
        assertThat(imported.status()).as(imported.text()).isEqualTo(201);
        assertThat(office.submit(office.tasksFor("dispatchPlan", OPINION).get(0), Map.of("instruction", ""))
                        .status())
                .isEqualTo(204);
        jobs.drain();
    }

    private String address(String path) {
        return "http://localhost:" + port + path;
    }

    private TasklistPage enter(String path, String user, int width, int height) {
        return openLink(user, path, width, height, 0);
    }

    private Page visitor(int width, int height) {
        var page = browser.context(width, height).newPage();
        visitors.add(page.context());
        return page;
    }

    @AfterEach
    void visitors_leave() {
        visitors.forEach(BrowserContext::close);
        visitors.clear();
    }

    // Landing

    @ParameterizedTest
    @CsvSource({
        "mzj.liaison, tasklist, 督办 · 待办, 待办 期限规则",
        "mzj.handler, tasklist, 督办 · 待办, 待办 期限规则",
        "mzj.head, tasklist, 督办 · 待办, 待办 期限规则",
        "office.zzb, tasklist, 督办 · 待办, 待办 流程监控 每日核对 期限规则",
        "bgt.chen, tasklist, 督办 · 待办, 待办 流程监控 每日核对 期限规则",
        "leader.zhao, tasklist, 督办 · 待办, 待办 流程监控 期限规则",
        "secretary.sun, tasklist, 督办 · 待办, 待办 期限规则",
        "admin, admin, 督办 · 用户管理, 用户管理 流程监控 发件箱 每日核对 期限规则",
        "auditor, cockpit, 督办 · 流程监控, 流程监控 期限规则"
    })
    void everybody_comes_through_one_login_to_the_own_work(String user, String app, String title, String places) {
        var page = enter("/", user, 1366, 768).page();

        page.waitForURL(Pattern.compile(".*/camunda/app/" + app + "/default/#/.*"));
        assertThat(page.locator(".duban-places a")).hasText(places.split(" "));
        assertThat(page.locator(".duban-places [aria-current=page]")).hasCount(1);
        assertThat(page).hasTitle(Pattern.compile(title + ".*"));
        assertThat(page.locator(content(app))).not().hasCount(0);
        nothing_foreign_is_said(page);
        browser.screenshot(page, "landing-" + user.replace('.', '-'));
    }

    private static String content(String app) {
        return switch (app) {
            case "tasklist" -> "section.tasks-list";
            case "admin" -> "td.lastname";
            default -> "td.name";
        };
    }

    private static void nothing_foreign_is_said(Page page) {
        var said = (String) page.evaluate("""
                () => [document.title, document.body.innerText,
                  ...[...document.querySelectorAll('[placeholder]')].map(each => each.placeholder)].join(' ')""");
        assertThat(said)
                .doesNotContainIgnoringCase("camunda")
                .doesNotContainIgnoringCase("powered by")
                .doesNotContain("7.24", "时区");
        assertThat(FOREIGN.matcher(said).results().map(found -> found.group()).toList())
                .as("English or raw names of texts in: " + said)
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1366, 768", "390, 844"})
    void an_administrator_finds_people_and_groups_in_chinese(int width, int height) {
        var tasklist = enter("/", "admin", width, height);
        var page = tasklist.page();

        page.locator("td.lastname").first().waitFor();
        nothing_foreign_is_said(page);
        assertThat(page.locator(".sections-menu a:visible")).hasText(new String[] {"用户", "组"});
        page.locator(".sections-menu").getByText("组").click();
        page.getByText("组列表").waitFor();
        nothing_foreign_is_said(page);
        page.navigate(address("/camunda/app/admin/default/#/users/mzj.head?tab=profile"));
        page.getByText("修改用户 领导班子").waitFor();
        nothing_foreign_is_said(page);
        assertThat(barriers(page)).isEmpty();
        assertThat(overflow(page)).isZero();
        browser.screenshot(page, "admin-user-" + width);
    }

    @Test
    void a_weak_password_is_refused_in_chinese_where_accounts_are_made() {
        var tasklist = enter("/", "admin", 1366, 768);
        var page = tasklist.page();
        page.locator("td.lastname").first().waitFor();
        page.navigate(address("/camunda/app/admin/default/#/user-create"));
        page.locator("#inputUserId").fill("new.person");
        page.locator("#inputFirstname").fill("办公室");
        page.locator("#inputLastname").fill("王一");

        page.locator("#inputPassword").fill("weak");

        assertThat(page.locator(".popover")).containsText("至少 10 个字符");
        nothing_foreign_is_said(page);
        browser.screenshot(page, "admin-password");
    }

    @ParameterizedTest
    @CsvSource({"1366, 768", "390, 844"})
    void a_leader_sees_a_diagram_in_chinese_with_the_mark_of_its_makers(int width, int height) {
        var page = enter("/camunda/app/cockpit/default/", "leader.zhao", width, height)
                .page();

        page.locator("td.name a").getByText("问题办理").click();
        page.locator(".djs-container").waitFor();
        page.locator(".ctn-content-bottom table tbody tr").first().waitFor();
        nothing_foreign_is_said(page);
        assertThat(page.locator(".bjs-powered-by")).isVisible();
        assertThat(overflow(page)).isZero();
        assertThat(barriers(page)).isEmpty();
        browser.screenshot(page, "cockpit-process-" + width);
    }

    // The header

    @ParameterizedTest
    @CsvSource({"1366, 768", "390, 844"})
    void the_header_tells_who_works_and_leads_out(int width, int height) {
        var page = openList("office.zzb", width, height).page();
        var menu = page.locator(".duban-menu");
        if (menu.isVisible()) {
            menu.click();
        }

        assertThat(page.locator(".duban-who summary")).containsText("邵俊杰");
        assertThat(page.locator(".duban-navbar")).containsText(new String[] {"台账导入"});
        page.locator(".duban-who summary").click();
        assertThat(page.locator(".duban-who a")).hasText("关于");
        assertThat(page.locator(".duban-who a")).isVisible();
        assertThat(barriers(page)).isEmpty();
        assertThat(overflow(page)).isZero();
        browser.screenshot(page, "header-" + width);
        page.locator(".duban-who").getByText("退出登录").click();

        page.getByText("您已退出登录。").waitFor();
        page.goBack();
        page.getByPlaceholder("密码").waitFor();
    }

    @Test
    void the_title_follows_the_opened_task() {
        var page = open("mzj.liaison", MEASURE, 1366, 768).page();

        assertThat(page).hasTitle(Pattern.compile(".*2023-38-M01 · 督办"));
        assertThat(page.locator("html")).hasAttribute("lang", "zh-CN");
        assertThat(page.locator("link[rel=icon]")).hasAttribute("href", Pattern.compile(".*/favicon\\.svg"));
    }

    // The login

    @ParameterizedTest
    @CsvSource({"1366, 768", "390, 844"})
    void a_wrong_password_is_told_and_often_wrong_ones_too(int width, int height) {
        var page = visitor(width, height);
        page.clock().install();
        page.navigate(address("/camunda/app/cockpit/default/"));

        assertThat(page).hasTitle("督办 · 登录");
        page.getByLabel("账号").fill("nobody.here");
        for (var pause : List.of("（3 秒后可再试）", "（6 秒后可再试）", "（12 秒后可再试）")) {
            page.getByLabel("密码").fill("wrong");
            page.locator(".duban-login-go").click();
            assertThat(page.locator(".duban-login-go")).containsText(pause);
            assertThat(page.locator(".duban-login-go")).isDisabled();
            if (!pause.contains("12")) {
                assertThat(page.locator(".duban-login-told")).hasText("账号或密码不正确，请核对后重试。");
                page.clock().runFor(7000);
            }
        }

        assertThat(page.locator(".duban-login-told")).containsText("已连续 3 次没有登录成功");
        assertThat(page.locator("body")).containsText("非涉密系统，严禁录入国家秘密");
        assertThat(barriers(page)).isEmpty();
        assertThat(overflow(page)).isZero();
        browser.screenshot(page, "login-refused-" + width);
    }

    @Test
    void an_empty_login_says_what_is_missing() {
        var page = visitor(1366, 768);
        page.navigate(address("/"));

        page.locator(".duban-login-go").click();
        assertThat(page.locator(".duban-login-told")).hasText("请填写账号。");
        page.getByPlaceholder("账号").fill("mzj.head");
        page.getByPlaceholder("密码").press("Enter");
        assertThat(page.locator(".duban-login-told")).hasText("请填写密码。");
    }

    @Test
    void whoever_is_no_officer_is_told_and_not_let_in() {
        login("admin")
                .post(
                        "/camunda/api/engine/engine/default/user/create",
                        Map.of(
                                "profile", Map.of("id", "no.officer", "firstName", "无", "lastName", "名", "email", ""),
                                "credentials", Map.of("password", PASSWORD)));
        var page = visitor(1366, 768);
        page.navigate(address("/"));

        page.getByPlaceholder("账号").fill("no.officer");
        page.getByPlaceholder("密码").fill(PASSWORD);
        page.locator(".duban-login-go").click();

        assertThat(page.locator(".duban-login-told")).containsText("没有对应的在岗人员");
    }

    @Test
    void a_session_that_ends_during_work_asks_for_the_password_and_keeps_the_place() {
        var tasklist = open("mzj.liaison", MEASURE, 1366, 768);
        var page = tasklist.page();
        var place = page.url();

        tasklist.expectRefusal(401);
        page.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName("JSESSIONID"));
        // The list asks anew by itself, within seconds.
        assertThat(page.locator(".duban-again")).containsText("登录已过期");
        assertThat(barriers(page)).isEmpty();
        browser.screenshot(page, "session-ended");
        tasklist.login("mzj.liaison", PASSWORD);

        assertThat(page.locator(".duban-again")).hasCount(0);
        tasklist.item().waitFor();
        assertThat(page.url().replaceAll("#.*", "")).isEqualTo(place.replaceAll("#.*", ""));
    }

    @Test
    void a_page_opened_after_the_session_ended_leads_back_after_the_login() {
        var tasklist = open("mzj.liaison", MEASURE, 1366, 768);
        var page = tasklist.page();
        var task = Pattern.compile("task=([0-9a-f-]+)").matcher(page.url());
        assertThat(task.find()).isTrue();

        page.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName("JSESSIONID"));
        page.reload();
        tasklist.login("mzj.liaison", PASSWORD);

        tasklist.item().waitFor();
        assertThat(page.url()).contains(task.group(1));
    }

    // Our own pages

    @ParameterizedTest
    @ValueSource(strings = {"/about", "/nothing-here", "/camunda/app/tasklist/other/"})
    void our_own_pages_hinder_nobody(String path) {
        for (var width : new int[] {1366, 390}) {
            var page = visitor(width, 844);
            page.navigate(address(path));

            assertThat(barriers(page)).isEmpty();
            assertThat(overflow(page)).isZero();
            browser.screenshot(page, "page" + path.replace('/', '-') + "-" + width);
        }
    }

    /** Of what is ours: Camunda's own views are not. */
    private static List<String> barriers(Page page) {
        var axe = new AxeBuilder(page);
        for (var ours : List.of(".duban-header", ".duban-foot", ".duban-again", ".page-card", ".page-foot")) {
            if (page.locator(ours).count() > 0) {
                axe.include(ours);
            }
        }
        return axe.analyze().getViolations().stream()
                .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                .map(rule -> rule.getId() + " " + rule.getNodes().get(0).getHtml())
                .toList();
    }

    /** How many pixels the page can be moved sideways. */
    private static int overflow(Page page) {
        return (Integer) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
    }
}
