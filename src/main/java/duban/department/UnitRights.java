package duban.department;

import duban.shared.Actor;
import duban.shared.DepartmentCode;
import duban.shared.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Who may arrange the work inside a department or office, and for which one. */
@Component
public class UnitRights {

    private final Standings standings;

    UnitRights(Standings standings) {
        this.standings = standings;
    }

    /** The one department or office whose work the officer sees and arranges, by own rights or in somebody's place. */
    public Optional<DepartmentCode> unitOf(Officer officer) {
        return acting(standings.of(officer), role -> role.directsWork() || role.leadsUnit())
                .map(Actor::actingFor);
    }

    /** What the officer may do there, so that nobody is offered what would be refused. */
    public Offered offered(Officer officer, DepartmentCode department) {
        var all = standings.of(officer);
        var own = List.of(Standing.own(officer));
        return new Offered(
                isFor(department, acting(all, Role::directsWork)),
                isFor(department, acting(all, Role::leadsUnit)),
                isFor(department, acting(own, Role::leadsUnit)));
    }

    /**
     * @param directs reassigns measures
     * @param leads takes over claimed tasks
     * @param leadsPeople appoints substitutes and hands everything over
     */
    public record Offered(boolean directs, boolean leads, boolean leadsPeople) {}

    private static boolean isFor(DepartmentCode department, Optional<Actor> actor) {
        return actor.map(Actor::actingFor).filter(department::equals).isPresent();
    }

    /** @throws Refusal if the officer does not hand out the work of a department: liaisons and heads do */
    public Actor mayDirect(Officer officer) {
        return acting(standings.of(officer), Role::directsWork)
                .orElseThrow(() -> Refusal.forbidden("NOT_YOURS", "改派由本单位联络员或负责人办理，您没有该岗位。"));
    }

    /** @throws Refusal if the officer is neither head of a department, nor member of an office, nor leader */
    public Actor mayLead(Officer officer) {
        return acting(standings.of(officer), Role::leadsUnit)
                .orElseThrow(() -> Refusal.forbidden("NOT_YOURS", "此项由本单位负责人办理（专班、办公厅由成员，市政府由分管副市长），您没有该岗位。"));
    }

    /**
     * As {@link #mayLead}, by the officer's own rights: whoever takes somebody's place decides on items, not on people.
     *
     * @throws Refusal also if the officer could only do so in somebody else's place
     */
    public Actor mayLeadPeople(Officer officer) {
        return acting(List.of(Standing.own(officer)), Role::leadsUnit)
                .orElseThrow(
                        () -> Refusal.forbidden("NOT_YOURS", "指定代理和整体移交由本单位负责人本人办理（专班、办公厅由成员，市政府由分管副市长），代理人不能办理。"));
    }

    private static Optional<Actor> acting(List<Standing> standings, Predicate<Role> wanted) {
        return standings.stream()
                .flatMap(standing -> standing.appointments().stream()
                        .filter(appointment -> wanted.test(appointment.role()))
                        .map(appointment -> standing.actingFor(appointment.department())))
                .findFirst();
    }
}
