package duban.process.command;

import duban.department.Duties;
import duban.process.worklist.WorkItem;
import duban.process.worklist.WorkItems;
import duban.shared.Actor;
import duban.shared.DepartmentCode;
import duban.shared.PersonId;
import java.util.List;
import org.springframework.stereotype.Component;

/** The tasks a person has claimed; those given to the person as handler go with the measure. */
@Component
class ClaimedTasks implements Duties {

    private final WorkItems workItems;
    private final TakeOverTask takeOverTask;

    ClaimedTasks(WorkItems workItems, TakeOverTask takeOverTask) {
        this.workItems = workItems;
        this.takeOverTask = takeOverTask;
    }

    @Override
    public List<Duty> of(PersonId person, DepartmentCode department) {
        return workItems.heldBy(person, department).stream()
                .filter(ClaimTask::isClaimed)
                .map(ClaimedTasks::duty)
                .toList();
    }

    private static Duty duty(WorkItem work) {
        return new Duty(work.taskId(), work.item(), work.step().label(), work.role(), work.barred());
    }

    @Override
    public void handOver(Duty duty, PersonId from, PersonId to, Actor by, String reason) {
        takeOverTask.give(workItems.hold(duty.key()), to, by, reason);
    }
}
