package duban.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import duban.department.Officer;
import duban.process.command.TaskRights;
import duban.process.identity.WebLogin;
import duban.process.worklist.WorkItem;
import duban.process.worklist.WorkItems;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.view.RedirectView;
import org.springframework.web.util.UriUtils;

/**
 * The address mails and pages carry: an item's number, never an engine id. It leads to the item's open task; Tasklist
 * asks for the login and shows the task only to those it is for. Of an item without an open task Tasklist says that
 * there is nothing to do, as it does of anything it does not find.
 */
@Controller
class GoController {

    private static final String TASK = "/camunda/app/tasklist/default/#/?task=";

    private final WorkItems workItems;
    private final TaskRights rights;
    private final WebLogin login;

    GoController(WorkItems workItems, TaskRights rights, WebLogin login) {
        this.workItems = workItems;
        this.rights = rights;
        this.login = login;
    }

    /** Co-handlers have a task each: whoever has logged in comes to the own one, or to that of whom they substitute. */
    @GetMapping("/go/{number}")
    RedirectView go(@PathVariable String number, HttpServletRequest request) {
        var open = workItems.of(number);
        var own = login.of(request.getSession(false)).flatMap(officer -> own(officer, open));
        return new RedirectView(own.or(() -> open.stream().findFirst())
                .map(WorkItem::taskId)
                .map(TASK::concat)
                .orElse(TASK + UriUtils.encode(number, UTF_8)));
    }

    private Optional<WorkItem> own(Officer officer, List<WorkItem> open) {
        var actors = rights.mayTake(officer, open);
        return IntStream.range(0, open.size())
                .filter(nth -> actors.get(nth).isPresent())
                .mapToObj(open::get)
                .findFirst();
    }
}
