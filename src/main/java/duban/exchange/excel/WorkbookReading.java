package duban.exchange.excel;

import duban.opinion.Fault;
import duban.opinion.PlanDraft;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a ledger says.
 *
 * @param sheets its sheets or tables
 * @param plan as far as it could be read
 * @param faults what is wrong where
 * @param reminders what was read by which rule
 * @param wrongHeadings empty if the ledger has the headings it must have
 * @param places how the file's rows and columns are called
 */
public record WorkbookReading(
        List<String> sheets,
        PlanDraft plan,
        List<Fault> faults,
        List<Reminder> reminders,
        Optional<WrongHeadings> wrongHeadings,
        Places places) {

    /** The same with more faults behind. */
    WorkbookReading with(Stream<Fault> more) {
        return withFaults(Stream.concat(faults.stream(), more).toList());
    }

    /** The same with its places called as in its file. */
    public WorkbookReading named() {
        var named = withFaults(faults.stream().map(places::named).toList());
        return new WorkbookReading(
                sheets,
                plan,
                named.faults,
                reminders.stream().map(reminder -> reminder.named(places)).toList(),
                wrongHeadings,
                places);
    }

    WorkbookReading withFaults(List<Fault> others) {
        return new WorkbookReading(sheets, plan, others, reminders, wrongHeadings, places);
    }
}
