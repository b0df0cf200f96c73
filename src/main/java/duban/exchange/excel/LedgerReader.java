package duban.exchange.excel;

import duban.opinion.Fault;
import duban.opinion.PlanDraft;
import duban.shared.Refusal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the rows of an opinion and of its ledger, whatever kind of file they come from. */
public final class LedgerReader {

    /** A ledger of more rows is refused. */
    public static final int MOST_ROWS = LedgerSheet.MOST_ROWS;

    /** The lines of an opinion are two cells wide. */
    private static final int CELLS_OF_A_LEDGER = 4;

    private static final Comparator<Fault> FROM_THE_TOP = Comparator.<Fault, Boolean>comparing(
                    fault -> !fault.sheet().equals(PlanDraft.OPINION_SHEET))
            .thenComparingInt(Fault::row);

    private final PlanReferences references;
    private final DepartmentNames departments;
    private final Report report;
    private PlanDraft.Opinion opinion = new PlanDraft.Opinion(null, null, null, null, null, null, null);
    private PlanDraft plan;
    private Optional<WrongHeadings> wrongHeadings = Optional.empty();

    public LedgerReader(PlanReferences references, Places places) {
        this.references = references;
        this.departments = new DepartmentNames(references);
        this.report = new Report(places);
    }

    /** Whether the row holds the headings of a ledger. */
    public static boolean areHeadings(SourceRow row) {
        return LedgerHeadings.areIn(row);
    }

    /** Whether the row is as wide as headings are, whatever it says. */
    public static boolean couldBeHeadings(SourceRow row) {
        return row.filledCells() >= CELLS_OF_A_LEDGER;
    }

    /** Whether the row is a line of an opinion. */
    public static boolean isOfOpinion(SourceRow row) {
        return OpinionSheet.isIn(row);
    }

    public static Refusal tooManyRows(int rows) {
        return LedgerSheet.tooManyRows(rows);
    }

    /** Adds what stops the import. */
    public void report(Fault fault) {
        report.faults().add(fault);
    }

    /** Adds what a rule did. */
    public void tell(ReadingRule rule, Fault place) {
        report.reminders().add(rule, place);
    }

    public void readOpinion(Stream<SourceRow> rows) {
        var sheet = new OpinionSheet(departments, report);
        sheet.read(rows);
        opinion = sheet.opinion();
    }

    /** @throws Refusal if there are no rows, or too many */
    public void readLedger(Stream<SourceRow> rows, List<MergedRange> merged) {
        var sheet = new LedgerSheet(opinion, references, departments, merged, report);
        sheet.read(rows);
        plan = sheet.plan();
        wrongHeadings = sheet.wrongHeadings();
    }

    /** Reads an opinion and, below it, its ledger. */
    void readBoth(Iterator<SourceRow> rows) {
        var above = new ArrayList<SourceRow>();
        var ledger = new ArrayList<SourceRow>();
        while (ledger.isEmpty() && rows.hasNext()) {
            var row = rows.next();
            (areHeadings(row) ? ledger : above).add(row);
        }
        if (ledger.isEmpty()) {
            // Somebody renamed the headings: the ledger begins where the rows get wide.
            var first = above.stream().filter(LedgerReader::couldBeHeadings).findFirst();
            first.map(above::indexOf)
                    .map(index -> above.subList(index, above.size()))
                    .ifPresent(wide -> {
                        ledger.addAll(wide);
                        wide.clear();
                    });
        }
        readOpinion(above.stream());
        readLedger(
                Stream.concat(
                        ledger.stream(),
                        Stream.generate(() -> null)
                                .takeWhile(any -> rows.hasNext())
                                .map(any -> rows.next())),
                List.of());
    }

    /** What was read, from sheets or tables of these names. */
    public WorkbookReading reading(List<String> sheets) {
        var read = plan == null ? new PlanDraft(opinion, List.of(), List.of(), List.of()) : plan;
        var faults = report.faults().list().stream().sorted(FROM_THE_TOP).toList();
        return new WorkbookReading(sheets, read, faults, report.reminders().list(), wrongHeadings, report.places());
    }
}
