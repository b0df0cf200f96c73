package duban.web.tasklist;

import duban.department.Officer;
import duban.ledger.ChineseDates;
import duban.ledger.CurrentStates;
import duban.ledger.ItemHistory;
import duban.ledger.ItemTitles;
import duban.ledger.Light;
import duban.process.command.EngineTasks;
import duban.process.command.EngineTasks.Ended;
import duban.process.command.TaskAccess;
import duban.process.model.Step;
import duban.process.worklist.WorkItem;
import duban.process.worklist.WorkItems;
import duban.shared.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where an item stands: what became of a task that is no more, whose it is now, and how the caller goes on. */
@Component
class ItemStandings {

    /** The engine keeps milliseconds, the log more. */
    private static final Duration PRECISION = Duration.ofMillis(1);

    /**
     * @param done of the ended task that was asked for; of an item where the caller has nothing to do, the latest act;
     *     else {@code null}
     * @param said one sentence that says what the act has led to; {@code null} without one
     * @param state the item's, in Chinese
     * @param now who has it
     * @param open the task of the item that opens for the caller, {@code null} if none does
     * @param mine whether the caller may work at that one
     * @param draft what the caller had typed into the ended task, {@code null} if nothing
     */
    record Standing(
            String item,
            String title,
            Done done,
            String said,
            String state,
            List<Now> now,
            String open,
            boolean mine,
            SavedDrafts.Saved draft) {}

    /**
     * @param who did it, for whom, and who recorded it; {@code null} if the task was withdrawn
     * @param what came of it
     * @param yours whether it was the caller
     */
    record Done(String stepName, String at, String who, String what, String reason, boolean yours) {}

    record Now(String stepName, String holder, String due, Light light) {}

    private final WorkItems workItems;
    private final EngineTasks engineTasks;
    private final TaskAccess access;
    private final ItemTitles titles;
    private final CurrentStates states;
    private final ItemHistory history;
    private final Holders holders;
    private final SentWords words;
    private final SavedDrafts drafts;
    private final WorkLights lights;
    private final Clock clock;

    ItemStandings(
            WorkItems workItems,
            EngineTasks engineTasks,
            TaskAccess access,
            ItemTitles titles,
            CurrentStates states,
            ItemHistory history,
            Holders holders,
            SentWords words,
            SavedDrafts drafts,
            WorkLights lights,
            Clock clock) {
        this.workItems = workItems;
        this.engineTasks = engineTasks;
        this.access = access;
        this.titles = titles;
        this.states = states;
        this.history = history;
        this.holders = holders;
        this.words = words;
        this.drafts = drafts;
        this.lights = lights;
        this.clock = clock;
    }

    /** @throws Refusal as if it did not exist, when there never was such a task, or the officer may not see its item */
    @Transactional(readOnly = true)
    public Standing ofTask(String taskId, Officer officer) {
        var ended = engineTasks.ended(taskId);
        var item = ended.map(Ended::item)
                .or(() -> workItems.find(taskId).map(WorkItem::item))
                .orElseThrow(() -> Refusal.notFound(TaskSheets.GONE));
        return standing(item, officer, ended, drafts.of(taskId, officer.id()));
    }

    /** @throws Refusal as if it did not exist, when there is no such item, or the officer may not see it */
    @Transactional(readOnly = true)
    public Standing ofItem(String item, Officer officer) {
        return standing(item, officer, Optional.empty(), null);
    }

    private Standing standing(String item, Officer officer, Optional<Ended> ended, SavedDrafts.Saved draft) {
        var state = states.of(item).orElseThrow(() -> Refusal.notFound(TaskSheets.GONE));
        var open = workItems.of(item);
        var mine = open.stream()
                .filter(work -> access.takenAs(officer, work).isPresent())
                .findFirst();
        if (mine.isEmpty() && !access.maySee(officer, item)) {
            throw Refusal.concealed(TaskSheets.GONE);
        }
        var act = ended.filter(Ended::completed).flatMap(this::act);
        return new Standing(
                item,
                titles.of(List.of(item)).get(item),
                ended.map(task -> done(task, act, officer))
                        .or(() -> mine.isPresent() ? Optional.empty() : latest(item, officer))
                        .orElse(null),
                act.flatMap(done -> ended.map(task -> words.of(task.step(), done.back(), open, mine, state)))
                        .orElse(null),
                state,
                open.stream().map(this::now).toList(),
                mine.or(() -> open.stream()
                                .filter(work -> access.mayRead(officer, work))
                                .findFirst())
                        .map(WorkItem::taskId)
                        .orElse(null),
                mine.isPresent(),
                draft);
    }

    private Optional<ItemHistory.Act> act(Ended task) {
        return history.act(
                task.item(),
                task.step().stem(),
                task.from().minus(PRECISION),
                task.to().plus(PRECISION));
    }

    private Optional<Done> latest(String item, Officer officer) {
        return history.latestAct(item).map(act -> done(Step.ofStem(act.step()), act, officer));
    }

    private static Done done(Step step, ItemHistory.Act act, Officer officer) {
        return new Done(
                step.label(),
                act.entry().at(),
                act.entry().who(),
                act.entry().what(),
                act.entry().reason(),
                Stream.of(act.person(), act.recordedBy()).anyMatch(officer.id()::equals));
    }

    private Done done(Ended task, Optional<ItemHistory.Act> act, Officer officer) {
        var step = task.step();
        return act.map(done -> done(step, done, officer))
                .orElseGet(() -> new Done(
                        step.label(), ChineseDates.shortMoment(task.to(), clock.instant()), null, null, null, false));
    }

    private Now now(WorkItem work) {
        return new Now(work.step().label(), holders.of(work), ChineseDates.dueDay(work.due()), lights.of(work));
    }
}
