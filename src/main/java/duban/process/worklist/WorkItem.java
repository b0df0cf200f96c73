package duban.process.worklist;

import duban.department.Role;
import duban.process.model.Step;
import duban.shared.DepartmentCode;
import duban.shared.PersonId;
import java.time.Instant;

/**
 * An open task as our tables know it.
 *
 * @param barred department whose seconded members may not take it, {@code null} if none
 * @param assignee who has it, {@code null} if nobody yet
 */
public record WorkItem(
        String taskId,
        String item,
        Step step,
        DepartmentCode department,
        Role role,
        DepartmentCode barred,
        PersonId assignee,
        Instant due) {

    /** The same task before anybody claimed it. */
    public WorkItem unclaimed() {
        return new WorkItem(taskId, item, step, department, role, barred, null, due);
    }
}
