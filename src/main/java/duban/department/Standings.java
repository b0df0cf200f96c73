package duban.department;

import duban.shared.DepartmentCode;
import duban.shared.PersonId;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The rights an officer may use today. Rights lent by a substitution are not lent on: a substitute's substitute has the
 * substitute's own only.
 */
@Component
public class Standings {

    private final Substitutions substitutions;
    private final Officers officers;

    Standings(Substitutions substitutions, Officers officers) {
        this.substitutions = substitutions;
        this.officers = officers;
    }

    /** The officer's own rights first, then those of whoever the officer substitutes today. */
    public List<Standing> of(Officer officer) {
        var lent = substitutions.heldToday(officer.id()).stream()
                .flatMap(held -> lent(officer, held.absent(), held.department()));
        return Stream.concat(Stream.of(Standing.own(officer)), lent).toList();
    }

    private Stream<Standing> lent(Officer officer, PersonId absent, DepartmentCode department) {
        return officers.find(absent).map(rights -> new Standing(officer, rights, department)).stream();
    }
}
