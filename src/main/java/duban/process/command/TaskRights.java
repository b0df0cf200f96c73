package duban.process.command;

import duban.department.Officer;
import duban.department.Officers;
import duban.process.worklist.WorkItem;
import duban.shared.Actor;
import duban.shared.PersonId;
import duban.shared.Refusal;
import org.springframework.stereotype.Component;

/** The one rule by which a task is somebody's: to open, to claim and to take. */
@Component
public class TaskRights {

    private final Officers officers;

    TaskRights(Officers officers) {
        this.officers = officers;
    }

    /**
     * The officer as the one who acts for the task's department.
     *
     * @throws Refusal if the task is not the officer's, or a colleague has it
     */
    public Actor mayTake(Officer officer, WorkItem work) {
        if (!officer.isAppointed(work.department(), work.role())) {
            throw Refusal.forbidden("NOT_YOURS", "该待办由" + work.role().label() + "办理，不在您的职责内。");
        }
        if (officer.home().equals(work.barred())) {
            throw Refusal.forbidden("FOUR_EYES", "本事项由您的派出单位办理，须由其他单位派出的专班成员核查。");
        }
        if (work.assignee() != null && !work.assignee().equals(officer.id())) {
            throw Refusal.conflict("TAKEN", "该待办已由 " + nameOf(work.assignee()) + " 领取，请联系对方或刷新待办列表。");
        }
        return new Actor(officer.id(), work.department());
    }

    private String nameOf(PersonId colleague) {
        return officers.find(colleague).map(Officer::name).orElse("其他人员");
    }
}
