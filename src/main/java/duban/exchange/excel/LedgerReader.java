package duban.exchange.excel;

import duban.opinion.Fault;
import duban.opinion.PlanDraft;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Reads the rows of an opinion and of its ledger, whatever kind of file they come from. */
final class LedgerReader {

    private static final Comparator<Fault> FROM_THE_TOP = Comparator.<Fault, Boolean>comparing(
                    fault -> !fault.sheet().equals(PlanDraft.OPINION_SHEET))
            .thenComparingInt(Fault::row);

    private final PlanReferences references;
    private final DepartmentNames departments;
    private final Report report = new Report();
    private PlanDraft.Opinion opinion = new PlanDraft.Opinion(null, null, null, null, null, null, null);
    private PlanDraft plan;

    LedgerReader(PlanReferences references) {
        this.references = references;
        this.departments = new DepartmentNames(references);
    }

    Report report() {
        return report;
    }

    void readOpinion(Stream<SourceRow> rows) {
        var sheet = new OpinionSheet(departments, report);
        sheet.read(rows);
        opinion = sheet.opinion();
    }

    void readLedger(Stream<SourceRow> rows, List<MergedRange> merged) {
        var sheet = new LedgerSheet(opinion, references, departments, merged, report);
        sheet.read(rows);
        plan = sheet.plan();
    }

    WorkbookReading reading(List<String> sheets) {
        var read = plan == null ? new PlanDraft(opinion, List.of(), List.of(), List.of()) : plan;
        var faults = report.faults().list().stream().sorted(FROM_THE_TOP).toList();
        return new WorkbookReading(sheets, read, faults, report.reminders().list());
    }
}
