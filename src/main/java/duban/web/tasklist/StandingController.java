package duban.web.tasklist;

import duban.access.CurrentUser;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where an item stands, for whoever comes by a link or has just sent it on. */
@RestController
@RequestMapping("/camunda/api/duban")
class StandingController {

    private final CurrentUser currentUser;
    private final ItemStandings standings;

    StandingController(CurrentUser currentUser, ItemStandings standings) {
        this.currentUser = currentUser;
        this.standings = standings;
    }

    @GetMapping("/tasks/{taskId}/standing")
    ItemStandings.Standing ofTask(@PathVariable String taskId) {
        return standings.ofTask(taskId, currentUser.officer());
    }

    @GetMapping("/items/{number}/standing")
    ItemStandings.Standing ofItem(@PathVariable String number) {
        return standings.ofItem(number, currentUser.officer());
    }
}
