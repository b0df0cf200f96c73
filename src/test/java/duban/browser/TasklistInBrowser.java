package duban.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import duban.RunningApplication;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** Tests that see Tasklist as people do: each test opens pages, and whatever went wrong in one unseen fails it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TasklistInBrowser extends RunningApplication {

    private final List<TasklistPage> opened = new ArrayList<>();

    Browser browser;

    @BeforeAll
    void launch() {
        // A page takes several requests, on a machine that may do other work.
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
        browser = Browser.launch();
    }

    @AfterAll
    void close() {
        browser.close();
    }

    @AfterEach
    void nothing_went_wrong_unseen() {
        var faults = opened.stream().flatMap(page -> page.faults().stream()).toList();
        opened.forEach(page -> page.page().context().close());
        opened.clear();
        assertThat(faults).isEmpty();
    }

    /** The form of the item's task, loaded. */
    TasklistPage open(String user, String number, int width, int height) {
        var page = openUnread(user, number, width, height, 0);
        page.item().waitFor();
        return page;
    }

    /** Whatever is at the item's link; it may be refused with {@code expected}. */
    TasklistPage openUnread(String user, String number, int width, int height, int expected) {
        return openLink(user, "/go/" + number, width, height, expected);
    }

    /** The list, with whatever task Tasklist opens beside it. */
    TasklistPage openList(String user, int width, int height) {
        var page = openLink(user, "/camunda/app/tasklist/default/", width, height, 0);
        page.page().locator("section.tasks-list").waitFor();
        return page;
    }

    /** Whatever is at this address; it may be refused with {@code expected}. */
    TasklistPage openLink(String user, String path, int width, int height, int expected) {
        return openLink(browser.context(width, height).newPage(), user, path, expected);
    }

    /** The same in a page that a test has prepared. */
    TasklistPage openLink(Page page, String user, String path, int expected) {
        var tasklist = TasklistPage.login(page, "http://localhost:" + port + path, user, PASSWORD, expected);
        opened.add(tasklist);
        return tasklist;
    }
}
