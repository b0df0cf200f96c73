package duban.exchange.excel;

import static duban.opinion.PlanDraft.LEDGER_SHEET;

import duban.opinion.Fault;
import duban.shared.Refusal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the row of headings of 整改台账 and which column stands where; officials may reorder them, not rename them. */
final class LedgerHeadings {

    static final int MOST_COLUMNS = 200;

    /** Above the headings there may be a title and a remark. */
    private static final int LAST_ROW_OF_HEADINGS = 10;

    private static final int HEADINGS_TO_RECOGNISE = 4;

    private static final Map<String, LedgerColumn> KNOWN =
            Stream.of(LedgerColumn.values()).collect(Collectors.toMap(column -> column.heading, column -> column));

    private final Map<LedgerColumn, Integer> columns = new EnumMap<>(LedgerColumn.class);
    private final List<Fault> faults = new ArrayList<>();
    private final Report report;
    private boolean read;

    LedgerHeadings(Report report) {
        this.report = report;
    }

    /** Whether the search is over: the headings were found, or they stand nowhere near the top. */
    boolean areRead() {
        return read;
    }

    /** What is wrong with the headings; the rows below can be read only if nothing is. */
    List<Fault> faults() {
        return faults;
    }

    /** Where the column stands, -1 if nowhere. */
    int indexOf(LedgerColumn column) {
        return columns.getOrDefault(column, -1);
    }

    Fault fault(int row, LedgerColumn column, String reason, String remedy) {
        return new Fault(LEDGER_SHEET, row, PlanCell.columnOf(indexOf(column), column.heading), reason, remedy);
    }

    /** The headings every ledger has. */
    static String names() {
        return LedgerColumn.ofPlan().stream().map(column -> column.heading).collect(Collectors.joining("、"));
    }

    /** Whether the row holds enough headings to be the one. */
    static boolean areIn(SourceRow row) {
        return row.cells().stream()
                        .map(SourceCell::heading)
                        .filter(KNOWN::containsKey)
                        .count()
                >= HEADINGS_TO_RECOGNISE;
    }

    /**
     * Takes the row for the headings if it holds enough of them.
     *
     * @throws Refusal if the sheet is wider than any ledger
     */
    void read(SourceRow row) {
        if (!areIn(row)) {
            if (row.number() >= LAST_ROW_OF_HEADINGS) {
                read = true;
                faults.add(new Fault(
                        LEDGER_SHEET, 1, "", "前" + LAST_ROW_OF_HEADINGS + "行没有找到表头。", "请保留模板的表头行：" + names() + "。"));
            }
            return;
        }
        read = true;
        var unknown = new ArrayList<String>();
        for (var index = 0; index < row.cells().size(); index++) {
            var heading = row.cell(index).heading();
            if (KNOWN.containsKey(heading)) {
                readHeading(KNOWN.get(heading), index, row.number());
            } else if (!heading.isEmpty()) {
                unknown.add(PlanCell.letters(index) + "列“" + PlanCell.shortened(heading) + "”");
            }
        }
        nameMissing(unknown, row.number());
    }

    /** @throws Refusal if something stands further right than in any ledger */
    static void requireWidth(SourceRow row) {
        for (var column = row.cells().size(); column > MOST_COLUMNS; column--) {
            if (!row.cell(column - 1).isEmpty()) {
                throw Refusal.invalid(
                        null, "TOO_MANY_COLUMNS", "最多 " + MOST_COLUMNS + " 列，实际 " + column + " 列。请删除台账以外的内容");
            }
        }
    }

    private void readHeading(LedgerColumn column, int index, int row) {
        var first = columns.putIfAbsent(column, index);
        if (first != null) {
            faults.add(new Fault(
                    LEDGER_SHEET,
                    row,
                    PlanCell.columnOf(index, column.heading),
                    "表头“" + column.heading + "”重复，" + PlanCell.letters(first) + "列已有。",
                    "请删去其中一列。"));
        }
    }

    private void nameMissing(List<String> unknown, int row) {
        var others = String.join("、", unknown);
        var missing = LedgerColumn.ofPlan().stream()
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
            report.reminders()
                    .add(
                            ReadingRule.UNKNOWN_COLUMN,
                            new Fault(LEDGER_SHEET, row, "", "不认识的列：" + others + "，不会导入。", "如需导入，请改填到模板的列中。"));
        }
    }
}
