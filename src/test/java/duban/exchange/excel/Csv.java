package duban.exchange.excel;

import java.util.ArrayList;
import java.util.List;

/** Comma separated values, quoted where needed. */
final class Csv {

    private Csv() {}

    static List<List<String>> read(String text) {
        return text.lines().filter(line -> !line.isBlank()).map(Csv::line).toList();
    }

    private static List<String> line(String line) {
        var values = new ArrayList<String>();
        var value = new StringBuilder();
        var quoted = false;
        for (var index = 0; index < line.length(); index++) {
            var letter = line.charAt(index);
            if (letter == '"' && quoted && index + 1 < line.length() && line.charAt(index + 1) == '"') {
                value.append('"');
                index++;
            } else if (letter == '"') {
                quoted = !quoted;
            } else if (letter == ',' && !quoted) {
                values.add(value.toString());
                value.setLength(0);
            } else {
                value.append(letter);
            }
        }
        values.add(value.toString());
        return values;
    }
}
