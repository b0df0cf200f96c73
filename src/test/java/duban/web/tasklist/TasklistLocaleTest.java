package duban.web.tasklist;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Only Chinese is offered, so a text that Tasklist knows and we do not would show as its raw key. */
class TasklistLocaleTest {

    private static final String LOCALES = "/META-INF/resources/webjars/camunda/app/tasklist/locales/";

    @Test
    void every_text_of_tasklist_has_a_chinese_wording_and_no_other_is_kept() throws IOException {
        assertThat(keysOf("zh.json"))
                .as("labels of %szh.json against the webjar's en.json", LOCALES)
                .isEqualTo(keysOf("en.json"));
    }

    @Test
    void claiming_is_never_called_receipt() throws IOException {
        var labels = labelsOf("zh.json");

        assertThat(labels.get("CLAIM_TASK").asText()).isEqualTo("领取");
        assertThat(labels).noneMatch(label -> label.asText().contains("签收"));
    }

    private static Set<String> keysOf(String file) throws IOException {
        var keys = new TreeSet<String>();
        labelsOf(file).fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static JsonNode labelsOf(String file) throws IOException {
        try (var stream = TasklistLocaleTest.class.getResourceAsStream(LOCALES + file)) {
            var withoutByteOrderMark = new String(stream.readAllBytes(), UTF_8).replace("\uFEFF", "");
            return new ObjectMapper().readTree(withoutByteOrderMark).get("labels");
        }
    }
}
