package duban.demo;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;

/**
 * A row of {@code demo/scene.csv}.
 *
 * @param step stem of a step, or the name of another act
 * @param fields what was filled in, by the name of the form's field; in the file {@code name=value|name=value}
 */
record SceneRow(Instant at, String item, String step, String who, Map<String, String> fields) {

    private static final DateTimeFormatter AT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    static List<SceneRow> all() {
        return Table.read("scene").stream().map(SceneRow::read).toList();
    }

    private static SceneRow read(CSVRecord row) {
        return new SceneRow(
                DemoCase.moment(LocalDateTime.parse(row.get("at"), AT)),
                row.get("item"),
                row.get("step"),
                row.get("who"),
                Arrays.stream(row.get("fields").split("\\|"))
                        .filter(field -> !field.isEmpty())
                        .map(field -> field.split("=", 2))
                        .collect(Collectors.toMap(field -> field[0], field -> field[1])));
    }

    String field(String name) {
        return fields.getOrDefault(name, "");
    }

    /** The values of a field, in the file separated by commas. */
    Stream<String> values(String name) {
        return Arrays.stream(field(name).split(",")).filter(value -> !value.isEmpty());
    }

    IllegalStateException wrong(String what) {
        return new IllegalStateException(
                "demo/scene.csv: " + item + " " + step + " by " + who + " at " + at + ": " + what);
    }
}
