package duban.web.shell;

import duban.department.Appointment;
import duban.department.Officer;
import duban.department.Role;
import duban.department.Standings;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Which web applications are for whom, and where each person's work begins. */
@Component
public class Places {

    /** They have no work of their own in lists of tasks. */
    private static final Set<Role> WITHOUT_TASKS = EnumSet.of(Role.ADMINISTRATOR, Role.AUDITOR);

    /** The engine lets them read every process, see the grants. */
    private static final Set<Role> READERS =
            EnumSet.of(Role.LEADER, Role.OFFICE, Role.GOVERNMENT_OFFICE, Role.AUDITOR, Role.ADMINISTRATOR);

    private final Standings standings;

    Places(Standings standings) {
        this.standings = standings;
    }

    /** The person's own place first; whoever holds no appointment still has an empty list of tasks. */
    public List<Place> of(Officer officer) {
        var places = new ArrayList<Place>();
        if (hasTasks(officer)) {
            places.add(Place.TASKLIST);
        }
        if (officer.has(Role.ADMINISTRATOR)) {
            places.add(Place.ADMIN);
        }
        if (READERS.stream().anyMatch(officer::has)) {
            places.add(Place.COCKPIT);
        }
        return places;
    }

    /** Where the person's work is. */
    public Place own(Officer officer) {
        return of(officer).get(0);
    }

    private boolean hasTasks(Officer officer) {
        var roles = standings.of(officer).stream()
                .flatMap(standing -> standing.appointments().stream())
                .map(Appointment::role)
                .toList();
        return roles.isEmpty() || !WITHOUT_TASKS.containsAll(roles);
    }
}
