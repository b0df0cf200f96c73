package duban.process.worklist;

import duban.notification.Messages;
import duban.process.model.Groups;
import duban.process.model.RectificationMeasureProcess;
import duban.process.model.ReviewCommentProcess;
import duban.process.model.Step;
import duban.shared.CommentNumber;
import duban.shared.DepartmentCode;
import duban.shared.MeasureNumber;
import duban.verification.CrossCheck;
import duban.verification.Verifiers;
import java.time.Clock;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.stereotype.Component;

/** Keeps {@link WorkItems} and the due dates of the engine's tasks, for every user task of every model. */
@Component
public class WorkItemListener implements TaskListener {

    private final WorkItems workItems;
    private final Verifiers verifiers;
    private final CrossCheck crossCheck;
    private final Messages messages;
    private final Clock clock;

    WorkItemListener(WorkItems workItems, Verifiers verifiers, CrossCheck crossCheck, Messages messages, Clock clock) {
        this.workItems = workItems;
        this.verifiers = verifiers;
        this.crossCheck = crossCheck;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateTask task) {
        switch (task.getEventName()) {
            case EVENTNAME_CREATE -> created(task);
            case EVENTNAME_ASSIGNMENT -> workItems.assign(task.getId(), task.getAssignee());
            case EVENTNAME_COMPLETE, EVENTNAME_DELETE -> workItems.remove(task.getId());
            default -> throw new IllegalStateException("Unexpected task event " + task.getEventName());
        }
    }

    private void created(DelegateTask task) {
        var step = Step.ofUserTask(task.getTaskDefinitionKey());
        var item = task.getExecution().getProcessBusinessKey();
        var variable = step.ofCoHandler() ? RectificationMeasureProcess.CO_HANDLER : ReviewCommentProcess.DEPARTMENT;
        var department = variable.findIn(task).map(DepartmentCode::new).orElse(null);
        var role = step.independent() ? verifiers.officeFor(item, department) : step.role();
        if (role != step.role()) {
            giveToGovernmentOffice(task);
            recordCrossCheck(step, item);
        }
        var owner = Step.owner(role, department);
        var added = workItems.add(
                task.getId(), item, step, role, owner, step.independent() ? department : null, clock.instant());
        task.setDueDate(Date.from(added.due()));
        Announcements.of(step, added.sentBack())
                .ifPresent(kind -> messages.ofTask(kind, item, task.getId(), owner, role));
        // An assignee set by the model is announced before the task exists in our table.
        if (task.getAssignee() != null) {
            workItems.assign(task.getId(), task.getAssignee());
        }
    }

    private void recordCrossCheck(Step step, String item) {
        if (step == Step.VERIFY_COMMENT) {
            crossCheck.ofComment(new CommentNumber(item));
        } else {
            crossCheck.ofMeasure(new MeasureNumber(item));
        }
    }

    /** The groups the model names were right when the item was dispatched; who is left since then decides. */
    private static void giveToGovernmentOffice(DelegateTask task) {
        task.getCandidates().stream()
                .map(IdentityLink::getGroupId)
                .filter(group -> !group.equals(Groups.GOVERNMENT_OFFICE))
                .toList()
                .forEach(task::deleteCandidateGroup);
        task.addCandidateGroup(Groups.GOVERNMENT_OFFICE);
    }
}
