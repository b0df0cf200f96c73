package duban.web.tasklist;

import duban.department.Officer;
import duban.department.Officers;
import duban.ledger.ChineseDates;
import duban.ledger.StepInputs;
import duban.process.command.ClaimTask;
import duban.process.command.TakeOverTask;
import duban.process.worklist.WorkItem;
import duban.process.worklist.WorkItems;
import duban.shared.Actor;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** In whose hands an open task is, and what the officer who has opened it may do about that. */
@Component
class TaskHands {

    /**
     * @param holderName {@code null} if nobody has it
     * @param since when the holder got it
     * @param telephone the holder's, {@code null} where the officer works at the task
     * @param waitsFor whose it is as long as nobody has it
     * @param mayTake true if the officer may work at it
     * @param takers who could have it instead, if the officer may take it over; the officer first
     */
    record Hand(
            String holder,
            String holderName,
            String since,
            String telephone,
            String waitsFor,
            boolean mayTake,
            boolean mayPutBack,
            List<StepInputs.Person> takers) {}

    private final WorkItems workItems;
    private final Officers officers;
    private final Holders holders;
    private final TakeOverTask takeOverTask;
    private final Clock clock;

    TaskHands(WorkItems workItems, Officers officers, Holders holders, TakeOverTask takeOverTask, Clock clock) {
        this.workItems = workItems;
        this.officers = officers;
        this.holders = holders;
        this.takeOverTask = takeOverTask;
        this.clock = clock;
    }

    /** @param actor as whom the officer may take it, empty if they may only read */
    Hand of(WorkItem work, Officer officer, Optional<Actor> actor) {
        var holder = Optional.ofNullable(work.assignee()).flatMap(officers::find);
        var takers = actor.isPresent() ? List.<Officer>of() : takeOverTask.offered(officer, work);
        return new Hand(
                holder.map(person -> person.id().value()).orElse(null),
                holder.map(Officer::name).orElse(null),
                workItems
                        .heldSince(work)
                        .map(since -> ChineseDates.shortMoment(since, clock.instant()))
                        .orElse(null),
                actor.isPresent() ? null : holder.map(Officer::telephone).orElse(null),
                holders.of(work.unclaimed()),
                actor.isPresent(),
                actor.isPresent() && ClaimTask.isClaimed(work),
                takers.stream()
                        .map(person -> new StepInputs.Person(person.id().value(), person.name(), person.section()))
                        .toList());
    }
}
