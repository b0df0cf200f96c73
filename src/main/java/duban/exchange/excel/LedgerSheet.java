package duban.exchange.excel;

import static duban.exchange.excel.LedgerColumn.ASPECT;
import static duban.exchange.excel.LedgerColumn.ASPECT_SEQ;
import static duban.exchange.excel.LedgerColumn.COMMENT;
import static duban.exchange.excel.LedgerColumn.COMMENT_NUMBER;
import static duban.exchange.excel.LedgerColumn.COMMENT_STATE;
import static duban.exchange.excel.LedgerColumn.DEPARTMENT;
import static duban.exchange.excel.LedgerColumn.DUE_ON;
import static duban.exchange.excel.LedgerColumn.LEAD;
import static duban.exchange.excel.LedgerColumn.MEASURE;
import static duban.exchange.excel.LedgerColumn.MEASURE_NUMBER;
import static duban.exchange.excel.LedgerColumn.MEASURE_STATE;
import static duban.opinion.PlanDraft.LEDGER_SHEET;

import duban.measure.PlanMeasures;
import duban.opinion.Fault;
import duban.opinion.PlanDraft;
import duban.shared.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the sheet 整改台账: a row of headings, then one row per measure. */
final class LedgerSheet {

    static final int MOST_ROWS = 20_000;

    private final PlanDraft.Opinion opinion;
    private final DepartmentNames departments;
    private final Report report;

    private final LedgerHeadings headings;
    private final DueDates dueDates;
    private final LedgerPast past;
    private final MergedCells merged;
    private final List<LedgerLine> lines = new ArrayList<>();
    private int rows;
    private int lastRow;
    private LedgerItems items;

    LedgerSheet(
            PlanDraft.Opinion opinion,
            PlanReferences references,
            DepartmentNames departments,
            List<MergedRange> merged,
            Report report) {
        this.opinion = opinion;
        this.departments = departments;
        this.report = report;
        this.headings = new LedgerHeadings(report);
        this.dueDates = new DueDates(opinion, references);
        this.past = new LedgerPast(opinion.receivedOn(), references.today());
        this.merged = new MergedCells(merged);
    }

    /**
     * Reads the rows one by one and keeps only what they say.
     *
     * @throws Refusal if there are no rows, or too many
     */
    void read(Stream<SourceRow> sheet) {
        sheet.forEach(this::read);
        headings.end();
        headings.faults().forEach(report.faults()::add);
        if (rows > MOST_ROWS) {
            throw tooManyRows(rows);
        }
        if (rows == 0 && headings.faults().isEmpty()) {
            throw Refusal.invalid(null, "NO_DATA", "“" + LEDGER_SHEET + "”没有数据行，请每项整改措施填写一行");
        }
        items = new LedgerItems(lines, departments, headings, report);
        new PastOfComments(headings, report).check(plan());
    }

    static Refusal tooManyRows(int rows) {
        return Refusal.invalid(null, "TOO_MANY_ROWS", "最多 " + MOST_ROWS + " 行,实际 " + rows + " 行");
    }

    Optional<WrongHeadings> wrongHeadings() {
        return headings.wrong();
    }

    PlanDraft plan() {
        return new PlanDraft(opinion, items.aspects(), items.comments(), items.measures());
    }

    private void read(SourceRow row) {
        if (!row.filled()) {
            merged.fill(row);
            return;
        }
        row.requireWidth();
        if (!headings.areRead()) {
            headings.read(row);
            merged.fill(row);
            lastRow = row.number();
        } else if (headings.areRepeatedIn(row)) {
            merged.fill(row);
            tellOfEmptyRows(row.number());
            report.reminders()
                    .add(
                            ReadingRule.REPEATED_HEADINGS,
                            new Fault(LEDGER_SHEET, row.number(), "", "本行是重复的表头，已跳过。", "如是数据，请改写本行。"));
        } else if (++rows <= MOST_ROWS && headings.faults().isEmpty()) {
            tellOfEmptyRows(row.number());
            readMeasure(merged.fill(row));
        }
    }

    private void tellOfEmptyRows(int row) {
        for (var empty = lastRow + 1; empty < row && rows > 1; empty++) {
            report.reminders().add(ReadingRule.EMPTY_ROW, new Fault(LEDGER_SHEET, empty, "", "空行，已跳过。", "如有内容遗漏，请补上。"));
        }
        lastRow = row;
    }

