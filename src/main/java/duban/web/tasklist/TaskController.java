package duban.web.tasklist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import duban.access.CurrentUser;
import duban.department.Officer;
import duban.department.Role;
import duban.measure.ReportProgress;
import duban.process.command.ClaimTask;
import duban.process.command.SubmitStep;
import duban.process.command.TaskRights;
import duban.process.worklist.WorkItems;
import duban.shared.Actor;
import duban.shared.MeasureNumber;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What an open form asks and posts. */
@RestController
@RequestMapping("/camunda/api/duban")
class TaskController {

    private final CurrentUser currentUser;
    private final SubmitStep submitStep;
    private final ClaimTask claimTask;
    private final ReportProgress reportProgress;
    private final TaskSheets taskSheets;
    private final TaskResource taskResource;
    private final WorkItems workItems;
    private final TaskRights rights;
    private final ObjectMapper json;

    TaskController(
            CurrentUser currentUser,
            SubmitStep submitStep,
            ClaimTask claimTask,
            ReportProgress reportProgress,
            TaskSheets taskSheets,
            TaskResource taskResource,
            WorkItems workItems,
            TaskRights rights,
            ObjectMapper json) {
        this.currentUser = currentUser;
        this.submitStep = submitStep;
        this.claimTask = claimTask;
        this.reportProgress = reportProgress;
        this.taskSheets = taskSheets;
        this.taskResource = taskResource;
        this.workItems = workItems;
        this.rights = rights;
        this.json = json;
    }

    @GetMapping("/tasks/{taskId}")
    TaskSheets.Sheet sheet(@PathVariable String taskId) {
        return taskSheets.of(taskId, currentUser.officer());
    }

    /** What the engine is asked for when a task is opened. */
    @GetMapping("/tasks/{taskId}/resource")
    Map<String, Object> resource(@PathVariable String taskId) {
        return taskResource.of(taskId, currentUser.officer());
    }

    @PostMapping("/tasks/{taskId}/submit")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void submit(@PathVariable String taskId, @RequestBody JsonNode body) {
        submitStep.submit(taskId, currentUser.officer(), PostedForm.variables(json, body)::as);
    }

    /** For oneself only, whatever the body says: the gate refuses anybody else's name. */
    @PostMapping("/tasks/{taskId}/claim")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void claim(@PathVariable String taskId) {
        claimTask.claim(taskId, currentUser.officer());
    }

    @PostMapping("/tasks/{taskId}/put-back")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void putBack(@PathVariable String taskId) {
        claimTask.putBack(taskId, currentUser.officer());
    }

    @PostMapping("/measures/{number}/progress")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void progress(@PathVariable String number, @RequestBody ReportProgress.Request request) {
        reportProgress.report(new MeasureNumber(number), reporter(number, currentUser.officer()), request);
    }

    /** By the right to the handler's task; who has none is refused by the use case. */
    private Actor reporter(String measure, Officer officer) {
        var tasks = workItems.of(measure).stream()
                .filter(work -> work.role() == Role.HANDLER)
                .toList();
        return rights.mayTake(officer, tasks).stream()
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> new Actor(officer.id(), officer.home()));
    }
}
