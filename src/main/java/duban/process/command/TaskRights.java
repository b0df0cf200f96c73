package duban.process.command;

import duban.department.Officer;
import duban.department.Officers;
import duban.department.Standing;
import duban.department.Standings;
import duban.process.worklist.WorkItem;
import duban.shared.Actor;
import duban.shared.PersonId;
import duban.shared.Refusal;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The one rule by which a task is somebody's: to open, to claim and to take. It is theirs by their own appointment, or
 * by that of an absent colleague whom they substitute today; the list of {@link duban.process.worklist.WorkItems} shows
 * what this rule lets through.
 */
@Component
public class TaskRights {

    private final Standings standings;
    private final Officers officers;

    TaskRights(Standings standings, Officers officers) {
        this.standings = standings;
        this.officers = officers;
    }

    /**
     * The officer as the one who acts for the task's department.
     *
     * @throws Refusal if the task is not the officer's, or a colleague has it
     */
    public Actor mayTake(Officer officer, WorkItem work) {
        return take(standings.of(officer), work);
    }

    /** As {@link #mayTake}, for many tasks; empty where it would refuse. */
    public List<Optional<Actor>> mayTake(Officer officer, List<WorkItem> many) {
        var rights = standings.of(officer);
        return many.stream().map(work -> taken(rights, work)).toList();
    }

    /** True if it is one of those the officer may take while nobody has them. */
    public boolean isFor(Officer officer, WorkItem work) {
        return standings.of(officer).stream().anyMatch(standing -> isFor(standing, work));
    }

    private Actor take(List<Standing> rights, WorkItem work) {
        return taken(rights, work).orElseThrow(() -> refusal(rights, work));
    }

    private static Optional<Actor> taken(List<Standing> rights, WorkItem work) {
        return rights.stream()
                .filter(standing -> isFor(standing, work) && isFree(standing, work))
                .findFirst()
                .map(standing -> standing.actingFor(work.department()));
    }

    private static boolean isAppointed(Standing standing, WorkItem work) {
        return standing.isAppointed(work.department(), work.role());
    }

    private static boolean isFor(Standing standing, WorkItem work) {
        return isAppointed(standing, work) && (work.barred() == null || !standing.comesFrom(work.barred()));
    }

    /** Nobody has it, or whoever's rights are used. */
    private static boolean isFree(Standing standing, WorkItem work) {
        return work.assignee() == null
                || work.assignee().equals(standing.rights().id());
    }

    private Refusal refusal(List<Standing> rights, WorkItem work) {
        if (rights.stream().anyMatch(standing -> isFor(standing, work))) {
            return Refusal.conflict("TAKEN", "该待办已由 " + nameOf(work.assignee()) + " 领取，请联系对方或刷新待办列表。");
        }
        if (rights.stream().anyMatch(standing -> isAppointed(standing, work))) {
            return Refusal.forbidden("FOUR_EYES", "本事项由您的派出单位办理，须由其他单位派出的专班成员核查。");
        }
        return Refusal.forbidden("NOT_YOURS", "该待办由" + work.role().label() + "办理，不在您的职责内。");
    }

    private String nameOf(PersonId colleague) {
        return officers.find(colleague).map(Officer::name).orElse("其他人员");
    }
}
