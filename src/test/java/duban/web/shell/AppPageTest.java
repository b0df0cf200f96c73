package duban.web.shell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The pages as the webjar ships them today; a newer one that is written otherwise is noticed here. */
class AppPageTest {

    static Document page(Place place, Language language) throws IOException {
        var path = "/META-INF/resources/webjars/camunda/app/%s/index.html".formatted(place.app());
        try (var shipped = AppPageTest.class.getResourceAsStream(path)) {
            return Jsoup.parse(AppPage.rewritten(new String(shipped.readAllBytes(), UTF_8), place, language));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "TASKLIST, ZH, zh-CN, 督办 · 待办",
        "COCKPIT, ZH, zh-CN, 督办 · 流程监控",
        "ADMIN, ZH, zh-CN, 督办 · 用户管理",
        "TASKLIST, EN, en, Duban · Tasks",
        "COCKPIT, EN, en, Duban · Processes",
        "ADMIN, EN, en, Duban · Users"
    })
    void a_page_has_our_title_in_the_language_of_the_installation(
            Place place, Language language, String tag, String title) throws IOException {
        var page = page(place, language);

        assertThat(page.title()).isEqualTo(title);
        assertThat(page.selectFirst("html").attr("lang")).isEqualTo(tag);
    }

    @ParameterizedTest
    @EnumSource
    void a_page_has_our_icon_and_nobody_elses_name(Place place) throws IOException {
        var page = page(place, Language.ZH);

        assertThat(page.select("link[rel=icon]").eachAttr("href")).containsExactly(OwnPages.ICON);
        assertThat(page.select("meta[name=author], meta[name=description]")).isEmpty();
        assertThat(page.select("[version]").eachAttr("version")).containsExactly("");
        assertThat(page.text()).doesNotContainIgnoringCase("camunda");
    }
}
