package duban.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import duban.RunningApplication;
import duban.WebSession;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class NoncePerRequestIT extends RunningApplication {

    static final Pattern IN_POLICY = Pattern.compile("'nonce-([^']+)'");
    static final Pattern IN_PAGE = Pattern.compile("nonce=\"([^\"]+)\"");

    /** What the page's scripts say, beside what its policy allows. */
    record Nonces(String allowed, String said) {}

    static Nonces page(WebSession session) {
        var page = session.download("/camunda/app/tasklist/default/");
        return new Nonces(
                first(IN_POLICY, page.header("Content-Security-Policy")),
                first(IN_PAGE, new String(page.bytes(), UTF_8)));
    }

    static String first(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        assertThat(found.find()).as("%s in %s", pattern, text).isTrue();
        return found.group(1);
    }

    @Test
    void of_sixteen_people_at_once_each_gets_a_page_whose_scripts_may_run() throws Exception {
        var session = login("mzj.head");
        var people = Executors.newFixedThreadPool(16);
        try {
            var pages = new ArrayList<Future<Nonces>>();
            for (var nth = 0; nth < 300; nth++) {
                pages.add(people.submit(() -> page(session)));
            }

            var allowed = new ArrayList<String>();
            for (var page : pages) {
                var nonces = page.get();
                assertThat(nonces.said()).isEqualTo(nonces.allowed());
                allowed.add(nonces.allowed());
            }
            assertThat(allowed).doesNotHaveDuplicates();
        } finally {
            people.shutdownNow();
        }
    }
}
