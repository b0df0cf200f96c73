package duban.web.tasklist;

import duban.access.CurrentUser;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the tab 详情 beside the form asks. */
@RestController
@RequestMapping("/camunda/api/duban/tasks/{taskId}/detail")
class DetailController {

    private final CurrentUser currentUser;
    private final TaskDetails taskDetails;

    DetailController(CurrentUser currentUser, TaskDetails taskDetails) {
        this.currentUser = currentUser;
        this.taskDetails = taskDetails;
    }

    @GetMapping
    TaskDetails.Detail detail(@PathVariable String taskId) {
        return taskDetails.of(taskId, currentUser.officer());
    }
}
