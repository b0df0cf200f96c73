package duban.exchange.excel;

import static duban.opinion.PlanDraft.LEDGER_SHEET;

import duban.opinion.Fault;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the row of headings of 整改台账 and which column stands where; officials may reorder them, not rename them. */
final class LedgerHeadings {

    /** Above the headings there may be a title and a remark. */
    private static final int LAST_ROW_OF_HEADINGS = 10;

    private static final int HEADINGS_TO_RECOGNISE = 4;

    private static final Map<String, LedgerColumn> KNOWN =
            Stream.of(LedgerColumn.values()).collect(Collectors.toMap(column -> column.heading, column -> column));

    private final Map<LedgerColumn, Integer> columns = new EnumMap<>(LedgerColumn.class);
    private final List<Fault> faults = new ArrayList<>();
    private final Report report;
    private List<String> found = List.of();
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
        return new Fault(LEDGER_SHEET, row, report.places().column(indexOf(column), column.heading), reason, remedy);
    }

    /** The headings every ledger has. */
    static String names() {
        return LedgerColumn.ofPlan().stream().map(column -> column.heading).collect(Collectors.joining("、"));
    }

    /** Whether the row holds enough headings to be the one. */
    static boolean areIn(SourceRow row) {
        return known(inOrder(row)) >= HEADINGS_TO_RECOGNISE;
    }

    /** Takes the row for the headings if it holds enough of them. */
    void read(SourceRow row) {
        keepIfNearer(row);
        if (!areIn(row)) {
            if (row.number() >= LAST_ROW_OF_HEADINGS) {
                read = true;
                faults.add(new Fault(
                        LEDGER_SHEET, 1, "", "前" + LAST_ROW_OF_HEADINGS + "行没有找到表头。", "请保留模板的表头行：" + names() + "。"));
            }
            return;
        }
        read = true;
        found = inOrder(row);
        var unknown = new ArrayList<String>();
        for (var index = 0; index < row.cells().size(); index++) {
            var heading = row.cell(index).heading();
            if (KNOWN.containsKey(heading)) {
                readHeading(KNOWN.get(heading), index, row.number());
            } else if (!heading.isEmpty()) {
                unknown.add(report.places().columnInWords(index) + "“" + PlanCell.shortened(heading) + "”");
            }
        }
        nameMissing(unknown, row.number());
    }

    /** Whether the row says the headings once more, as on every page of a printed ledger. */
    boolean areRepeatedIn(SourceRow row) {
        if (read && faults.isEmpty() && areIn(row)) {
            if (inOrder(row).equals(found)) {
                return true;
            }
            faults.add(new Fault(
                    LEDGER_SHEET,
                    row.number(),
                    "",
                    "本行的表头与前面的不同：" + named(inOrder(row)) + "。",
                    "请把各处表头改成一样，各列顺序也要相同。"));
            found = inOrder(row);
        }
        return false;
    }

    /** The headings there are and those there must be; empty if nothing is wrong with them. */
    Optional<WrongHeadings> wrong() {
        return faults.isEmpty()
                ? Optional.empty()
                : Optional.of(new WrongHeadings(
                        found.stream()
                                .filter(heading -> !heading.isEmpty())
                                .map(PlanCell::shortened)
                                .toList(),
                        LedgerColumn.ofPlan().stream()
                                .map(column -> column.heading)
                                .toList()));
    }

    /** There are no more rows to look for the headings in. */
    void end() {
        if (!read) {
            read = true;
            faults.add(new Fault(LEDGER_SHEET, 1, "", "没有找到表头。", "请保留模板的表头行：" + names() + "。"));
        }
    }

    private void keepIfNearer(SourceRow row) {
        var headings = inOrder(row);
        if (found.isEmpty() || known(headings) > known(found)) {
            found = headings;
        }
    }

    private static long known(List<String> headings) {
        return headings.stream().filter(KNOWN::containsKey).count();
    }

    private static List<String> inOrder(SourceRow row) {
        return row.cells().stream().map(SourceCell::heading).toList();
    }

    private static String named(List<String> headings) {
        return headings.stream()
                .filter(heading -> !heading.isEmpty())
                .map(PlanCell::shortened)
                .collect(Collectors.joining("、"));
    }

    private void readHeading(LedgerColumn column, int index, int row) {
        var first = columns.putIfAbsent(column, index);
        if (first != null) {
            faults.add(new Fault(
                    LEDGER_SHEET,
                    row,
                    report.places().column(index, column.heading),
                    "表头“" + column.heading + "”重复，" + report.places().columnInWords(first) + "已有。",
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
