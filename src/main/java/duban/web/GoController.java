package duban.web;

import duban.process.worklist.WorkItems;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.view.RedirectView;

/**
 * The address mails and pages carry: an item's number, never an engine id. It leads to the item's open task; Tasklist
 * asks for the login and shows the task only to those it is for.
 */
@Controller
class GoController {

    private static final String TASKLIST = "/camunda/app/tasklist/default/#/";

    private final WorkItems workItems;

    GoController(WorkItems workItems) {
        this.workItems = workItems;
    }

    @GetMapping("/go/{number}")
    RedirectView go(@PathVariable String number) {
        return new RedirectView(workItems.of(number).stream()
                .findFirst()
                .map(work -> TASKLIST + "?task=" + work.taskId())
                .orElse(TASKLIST));
    }
}
