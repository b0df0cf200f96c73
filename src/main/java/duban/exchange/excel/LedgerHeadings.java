package duban.exchange.excel;

import static duban.opinion.PlanDraft.LEDGER_SHEET;

import duban.opinion.Fault;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Row;

/** Finds the row of headings of 整改台账 and which column stands where; officials may reorder them, not rename them. */
final class LedgerHeadings {

    /** Above the headings there may be a title and a remark. */
    private static final int LAST_ROW_OF_HEADINGS = 10;

    private static final int HEADINGS_TO_RECOGNISE = 4;

    private final Map<LedgerColumn, Integer> columns = new EnumMap<>(LedgerColumn.class);
    private final List<Fault> faults = new ArrayList<>();
    private final Findings warnings;
    private boolean read;

    LedgerHeadings(Findings warnings) {
        this.warnings = warnings;
    }

    /** Whether the search is over: the headings were found, or they stand nowhere near the top. */
    boolean areRead() {
        return read;
    }

    /** What is wrong with the headings; the rows below can be read only if nothing is. */
    List<Fault> faults() {
        return faults;
    }

    int indexOf(LedgerColumn column) {
        return columns.get(column);
    }

    /** The headings as the template has them. */
    static String names() {
        return Stream.of(LedgerColumn.values()).map(column -> column.heading).collect(Collectors.joining("、"));
    }

    /** Takes the row for the headings if it holds enough of them. */
    void read(Row row) {
        var known =
                Stream.of(LedgerColumn.values()).collect(Collectors.toMap(column -> column.heading, column -> column));
        var found = row.stream().map(PlanCell::headingOf).toList();
        if (found.stream().filter(known::containsKey).count() < HEADINGS_TO_RECOGNISE) {
            if (row.getRowNum() >= LAST_ROW_OF_HEADINGS) {
                read = true;
                faults.add(new Fault(
                        LEDGER_SHEET, 1, "", "前" + LAST_ROW_OF_HEADINGS + "行没有找到表头。", "请保留模板的表头行：" + names() + "。"));
            }
            return;
        }
        read = true;
        var unknown = new ArrayList<String>();
        for (var index = 0; index < found.size(); index++) {
            var heading = found.get(index);
            if (known.containsKey(heading)) {
                readHeading(known.get(heading), index, row.getRowNum());
            } else if (!heading.isEmpty()) {
                unknown.add(PlanCell.letters(index) + "列“" + PlanCell.shortened(heading) + "”");
            }
        }
        nameMissing(unknown, row.getRowNum());
    }

    private void readHeading(LedgerColumn column, int index, int row) {
        var first = columns.putIfAbsent(column, index);
        if (first != null) {
            faults.add(new Fault(
                    LEDGER_SHEET,
                    row,
                    PlanCell.letters(index) + "（" + column.heading + "）",
                    "表头“" + column.heading + "”重复，" + PlanCell.letters(first) + "列已有。",
                    "请删去其中一列。"));
        }
    }

    private void nameMissing(List<String> unknown, int row) {
        var others = String.join("、", unknown);
        var missing = Stream.of(LedgerColumn.values())
                .filter(column -> !columns.containsKey(column))
                .toList();
        for (var column : missing) {
            faults.add(new Fault(
                    LEDGER_SHEET,
                    row,
                    column.heading,
                    "缺少列“" + column.heading + "”。" + (unknown.isEmpty() ? "" : "不认识的列：" + others + "。"),
                    "请把表头改回“" + column.heading + "”，或从模板复制整行表头。"));
        }
        if (missing.isEmpty() && !unknown.isEmpty()) {
            warnings.add(new Fault(LEDGER_SHEET, row, "", "不认识的列：" + others + "，不会导入。", "如需导入，请改填到模板的列中。"));
        }
    }
}
