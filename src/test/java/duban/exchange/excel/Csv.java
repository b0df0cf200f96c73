package duban.exchange.excel;

import java.io.IOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Comma separated values, line by line. */
final class Csv {

    private Csv() {}

    static List<List<String>> read(String text) throws IOException {
        try (var parser = CSVParser.parse(text, CSVFormat.DEFAULT)) {
            return parser.stream().map(CSVRecord::toList).toList();
        }
    }
}
