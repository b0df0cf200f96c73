package duban.exchange.excel;

import duban.opinion.Fault;
import duban.opinion.PlanDraft;
import java.util.List;

/** What a workbook says: its sheets, the plan as far as it could be read, and what is wrong or doubtful where. */
public record WorkbookReading(List<String> sheets, PlanDraft plan, List<Fault> faults, List<Fault> warnings) {}
