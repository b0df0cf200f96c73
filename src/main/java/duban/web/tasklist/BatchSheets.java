package duban.web.tasklist;

import com.fasterxml.jackson.annotation.JsonRawValue;
import duban.comment.CommentResult;
import duban.department.Officer;
import duban.department.Officers;
import duban.ledger.ChineseDates;
import duban.ledger.DecisionRows;
import duban.ledger.ItemTitles;
import duban.ledger.Light;
import duban.ledger.Rejections;
import duban.ledger.Section;
import duban.process.command.SubmitStep;
import duban.process.command.TaskRights;
import duban.process.model.Step;
import duban.process.worklist.OpenedTasks;
import duban.process.worklist.WorkItem;
import duban.process.worklist.WorkItems;
import duban.process.worklist.Worklists;
import duban.shared.Actor;
import duban.shared.Refusal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The open tasks of one step as rows to choose from, and the whole content of each for whoever opens it. */
@Component
class BatchSheets {

    /**
     * @param inPlaceOf name of the absent colleague whose rights it would take, {@code null} for one's own
     * @param result what was applied for, in Chinese; {@code null} for a measure
     * @param results what may be decided, the least strict first
     * @param opened true if the caller has looked at it
     * @param mark what the caller means to decide, as the page wrote it; {@code null} for nothing yet
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
            boolean opened,
            @JsonRawValue String mark) {}

    /** What stands in the form of the task, and every earlier rejection. */
    record Content(List<Section> sections, TaskInputs.Input input) {}

    private final WorkItems workItems;
    private final OpenedTasks openedTasks;
    private final Worklists worklists;
    private final TaskRights rights;
    private final TaskSheets taskSheets;
    private final Officers officers;
    private final ItemTitles titles;
    private final DecisionRows decisionRows;
    private final Rejections rejections;
    private final WorkLights lights;
    private final Clock clock;

    BatchSheets(
            WorkItems workItems,
            OpenedTasks openedTasks,
            Worklists worklists,
            TaskRights rights,
            TaskSheets taskSheets,
            Officers officers,
            ItemTitles titles,
            DecisionRows decisionRows,
            Rejections rejections,
            WorkLights lights,
            Clock clock) {
        this.workItems = workItems;
        this.openedTasks = openedTasks;
        this.worklists = worklists;
        this.rights = rights;
        this.taskSheets = taskSheets;
        this.officers = officers;
        this.titles = titles;
        this.decisionRows = decisionRows;
        this.rejections = rejections;
        this.lights = lights;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<Sheet> of(Officer officer, Step step, int most) {
        var mine = worklists.of(officer, step, most);
        var numbers = mine.stream().map(WorkItem::item).toList();
        var rows = isOfComments(step) ? decisionRows.ofComments(numbers) : decisionRows.ofMeasures(numbers);
        var titleOf = titles.of(numbers);
        var actors = rights.mayTake(officer, mine);
        var lightOf = lights.of(mine);
        var opened = openedTasks.of(mine.stream().map(WorkItem::taskId).toList(), officer.id());
        return IntStream.range(0, mine.size())
                .mapToObj(nth -> {
                    var work = mine.get(nth);
                    return sheet(
                            work,
                            actors.get(nth),
                            titleOf.get(work.item()),
                            rows.get(work.item()),
                            lightOf.get(nth),
                            opened.get(work.taskId()));
                })
                .toList();
    }

    private static boolean isOfComments(Step step) {
        return step == Step.VERIFY_COMMENT || step == Step.DECIDE_STRIKE_OFF;
    }

    /** @param mark empty if there is none, {@code null} if it was not opened */
    private Sheet sheet(
            WorkItem work,
            Optional<Actor> actor,
            String title,
            DecisionRows.Row row,
            Light light,
            Optional<String> mark) {
        return new Sheet(
                work.taskId(),
                work.item(),
                title,
                ChineseDates.dueDay(work.due()),
                light,
                actor.map(Actor::inPlaceOf)
                        .flatMap(officers::find)
                        .map(Officer::name)
                        .orElse(null),
                row,
                row.result() == null ? null : row.result().label(),
                row.result() == null ? List.of() : row.result().orStricter(),
                mark != null,
                mark == null ? null : mark.orElse(null));
    }

    /**
     * The content of one row, which is thereby opened.
     *
     * @throws Refusal as if it did not exist, if it is gone or not the officer's; if a colleague has it; if it has moved
     *     on to another step
     */
    @Transactional
    public Content open(Officer officer, Step step, String taskId) {
        var work = workItems.find(taskId).orElseThrow(() -> Refusal.notFound(BatchItems.GONE));
        requireTakable(officer, work);
        SubmitStep.requireAt(step, work);
        openedTasks.open(taskId, officer.id(), clock.instant());
        var sheet = taskSheets.of(taskId, officer);
        var sections = Stream.concat(sheet.sections().stream(), rejected(work).stream());
        return new Content(sections.toList(), sheet.input());
    }

    private Optional<Section> rejected(WorkItem work) {
        var entries = (isOfComments(work.step())
                        ? rejections.ofComment(work.item())
                        : rejections.ofMeasure(work.item()))
                .stream()
                        .map(each -> new Section.Entry(each.at(), each.who(), each.what(), told(each), null))
                        .toList();
        return entries.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section("rejections", "此前退回", List.of(), null, entries, null));
    }

    private static String told(Rejections.Rejection rejection) {
        return Stream.concat(rejection.criteria().stream(), Stream.of(rejection.reason()))
                .collect(Collectors.joining("\n"));
    }

    private void requireTakable(Officer officer, WorkItem work) {
        try {
            rights.mayTake(officer, work);
        } catch (Refusal foreign) {
            throw foreign.kind() == Refusal.Kind.CONFLICT ? foreign : Refusal.concealed(BatchItems.GONE);
        }
    }
}
