package duban.process.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import duban.department.Appointment;
import duban.department.Officer;
import duban.department.Officers;
import duban.department.Role;
import duban.department.Standing;
import duban.department.Standings;
import duban.process.model.Step;
import duban.process.worklist.WorkItem;
import duban.shared.Actor;
import duban.shared.DepartmentCode;
import duban.shared.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TaskRightsTest {

    static final DepartmentCode MZJ = new DepartmentCode("MZJ");
    static final DepartmentCode OFFICE = DepartmentCode.SUPERVISION_OFFICE;
    static final Officer HEAD = officer("wang.li", "MZJ", new Appointment(MZJ, Role.HEAD));
    static final Officer LIAISON = officer("li.qiang", "MZJ", new Appointment(MZJ, Role.LIAISON));
    static final Officer FROM_MZJ = officer("zhao", "MZJ", new Appointment(OFFICE, Role.OFFICE));
    static final Officer FROM_SFJ = officer("qian", "SFJ", new Appointment(OFFICE, Role.OFFICE));

    final Standings standings = mock();
    final TaskRights rights = new TaskRights(standings, mock(Officers.class));

    @BeforeEach
    void everybody_stands_for_themselves_only() {
        for (var officer : List.of(HEAD, LIAISON, FROM_MZJ, FROM_SFJ)) {
            when(standings.of(officer)).thenReturn(List.of(new Standing(officer, officer, null)));
        }
    }

    static Officer officer(String id, String home, Appointment... appointments) {
        return new Officer(
                new PersonId(id), id, new DepartmentCode(home), "办公室", id + "@x.example", "1", List.of(appointments));
    }

    void stands(Officer substitute, Officer absent, DepartmentCode within) {
        when(standings.of(substitute))
                .thenReturn(
                        List.of(new Standing(substitute, substitute, null), new Standing(substitute, absent, within)));
    }

    static WorkItem signOff(Officer assignee) {
        return new WorkItem(
                "t", "2023-07-M01", Step.SIGN_OFF_RESULT, MZJ, Role.HEAD, null, idOf(assignee), Instant.EPOCH);
    }

    static WorkItem check(Officer assignee) {
        return new WorkItem(
                "t", "2023-07-M01", Step.VERIFY_MEASURE, OFFICE, Role.OFFICE, MZJ, idOf(assignee), Instant.EPOCH);
    }

    static PersonId idOf(Officer officer) {
        return officer == null ? null : officer.id();
    }

    void isRefused(Officer officer, WorkItem work, String code) {
        assertThatThrownBy(() -> rights.mayTake(officer, work)).hasFieldOrPropertyWithValue("code", code);
        assertThat(rights.mayTake(officer, List.of(work))).containsOnly(Optional.empty());
    }

    @Test
    void a_role_of_the_department_is_needed() {
        assertThat(rights.mayTake(HEAD, signOff(null))).isEqualTo(new Actor(HEAD.id(), MZJ));

        isRefused(LIAISON, signOff(null), "NOT_YOURS");
    }

    @Test
    void a_substitute_acts_for_the_department_in_the_absent_persons_place() {
        stands(LIAISON, HEAD, MZJ);

        assertThat(rights.mayTake(LIAISON, signOff(null))).isEqualTo(new Actor(LIAISON.id(), MZJ, HEAD.id(), null));
        assertThat(rights.mayTake(LIAISON, signOff(HEAD)).inPlaceOf()).isEqualTo(HEAD.id());
    }

    @Test
    void a_right_lent_in_one_department_is_none_in_another() {
        stands(LIAISON, HEAD, OFFICE);

        isRefused(LIAISON, signOff(null), "NOT_YOURS");
    }

    @Test
    void what_a_third_person_has_is_taken_for_a_substitute_too() {
        stands(LIAISON, HEAD, MZJ);

        isRefused(LIAISON, signOff(FROM_SFJ), "TAKEN");
    }

    @Test
    void ones_own_right_comes_before_a_lent_one() {
        stands(FROM_SFJ, officer("sun", "ZZB", new Appointment(OFFICE, Role.OFFICE)), OFFICE);

        assertThat(rights.mayTake(FROM_SFJ, check(null)).inPlaceOf()).isNull();
    }

    @Test
    void what_bars_one_of_the_two_bars_both() {
        isRefused(FROM_MZJ, check(null), "FOUR_EYES");
        stands(FROM_MZJ, FROM_SFJ, OFFICE);
        isRefused(FROM_MZJ, check(FROM_SFJ), "FOUR_EYES");

        stands(FROM_SFJ, FROM_MZJ, OFFICE);
        assertThat(rights.mayTake(FROM_SFJ, check(null)).inPlaceOf()).isNull();
        isRefused(FROM_SFJ, check(FROM_MZJ), "TAKEN");
    }
}
