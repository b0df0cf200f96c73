package duban.web.shell;

import static duban.web.shell.Place.ADMIN;
import static duban.web.shell.Place.COCKPIT;
import static duban.web.shell.Place.TASKLIST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import duban.department.Appointment;
import duban.department.Officer;
import duban.department.Role;
import duban.department.Standing;
import duban.department.Standings;
import duban.shared.DepartmentCode;
import duban.shared.PersonId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlacesTest {

    static final DepartmentCode MZJ = new DepartmentCode("MZJ");

    final Standings standings = mock();
    final Places places = new Places(standings);

    Officer with(Role... roles) {
        var appointments =
                Stream.of(roles).map(role -> new Appointment(MZJ, role)).toList();
        var officer = new Officer(new PersonId("mzj.one"), "王一", MZJ, "", "", "", appointments);
        when(standings.of(any())).thenReturn(List.of(new Standing(officer, officer, null)));
        return officer;
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"ADMINISTRATOR", "AUDITOR"})
    void whoever_has_tasks_begins_with_them(Role role) {
        assertThat(places.own(with(role))).isEqualTo(TASKLIST);
    }

    @Test
    void an_administrator_manages_people_and_an_auditor_reads() {
        assertThat(places.of(with(Role.ADMINISTRATOR))).containsExactly(ADMIN, COCKPIT);
        assertThat(places.of(with(Role.AUDITOR))).containsExactly(COCKPIT);
    }

    @Test
    void whoever_also_administers_begins_with_tasks() {
        assertThat(places.of(with(Role.HANDLER, Role.ADMINISTRATOR))).containsExactly(TASKLIST, ADMIN, COCKPIT);
    }

    @Test
    void people_of_a_department_have_their_tasks_only() {
        assertThat(places.of(with(Role.HEAD, Role.HANDLER))).containsExactly(TASKLIST);
    }

    @Test
    void whoever_takes_the_place_of_somebody_with_tasks_has_them_too() {
        var auditor = with(Role.AUDITOR);
        var head =
                new Officer(new PersonId("mzj.head"), "赵二", MZJ, "", "", "", List.of(new Appointment(MZJ, Role.HEAD)));
        when(standings.of(auditor))
                .thenReturn(List.of(new Standing(auditor, auditor, null), new Standing(auditor, head, MZJ)));

        assertThat(places.of(auditor)).containsExactly(TASKLIST, COCKPIT);
    }

    @Test
    void whoever_holds_no_appointment_still_has_a_place() {
        assertThat(places.own(with())).isEqualTo(TASKLIST);
    }
}
