package duban.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;

/** Tasklist in one person's browser: what that person can see and do there, and what went wrong unseen. */
final class TasklistPage {

    /** To be expected where every request is refused. */
    static final int ANY = -1;

    private final Page page;
    private final List<String> faults = new ArrayList<>();
    private int expected;

    private TasklistPage(Page page) {
        this.page = page;
        page.onResponse(response -> {
            if (response.status() >= 400 && response.status() != expected && expected != ANY) {
                faults.add(response.status() + " " + response.request().method() + " " + response.url());
            }
        });
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && expected == 0) {
                faults.add("console: " + message.text() + " " + message.location());
            }
        });
        page.onPageError(error -> faults.add("script: " + error));
    }

    /** Logs in through the login page on the way to {@code address}; what is there may be refused with {@code expected}. */
    static TasklistPage login(Page page, String address, String user, String password, int expected) {
        var tasklist = new TasklistPage(page);
        tasklist.expectRefusal(expected);
        page.navigate(address);
        tasklist.login(user, password);
        return tasklist;
    }

    /** Fills in whatever login stands there, the page or the one over a page whose session has ended, and sends it. */
    void login(String user, String password) {
        var account = page.getByPlaceholder("账号");
        account.waitFor();
        if (account.isEditable()) {
            account.fill(user);
        }
        page.getByPlaceholder("密码").fill(password);
        page.getByText("登录", new Page.GetByTextOptions().setExact(true)).click();
    }

    Page page() {
        return page;
    }

    /** Whatever was answered with an error or went wrong in a script, but for what was expected. */
    List<String> faults() {
        return faults;
    }

    /** From now on an answer with this status is no fault; 0 for none. */
    void expectRefusal(int status) {
        expected = status;
    }

    /** Makes the window this large; Tasklist's columns glide to their new places. */
    void resize(int width, int height) {
        page.setViewportSize(width, height);
        page.waitForFunction("document.getAnimations().length === 0");
    }

    /** The item of the opened form, for example {@code 2023-07-M11}. */
    Locator item() {
        return page.locator(".duban-number");
    }

    Locator field(String name) {
        return page.locator("[data-ask] [name='" + name + "']");
    }

    /** The message shown at this field. */
    Locator messageAt(Locator field) {
        return field.locator("xpath=ancestor::*[contains(@class, 'duban-field')][1]")
                .locator(".duban-message");
    }

    /** The line that says whose the task is. */
    Locator hand() {
        return page.locator(".duban-hand");
    }

    /** The line that says when the draft was saved, or why not. */
    Locator kept() {
        return page.locator(".duban-kept");
    }

    void choose(String name, String value) {
        page.locator("[data-ask] [name='" + name + "'][value='" + value + "']").check();
    }

    void submit() {
        page.locator("[cam-tasklist-form] .form-actions .btn-primary").click();
    }

    /** Submits, reads who has it next, and waits until the form is gone. */
    void submitted(String said) {
        page.locator(".duban-form").evaluate("form => form.classList.add('sent')");
        submit();
        assertThat(page.locator(".duban-toast [role=status]")).containsText(said);
        assertThat(page.locator(".duban-form.sent")).hasCount(0);
    }

    /** Opens the tab 详情 beside the form, loaded. */
    Locator detail() {
        page.locator(".task-card .nav-tabs")
                .getByText("详情", new Locator.GetByTextOptions().setExact(true))
                .click();
        page.locator(".duban-contacts").waitFor();
        return page.locator(".duban-detail");
    }

    /** Opens the panel behind this button of the navigation bar, which a telephone hides in a menu. */
    Locator panel(String name) {
        barButton(name).click();
        return page.locator(".duban-panel");
    }

    private Locator barButton(String name) {
        var menu = page.locator(".duban-menu");
        if (menu.isVisible()) {
            menu.click();
        }
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    /** The panel 代录代填 with the one task these words find. */
    Locator recordable(String words) {
        var panel = panel("代录代填");
        panel.locator("input[type=search]").fill(words);
        panel.getByText("查找", new Locator.GetByTextOptions().setExact(true)).click();
        assertThat(panel.locator(".duban-pick")).hasCount(1);
        return panel;
    }

    /** Opens the form of what was found there. */
    static void openFound(Locator panel) {
        panel.locator(".duban-pick").click();
        panel.locator(".duban-paper").waitFor();
    }

    /** The page 批量办理, with its rows, opened by its button of the navigation bar. */
    Locator many() {
        barButton("批量办理").click();
        page.locator(".duban-many-rows").waitFor();
        return page.locator(".duban-many");
    }

    /** Everything that can be read now, also inside fields. */
    String text() {
        return (String) page.evaluate("""
                () => [document.body.innerText, ...[...document.querySelectorAll('[placeholder]')].map(each => each.placeholder)]
                  .join(' ')""");
    }

    /** What hinders people with disabilities in the form or the panel, as axe-core finds it: serious and critical only. */
    List<String> barriers() {
        return barriersIn(".duban-many, .duban-form, .duban-panel, .duban-detail");
    }

    /** The same in these parts of the page. */
    List<String> barriersIn(String parts) {
        return serious(new AxeBuilder(page).include(parts));
    }

    /** The same on the whole of another page. */
    static List<String> barriersOn(Page other) {
        return serious(new AxeBuilder(other));
    }

    /** The same in these parts of another page, but not inside a mail shown there: nothing runs in it, axe neither. */
    static List<String> barriersOn(Page other, String parts) {
        return serious(new AxeBuilder(other).include(parts).exclude("iframe[sandbox]"));
    }

    private static List<String> serious(AxeBuilder axe) {
        return axe.analyze().getViolations().stream()
                .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                .map(rule -> rule.getId() + " " + rule.getNodes().get(0).getHtml())
                .toList();
    }

    /** What can be moved sideways or is cut off: the page, the form or the panel, or what these stand in. */
    List<String> tooWide() {
        var found = (List<?>) page.evaluate("""
                () => {
                  const around = [];
                  for (let part = document.querySelector('.duban-many') ?? document.querySelector('.duban-panel, .duban-form, .duban-detail'); part; part = part.parentElement) around.push(part);
                  return around
                    .filter(part => getComputedStyle(part).overflowX !== 'visible' || part === document.documentElement)
                    .filter(part => part.scrollWidth > part.clientWidth + 1)
                    .map(part => `${part.tagName} ${part.className} ${part.scrollWidth} > ${part.clientWidth}`);
                }""");
        return found.stream().map(String::valueOf).toList();
    }
}
