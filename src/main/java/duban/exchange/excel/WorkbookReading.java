package duban.exchange.excel;

import duban.opinion.Fault;
import duban.opinion.PlanDraft;
import java.util.List;

/** What a ledger says: its sheets, the plan as far as it could be read, what is wrong where, and what was read by which rule. */
public record WorkbookReading(List<String> sheets, PlanDraft plan, List<Fault> faults, List<Reminder> reminders) {}
