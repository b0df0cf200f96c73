package duban.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;

/** Tests that see a page of ours, which is no application, as people do; what went wrong in one unseen fails the test. */
abstract class OwnPageInBrowser extends TasklistInBrowser {

    /** Axe looks for what a style sheet imports beside the page. */
    private static final Pattern IMPORTED = Pattern.compile(".*/camunda/(demo/)?(form|shell)\\.css");

    private final StringBuilder seen = new StringBuilder();
    private final List<String> faults = new CopyOnWriteArrayList<>();
    private final List<BrowserContext> visitors = new ArrayList<>();

    /** Logged in and there; axe and pictures put styles into the page, which its policy refuses: that is no fault of it. */
    Page enter(String user, String path, int width, int height) {
        var page = browser.context(width, height).newPage();
        visitors.add(page.context());
        page.onPageError(faults::add);
        page.onResponse(response -> {
            if (response.status() >= 400
                    && response.status() != 422
                    && !IMPORTED.matcher(response.url()).matches()) {
                faults.add(response.status() + " " + response.url());
            }
        });
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")
                    && !message.text().startsWith("Applying inline style")
                    && !message.text().startsWith("Failed to load resource")) {
                faults.add(message.text());
            }
        });
        page.navigate("http://localhost:" + port + path);
        page.getByLabel("账号").fill(user);
        page.getByLabel("密码").fill(PASSWORD);
        page.keyboard().press("Enter");
        return page;
    }

    /** From the header of whatever page this is to the place of this name. */
    static void goTo(Page page, String place) {
        page.locator(".duban-who summary")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        if (page.locator(".duban-menu").isVisible()) {
            page.locator(".duban-menu").click();
        }
        page.locator(".duban-places").getByText(place).click();
    }

    /** What was refused on purpose. */
    List<String> faults() {
        var all = List.copyOf(faults);
        faults.clear();
        return all;
    }

    @AfterEach
    void nothing_went_wrong_unseen_here() {
        visitors.forEach(BrowserContext::close);
        visitors.clear();
        assertThat(faults()).isEmpty();
    }

    void looksGood(Page page, String name) {
        looksGood(page, name, "body");
    }

    /** Nothing in these parts hinders people with disabilities, and the page cannot be moved sideways. */
    void looksGood(Page page, String name, String parts) {
        browser.screenshot(page, name);
        assertThat(TasklistPage.barriersOn(page, parts)).as(name).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as(name + ": can be moved sideways")
                .isEqualTo(0);
    }

    /** Nothing of what the handbook may quote has been seen yet. */
    void beginToSee() {
        seen.setLength(0);
    }

    /** Remembers the words on the screen that the handbook's steps may quote. */
    void see(Page page) {
        seen.append(page.evaluate("document.body.innerText"));
    }

    String seen() {
        return seen.toString();
    }

    static Locator heading(Page page, String text) {
        return page.getByRole(
                AriaRole.HEADING, new GetByRoleOptions().setName(text).setExact(true));
    }

    static Locator button(Page page, String text) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(text).setExact(true));
    }
}
