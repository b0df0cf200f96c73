package duban.web;

import static org.assertj.core.api.Assertions.assertThat;

import duban.RunningApplication;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class NoncePerRequestIT extends RunningApplication {

    static final Pattern IN_POLICY = Pattern.compile("'nonce-([^']+)'");
    static final Pattern IN_PAGE = Pattern.compile("nonce=\"([^\"]+)\"");

    final HttpClient http = HttpClient.newHttpClient();

    /** What the page's scripts say, beside what its policy allows. */
    record Nonces(String allowed, String said) {}

    Nonces page() throws Exception {
        var address = URI.create("http://localhost:" + port + "/camunda/app/tasklist/default/");
        var answer = http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
        var policy = answer.headers().firstValue("Content-Security-Policy").orElseThrow();
        return new Nonces(first(IN_POLICY, policy), first(IN_PAGE, answer.body()));
    }

    static String first(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        assertThat(found.find()).as("%s in %s", pattern, text).isTrue();
        return found.group(1);
    }

    @Test
    void of_sixteen_people_at_once_each_gets_a_page_whose_scripts_may_run() throws Exception {
        var people = Executors.newFixedThreadPool(16);
        try {
            var pages = new ArrayList<Future<Nonces>>();
            for (var nth = 0; nth < 300; nth++) {
                pages.add(people.submit(this::page));
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
