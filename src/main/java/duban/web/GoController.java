package duban.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import duban.department.Officer;
import duban.process.command.TaskAccess;
import duban.process.identity.WebLogin;
import duban.process.worklist.WorkItem;
import duban.process.worklist.WorkItems;
import duban.web.shell.OwnPages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.view.RedirectView;
import org.springframework.web.util.UriUtils;

/**
 * The address mails and pages carry: an item's number, never an engine id. It leads through the login to the person's own
 * task of the item, else to the one the person may read. Where there is no such task it leads to where the item stands,
 * from where whoever has a task goes on by itself.
 */
@Controller
class GoController {

    private static final String TASKLIST = "/camunda/app/tasklist/default/#/?";

    private final WorkItems workItems;
    private final TaskAccess access;
    private final WebLogin login;

    GoController(WorkItems workItems, TaskAccess access, WebLogin login) {
        this.workItems = workItems;
        this.access = access;
        this.login = login;
    }

    @GetMapping("/go/{number}")
    RedirectView go(@PathVariable String number, HttpServletRequest request) {
        var officer = login.of(request.getSession(false));
        if (officer.isEmpty()) {
            return new RedirectView(OwnPages.loginTo("/go/" + UriUtils.encode(number, UTF_8)));
        }
        return new RedirectView(TASKLIST
                + task(officer.get(), workItems.of(number))
                        .map("task="::concat)
                        .orElse("item=" + UriUtils.encode(number, UTF_8)));
    }

    /** Co-handlers have a task each: the own one, or that of whom one substitutes, comes first. */
    private Optional<String> task(Officer officer, List<WorkItem> open) {
        return open.stream()
                .filter(work -> access.takenAs(officer, work).isPresent())
                .findFirst()
                .or(() -> open.stream()
                        .filter(work -> access.mayRead(officer, work))
                        .findFirst())
                .map(WorkItem::taskId);
    }
}
