package duban.web.tasklist;

import duban.comment.CommentResult;
import duban.deadline.WorkingDays;
import duban.department.Officer;
import duban.department.Officers;
import duban.ledger.ChineseDates;
import duban.ledger.DecisionRows;
import duban.ledger.ItemTitles;
import duban.ledger.Light;
import duban.ledger.StepInputs;
import duban.process.command.TaskRights;
import duban.process.model.Step;
import duban.process.worklist.WorkItem;
import duban.process.worklist.WorkItems;
import duban.shared.Actor;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The open tasks of one step as rows that say enough to decide. */
@Component
class BatchSheets {

    private static final int MOST_ACCOUNT = 500;

    /**
     * @param inPlaceOf name of the absent colleague whose rights it would take, {@code null} for one's own
     * @param result what was applied for, in Chinese; {@code null} for a measure
     * @param results what may be decided, the least strict first
     * @param prefill fields of the form as applied for
     */
    record Sheet(
            String task,
            String item,
            String title,
            String due,
            Light light,
            String inPlaceOf,
            DecisionRows.Row row,
            String result,
            List<CommentResult> results,
            Map<String, Object> prefill) {}

    private final WorkItems workItems;
    private final TaskRights rights;
    private final Officers officers;
    private final ItemTitles titles;
    private final DecisionRows decisionRows;
    private final StepInputs inputs;
    private final WorkingDays workingDays;
    private final Clock clock;

    BatchSheets(
            WorkItems workItems,
            TaskRights rights,
            Officers officers,
            ItemTitles titles,
            DecisionRows decisionRows,
            StepInputs inputs,
            WorkingDays workingDays,
            Clock clock) {
        this.workItems = workItems;
        this.rights = rights;
        this.officers = officers;
        this.titles = titles;
        this.decisionRows = decisionRows;
        this.inputs = inputs;
        this.workingDays = workingDays;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<Sheet> of(Officer officer, Step step, int most) {
        var mine = workItems.visibleTo(officer, step, most);
        var numbers = mine.stream().map(WorkItem::item).toList();
        var rows = step == Step.SIGN_OFF_RESULT || step == Step.VERIFY_MEASURE
                ? decisionRows.ofMeasures(numbers)
                : decisionRows.ofComments(numbers);
        var titleOf = titles.of(numbers);
        var actors = rights.mayTake(officer, mine);
        return IntStream.range(0, mine.size())
                .mapToObj(nth -> sheet(mine.get(nth), actors.get(nth), titleOf, rows))
                .toList();
    }

    private Sheet sheet(
            WorkItem work, Optional<Actor> actor, Map<String, String> titleOf, Map<String, DecisionRows.Row> rows) {
        var row = rows.get(work.item());
        return new Sheet(
                work.taskId(),
                work.item(),
                titleOf.get(work.item()),
                ChineseDates.dueDay(work.due()),
                Light.of(work.due(), clock.instant(), workingDays),
                actor.map(Actor::inPlaceOf)
                        .flatMap(officers::find)
                        .map(Officer::name)
                        .orElse(null),
                row,
                row.result() == null ? null : row.result().label(),
                row.result() == null ? List.of() : row.result().orStricter(),
                work.step() == Step.DECIDE_STRIKE_OFF
                        ? inputs.earlierApplication(work.item(), MOST_ACCOUNT)
                        : Map.of());
    }
}
