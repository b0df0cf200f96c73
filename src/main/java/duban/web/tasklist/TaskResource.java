package duban.web.tasklist;

import duban.department.Officer;
import duban.department.Officers;
import duban.process.command.EngineTasks;
import duban.process.command.TaskAccess;
import duban.process.worklist.WorkItem;
import duban.process.worklist.WorkItems;
import duban.shared.PersonId;
import duban.shared.Refusal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * A single open task in the shape Tasklist reads (HAL). Tasklist lets its assignee work: whoever may take it is named
 * as such, so that nothing has to be claimed first. It says nothing of what was claimed; the sheet does.
 */
@Component
class TaskResource {

    private final WorkItems workItems;
    private final TaskAccess access;
    private final EngineTasks engineTasks;
    private final Officers officers;

    TaskResource(WorkItems workItems, TaskAccess access, EngineTasks engineTasks, Officers officers) {
        this.workItems = workItems;
        this.access = access;
        this.engineTasks = engineTasks;
        this.officers = officers;
    }

    /** @throws Refusal as if it did not exist, when the task is gone or neither the officer's to take nor to read */
    Map<String, Object> of(String taskId, Officer officer) {
        var work = workItems.find(taskId).orElseThrow(() -> Refusal.notFound(TaskSheets.GONE));
        var mine = access.takenAs(officer, work).isPresent();
        if (!mine && !access.mayRead(officer, work)) {
            throw Refusal.concealed(TaskSheets.GONE);
        }
        var place = engineTasks.place(work).orElseThrow(() -> Refusal.notFound(TaskSheets.GONE));
        var task = new HashMap<String, Object>();
        task.put("id", work.taskId());
        task.put("name", work.step().label());
        // After a submission Tasklist looks for further tasks of whom it finds here; our message says more.
        task.put("assignee", null);
        task.put("due", EngineMoment.of(work.due()));
        task.put("taskDefinitionKey", work.step().userTask());
        task.put("formKey", work.step().formKey());
        task.put("processInstanceId", place.instance());
        task.put("processDefinitionId", place.definition());
        task.put("priority", 50);
        task.put("suspended", false);
        task.put(
                "_embedded",
                Map.of(
                        "identityLink", holder(mine ? officer.id() : work.assignee(), work),
                        "processDefinition",
                                List.of(Map.of("id", place.definition(), "key", place.key(), "name", place.name()))));
        task.put("_links", Map.of());
        return task;
    }

    private List<Map<String, Object>> holder(PersonId holder, WorkItem work) {
        if (holder == null) {
            return List.of();
        }
        var name = officers.find(holder).map(Officer::name).orElseGet(holder::value);
        return List.of(Map.of(
                "type", "assignee",
                "userId", holder.value(),
                "taskId", work.taskId(),
                "_embedded", Map.of("user", List.of(Map.of("id", holder.value(), "firstName", name, "lastName", "")))));
    }
}
