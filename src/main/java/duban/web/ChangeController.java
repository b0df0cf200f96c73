package duban.web;

import duban.access.CurrentUser;
import duban.department.Role;
import duban.ledger.ChangeList;
import duban.ledger.ChangeableItems;
import duban.opinion.ProposeChange;
import duban.shared.Actor;
import duban.shared.DepartmentCode;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Changes of a plan, for the supervision office: what can be changed, what was proposed, a new proposal. */
@RestController
@RequestMapping("/camunda/api/duban/changes")
class ChangeController {

    private final CurrentUser currentUser;
    private final ChangeableItems items;
    private final ChangeList changes;
    private final ProposeChange proposeChange;

    ChangeController(CurrentUser currentUser, ChangeableItems items, ChangeList changes, ProposeChange proposeChange) {
        this.currentUser = currentUser;
        this.items = items;
        this.changes = changes;
        this.proposeChange = proposeChange;
    }

    record Choices(List<ChangeableItems.Opinion> opinions, List<ChangeableItems.Department> departments) {}

    record Items(
            List<ChangeableItems.Comment> comments,
            List<ChangeableItems.Measure> measures,
            int lastMeasure,
            List<ChangeList.Change> changes) {}

    record Proposed(String number) {}

    @GetMapping
    Choices choices() {
        currentUser.officerIn(Role.OFFICE);
        return new Choices(items.opinions(), items.departments());
    }

    @GetMapping("/items")
    Items items(@RequestParam String opinion) {
        currentUser.officerIn(Role.OFFICE);
        return new Items(
                items.comments(opinion), items.measures(opinion), items.lastMeasure(opinion), changes.of(opinion));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Proposed propose(@RequestBody ProposeChange.Request request) {
        var member = currentUser.officerIn(Role.OFFICE);
        var actor = new Actor(member.id(), DepartmentCode.SUPERVISION_OFFICE);
        return new Proposed(proposeChange.propose(actor, request).value());
    }
}
