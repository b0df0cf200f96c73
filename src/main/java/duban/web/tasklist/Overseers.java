package duban.web.tasklist;

import duban.access.CurrentUser;
import duban.department.Role;
import duban.department.Standings;
import duban.shared.Actor;
import duban.shared.DepartmentCode;
import duban.shared.Refusal;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who watches over deadlines: the supervision office and the leader. */
@Component
class Overseers {

    private final CurrentUser currentUser;
    private final Standings standings;

    Overseers(CurrentUser currentUser, Standings standings) {
        this.currentUser = currentUser;
        this.standings = standings;
    }

    /** By own rights, or in the place of an absent colleague. */
    Actor overseer() {
        return as(DepartmentCode.SUPERVISION_OFFICE, Role.OFFICE)
                .or(() -> as(DepartmentCode.GOVERNMENT, Role.LEADER))
                .orElseThrow(() -> Refusal.forbidden("NOT_YOURS", "催办和期限调整由督办专班和分管副市长管理，您没有该岗位。"));
    }

    private Optional<Actor> as(DepartmentCode department, Role role) {
        return standings.of(currentUser.officer()).stream()
                .filter(standing -> standing.isAppointed(department, role))
                .findFirst()
                .map(standing -> standing.actingFor(department));
    }
}
