package duban.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Sixteen people open Tasklist in the same moment, each in a browser of their own. */
class ManyBrowsersIT extends TasklistInBrowser {

    private static final List<String> PEOPLE = Stream.of("mzj", "zzb", "gaj", "fgw")
            .flatMap(unit -> Stream.of("liaison", "handler", "head", "deputy").map(post -> unit + "." + post))
            .toList();

    private static final int ROUNDS = 3;

    /** Two cores load sixteen pages. */
    private static final IsVisibleOptions ALL_AT_ONCE = new LocatorAssertions.IsVisibleOptions().setTimeout(60_000);

    @Test
    void of_sixteen_browsers_at_once_none_stays_blank() {
        var pages = PEOPLE.stream().map(user -> openList(user, 1366, 768)).toList();

        for (var round = 0; round < ROUNDS; round++) {
            pages.forEach(page -> page.page().evaluate("""
                    () => {
                      document.body.dataset.before = '';
                      setTimeout(() => location.reload());
                    }"""));
            pages.forEach(page -> assertThat(page.page().locator("body:not([data-before]) section.tasks-list"))
                    .isVisible(ALL_AT_ONCE));
        }
    }
}
