package duban.exchange.word;

import duban.exchange.excel.LedgerReader;
import duban.exchange.excel.MergedRange;
import duban.exchange.excel.SourceRow;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A table of a document.
 *
 * @param number counted from 1 in the document
 * @param rows numbered from 1 in the table
 * @param merged cells that span rows
 */
record WordTable(int number, List<SourceRow> rows, List<MergedRange> merged) {

    /** Above the headings there may be a title and a remark. */
    private static final int ROWS_TO_FIND_HEADINGS = 10;

    String name() {
        return "表格" + number;
    }

    /** Index of the row with the headings of a ledger. */
    Optional<Integer> headings() {
        return IntStream.range(0, Math.min(rows.size(), ROWS_TO_FIND_HEADINGS))
                .filter(index -> LedgerReader.areHeadings(rows.get(index)))
                .boxed()
                .findFirst();
    }

    /** Whether it may be a ledger whose headings somebody renamed. */
    boolean isWide() {
        return rows.stream().anyMatch(LedgerReader::couldBeHeadings);
    }

    boolean isOfOpinion() {
        return rows.stream().anyMatch(LedgerReader::isOfOpinion);
    }

    int width() {
        return rows.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
    }
}
