package duban.process.command;

import duban.department.Officer;
import duban.department.Role;
import duban.process.engine.Unchecked;
import duban.process.worklist.WorkItem;
import duban.process.worklist.WorkItems;
import duban.shared.Actor;
import duban.shared.Refusal;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Claim (领取): one of those a task is for takes it for themselves, by the same rule as its step. */
@Component
public class ClaimTask {

    private final WorkItems workItems;
    private final TaskRights rights;
    private final TaskService taskService;
    private final Unchecked unchecked;

    ClaimTask(WorkItems workItems, TaskRights rights, TaskService taskService, Unchecked unchecked) {
        this.workItems = workItems;
        this.rights = rights;
        this.taskService = taskService;
        this.unchecked = unchecked;
    }

    /**
     * Who acts in somebody's place claims in that person's name: the task stays where it belongs when the substitution
     * ends.
     *
     * @throws Refusal if the task is gone, is not the officer's, or a colleague has it
     */
    @Transactional
    public void claim(String taskId, Officer officer) {
        var work = workItems.hold(taskId);
        claim(work, rights.mayTake(officer, work));
    }

    /** For an actor whose right to the held task has been checked. */
    void claim(WorkItem work, Actor actor) {
        var owner = actor.inPlaceOf() == null ? actor.person() : actor.inPlaceOf();
        try {
            unchecked.run(() -> taskService.claim(work.taskId(), owner.value()));
        } catch (OptimisticLockingException overtaken) {
            throw Refusal.overtaken();
        }
    }

    /**
     * Puts a claimed task back for all it is for: the engine's TASK_WORK permission does not reach that far.
     *
     * @throws Refusal if the task is gone, is somebody else's, or was handed to the officer by name
     */
    @Transactional
    public void putBack(String taskId, Officer officer) {
        var work = workItems.hold(taskId);
        rights.mayTake(officer, work);
        if (!isClaimed(work)) {
            throw Refusal.conflict("NOT_CLAIMED", "该待办不是领取来的，不能放回；如需换人办理，请联系本单位联络员。");
        }
        unchecked.run(() -> taskService.setAssignee(taskId, null));
    }

    /** True if somebody took the task out of those for several people; whoever may take it may then put it back. */
    public static boolean isClaimed(WorkItem work) {
        return work.assignee() != null && work.role() != Role.HANDLER;
    }
}