    private void readMeasure(SourceRow cells) {
        if (cells.hidden()) {
            report.reminders()
                    .add(
                            ReadingRule.HIDDEN_ROW,
                            new Fault(LEDGER_SHEET, cells.number(), "", "本行是隐藏行，也会导入。", "如不导入，请删除本行。"));
        }
        var row = new LedgerRow(cells, headings, departments, report);
        tellOfMerged(row);
        var department = row.department(DEPARTMENT);
        var coHandlers = row.coHandlers(department);
        var dueOn = dueDates.read(row.cell(DUE_ON));
        var pastOfMeasure = past.ofMeasure(row, dueOn);
        requireNotOver(row, pastOfMeasure, dueOn);
        lines.add(new LedgerLine(
                aspect(row),
                row.cell(ASPECT_SEQ).raw(),
                row.cell(ASPECT).requiredLine(200),
                LedgerLine.Written.in(row.cell(COMMENT_NUMBER)),
                row.cell(COMMENT).requiredLine(200),
                row.department(LEAD),
                past.ofComment(row),
                LedgerLine.Written.in(row.cell(MEASURE_NUMBER)),
                new PlanDraft.Measure(
                        null,
                        null,
                        row.cell(MEASURE).required(500),
                        department,
                        coHandlers,
                        row.coSign(coHandlers),
                        dueOn,
                        row.kind(),
                        row.criteria(),
                        row.indicators(),
                        pastOfMeasure,
                        row.number())));
        tellOfTakeOver(row);
    }

    /** The number of the aspect the row belongs to, or {@code null} if reported. */
    private static Integer aspect(LedgerRow row) {
        var cell = row.cell(ASPECT_SEQ);
        var written = cell.requiredCode(10);
        if (written == null) {
            return null;
        }
        var bare = written.replaceAll("^第|^[(（]|[)）、.．。]+$", "");
        var seq = ChineseNumeral.valueOf(bare);
        if (seq.isEmpty()) {
            cell.report("“" + written + "”不是序号。", "请填写一、二、三……或 1、2、3……，最大99。");
            return null;
        }
        if (!bare.equals(written)) {
            cell.tell(ReadingRule.NUMERAL, "“" + written + "”读作“" + bare + "”。");
        }
        return seq.getAsInt();
    }

    private void tellOfMerged(LedgerRow row) {
        for (var column : LedgerColumn.values()) {
            var range = merged.rangeOf(headings.indexOf(column));
            if (range == null || range.firstRow() != row.number()) {
                continue;
            }
            var rows = report.places().rows(range.firstRow(), range.lastRow());
            if (column == MEASURE || column == MEASURE_NUMBER) {
                row.cell(column)
                        .report(rows + "的" + column.heading + "合并了，分不清是几项措施。", "请取消合并，每项措施填写一行；几个单位共同承办的，其余填入协办单位。");
            } else {
                row.cell(column)
                        .tell(
                                ReadingRule.MERGED,
                                "“" + PlanCell.shortened(row.cell(column).raw()) + "”用于" + rows + "。");
            }
        }
    }

    private void requireNotOver(LedgerRow row, PlanMeasures.Past pastOfMeasure, LocalDate dueOn) {
        if (!dueDates.isOverdue(dueOn) || pastOfMeasure != null && !pastOfMeasure.isOpen()) {
            return;
        }
        if (pastOfMeasure == null) {
            row.cell(DUE_ON).report("整改期限 " + dueOn + " 早于今天。", "请改为今天以后的日期；正在办理的存量台账请填写“措施状态”。");
        } else {
            row.cell(DUE_ON).tell(ReadingRule.OVERDUE, "整改期限 " + dueOn + " 已过，导入后即为逾期。");
        }
    }

    private static void tellOfTakeOver(LedgerRow row) {
        for (var column : List.of(MEASURE_STATE, COMMENT_STATE)) {
            if (!row.cell(column).isEmpty()) {
                row.cell(column)
                        .tell(
                                ReadingRule.TAKEN_OVER,
                                column.heading + "“"
                                        + PlanCell.shortened(row.cell(column).raw()) + "”。");
            }
        }
    }
}
