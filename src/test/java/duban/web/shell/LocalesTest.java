package duban.web.shell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only one language is offered, so a text that an application knows and we do not would show as its raw key. */
class LocalesTest {

    static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{[^}]*}}|%[sd]|\\{\\d+}");

    static final Pattern LATIN = Pattern.compile("[A-Za-z][A-Za-z0-9]*");

    static final Pattern MARKUP = Pattern.compile("<[^>]*>|&[a-z]+;");

    /** What has no Chinese name, what is typed as it stands, and patterns of dates. */
    static final Set<String> KEPT = Set.of(
            "ID",
            "BPMN",
            "DMN",
            "DRD",
            "CSV",
            "JSON",
            "XML",
            "LDAP",
            "API",
            "Ctrl",
            "cockpit",
            "tasklist",
            "yyyy",
            "YYYY",
            "MM",
            "ddTHH",
            "DDTHH",
            "mm",
            "ss");

    /** The plural of the English, which Chinese has not, and a text that is never shown. */
    static final Set<String> EMPTY =
            Set.of("PLGN_BATCH_S", "PLGN_MIG_S", "PLGN_MOD_DIALOG_S", "PLGN_MOD_RESTART_DIALOG_S", "NO_TASK_FORM");

    @ParameterizedTest
    @ValueSource(strings = {"admin", "cockpit", "tasklist", "welcome"})
    void every_text_has_a_chinese_wording_and_no_other_is_kept(String app) throws IOException {
        assertThat(labels(app, "zh").keySet())
                .as("labels of %s in zh.json against the webjar's en.json", app)
                .isEqualTo(labels(app, "en").keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "cockpit", "tasklist", "welcome"})
    void every_wording_has_the_placeholders_of_the_english(String app) throws IOException {
        var english = labels(app, "en");

        labels(app, "zh")
                .forEach((key, wording) -> assertThat(placeholders(wording))
                        .as("%s: %s", app, key)
                        .containsExactlyInAnyOrderElementsOf(placeholders(english.get(key))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "cockpit", "tasklist", "welcome"})
    void every_wording_is_chinese_and_speaks_of_the_product(String app) throws IOException {
        labels(app, "zh").forEach((key, wording) -> {
            if (!EMPTY.contains(key)) {
                assertThat(wording).as("%s: %s", app, key).isNotBlank();
            }
            var text =
                    MARKUP.matcher(PLACEHOLDER.matcher(wording).replaceAll(" ")).replaceAll(" ");
            assertThat(LATIN.matcher(text).results().map(found -> found.group()).toList())
                    .as("words of another language in %s: %s", app, key)
                    .allMatch(KEPT::contains);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "cockpit", "tasklist", "welcome"})
    void claiming_is_never_called_receipt_and_the_applications_have_one_name(String app) throws IOException {
        var labels = labels(app, "zh");

        assertThat(labels.values()).noneMatch(text -> text.contains("签收"));
        assertThat(labels.values()).noneMatch(text -> text.matches(".*(驾驶舱|任务列表|意见督办).*"));
        if (labels.containsKey("CLAIM_TASK")) {
            assertThat(labels).containsEntry("CLAIM_TASK", "领取");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "cockpit", "tasklist"})
    void dates_are_written_the_chinese_way(String app) throws IOException {
        var dates = file(app, "zh").get("dateLocales");

        assertThat(dates.at("/longDateFormat/LL").asText()).isEqualTo("YYYY年M月D日");
        assertThat(dates.at("/weekdaysShort/1").asText()).isEqualTo("周一");
        assertThat(dates.at("/week/dow").asInt()).isEqualTo(1);
    }

    static List<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(found -> found.group().replace(" ", ""))
                .toList();
    }

    static Map<String, String> labels(String app, String language) throws IOException {
        var labels = new TreeMap<String, String>();
        file(app, language)
                .get("labels")
                .properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
        return labels;
    }

    static JsonNode file(String app, String language) throws IOException {
        var path = "/META-INF/resources/webjars/camunda/app/%s/locales/%s.json".formatted(app, language);
        try (var stream = LocalesTest.class.getResourceAsStream(path)) {
            var withoutByteOrderMark = new String(stream.readAllBytes(), UTF_8).replace("\uFEFF", "");
            return new ObjectMapper().readTree(withoutByteOrderMark);
        }
    }
}
