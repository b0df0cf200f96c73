package duban.exchange.excel;

import duban.opinion.Fault;
import duban.opinion.PlanDraft;
import duban.shared.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.springframework.stereotype.Component;

/**
 * Reads a plan from a text file: first the lines of the opinion, heading and value; then the headings of the ledger and
 * a line per measure, as on the two sheets of the workbook.
 */
@Component
public class CsvReader implements LedgerFile {

    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(false).get();

    @Override
    public String extension() {
        return ".csv";
    }

    @Override
    public WorkbookReading read(Path file, PlanReferences references) throws IOException {
        var text = CsvText.of(Files.readAllBytes(file));
        requireText(text.text());
        var reader = new LedgerReader(references, Places.ON_SHEETS);
        try (var parser = CSVParser.parse(text.text(), FORMAT)) {
            reader.readBoth(parser.stream().map(CsvReader::rowOf).iterator());
        } catch (UncheckedIOException | IllegalStateException malformed) {
            throw new Refusal(Refusal.Kind.INVALID, "FILE_DAMAGED", "文本台账的引号或行列不完整，未读取。请用 Excel 或 WPS 重新另存后上传", null);
        }
        reader.tell(
                ReadingRule.ENCODING,
                new Fault(PlanDraft.LEDGER_SHEET, 0, "", "按 " + text.encoding() + " 读取。", "如有乱码，请另存为 .xlsx 后上传。"));
        return reader.reading(List.of(PlanDraft.OPINION_SHEET, PlanDraft.LEDGER_SHEET));
    }

    private static void requireText(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new Refusal(Refusal.Kind.UNSUPPORTED, "TYPE_MISMATCH", "扩展名为 csv，但内容不是文本", null);
        }
    }

    private static SourceRow rowOf(CSVRecord line) {
        return SourceRow.of(
                Math.toIntExact(line.getRecordNumber()),
                false,
                line.stream().map(SourceCell::text).map(CsvReader::orFormula).toList());
    }

    /** A text file holds no results: what Excel would compute when it opens the file is not read. */
    private static SourceCell orFormula(SourceCell cell) {
        return cell.text().matches("(?s)[=@].+") ? SourceCell.unreadable(SourceCell.Kind.UNCOMPUTED) : cell;
    }
}
