package duban.exchange.excel;

import static duban.exchange.excel.LedgerColumn.DEPARTMENT;
import static duban.exchange.excel.LedgerColumn.DUE_ON;
import static duban.exchange.excel.LedgerColumn.MEASURE;
import static duban.opinion.PlanDraft.LEDGER_SHEET;

import duban.opinion.Fault;
import duban.opinion.PlanDraft;
import duban.shared.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.Row;

/** Reads the sheet 整改台账: a row of headings, then one row per measure. */
final class LedgerSheet {

    static final int MOST_ROWS = 20_000;

    private final PlanDraft.Opinion opinion;
    private final DepartmentNames departments;
    private final Findings faults;
    private final Findings warnings;

    private final LedgerHeadings headings;
    private final LedgerItems items;
    private final DueDates dueDates;
    private final List<PlanDraft.Measure> measures = new ArrayList<>();
    private int rows;

    LedgerSheet(PlanDraft.Opinion opinion, PlanReferences references, Findings faults, Findings warnings) {
        this.opinion = opinion;
        this.departments = new DepartmentNames(references.departments());
        this.faults = faults;
        this.warnings = warnings;
        this.headings = new LedgerHeadings(warnings);
        this.items = new LedgerItems(departments);
        this.dueDates = new DueDates(opinion, references, warnings);
    }

    /**
     * Reads the rows one by one and keeps only what they say.
     *
     * @throws Refusal if there are no rows, or too many
     */
    void read(Stream<Row> sheet) {
        sheet.forEach(row -> {
            if (row.stream().allMatch(LedgerSheet::isBlank)) {
                return;
            }
            if (!headings.areRead()) {
                headings.read(row);
            } else if (++rows <= MOST_ROWS && headings.faults().isEmpty()) {
                readMeasure(row);
            }
        });
        if (!headings.areRead()) {
            faults.add(new Fault(LEDGER_SHEET, 1, "", "没有找到表头。", "请保留模板的表头行：" + LedgerHeadings.names() + "。"));
            return;
        }
        headings.faults().forEach(faults::add);
        if (rows > MOST_ROWS) {
            throw Refusal.invalid(null, "TOO_MANY_ROWS", "最多 " + MOST_ROWS + " 行,实际 " + rows + " 行");
        }
        if (rows == 0 && headings.faults().isEmpty()) {
            throw Refusal.invalid(null, "NO_DATA", "工作表“" + LEDGER_SHEET + "”没有数据行，请每项整改措施填写一行");
        }
    }

    private static boolean isBlank(Cell cell) {
        return cell == null
                || cell.getFormula() == null && PlanCell.textOf(cell).isEmpty();
    }

    PlanDraft plan() {
        return new PlanDraft(opinion, items.aspects(), items.comments(), measures);
    }

    private void readMeasure(Row cells) {
        if (cells.isHidden()) {
            warnings.add(new Fault(LEDGER_SHEET, cells.getRowNum(), "", "本行是隐藏行，也会导入。", "如不导入，请删除本行。"));
        }
        var row = new LedgerRow(cells, headings, departments, faults);
        var aspect = items.aspect(row);
        var comment = items.comment(row, aspect);
        var department = row.department(DEPARTMENT);
        var coHandlers = row.coHandlers(department);
        measures.add(new PlanDraft.Measure(
                items.measure(row),
                comment,
                row.cell(MEASURE).required(500),
                department,
                coHandlers,
                row.coSign(coHandlers),
                dueDates.read(row.cell(DUE_ON)),
                row.kind(),
                row.criteria(),
                row.indicators(),
                row.number()));
    }
}
