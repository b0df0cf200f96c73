package duban.process.command;

import static duban.department.Role.OFFICE;
import static duban.department.Role.SECRETARY;
import static org.assertj.core.api.Assertions.assertThat;

import duban.department.Role;
import duban.process.model.Step;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecordingRightsTest {

    static final Set<Role> BY_THE_OFFICE = Set.of(OFFICE);
    static final Set<Role> BY_OFFICE_AND_SECRETARY = Set.of(OFFICE, SECRETARY);
    static final Set<Role> BY_NOBODY = Set.of();

    static final Map<Step, Set<Role>> RECORDED = Map.ofEntries(
            Map.entry(Step.DISPATCH_PLAN, BY_NOBODY),
            Map.entry(Step.SIGN_FOR_RECEIPT, BY_THE_OFFICE),
            Map.entry(Step.ARBITRATE_RETURN, BY_NOBODY),
            Map.entry(Step.DECIDE_DISPUTE, BY_OFFICE_AND_SECRETARY),
            Map.entry(Step.HAND_TO_HANDLER, BY_THE_OFFICE),
            Map.entry(Step.SUBMIT_RESULT, BY_THE_OFFICE),
            Map.entry(Step.SUPPLEMENT_RESULT, BY_THE_OFFICE),
            Map.entry(Step.SIGN_OFF_RESULT, BY_THE_OFFICE),
            Map.entry(Step.CO_SIGN_RESULT, BY_THE_OFFICE),
            Map.entry(Step.GIVE_VIEW, BY_THE_OFFICE),
            Map.entry(Step.RECORD_TALKS, BY_THE_OFFICE),
            Map.entry(Step.SETTLE_DIFFERENCE, BY_OFFICE_AND_SECRETARY),
            Map.entry(Step.VERIFY_MEASURE, BY_NOBODY),
            Map.entry(Step.APPLY_FOR_STRIKE_OFF, BY_THE_OFFICE),
            Map.entry(Step.VERIFY_COMMENT, BY_NOBODY),
            Map.entry(Step.DECIDE_STRIKE_OFF, BY_OFFICE_AND_SECRETARY),
            Map.entry(Step.RESUME_RECTIFICATION, BY_THE_OFFICE),
            Map.entry(Step.ARCHIVE_OPINION, BY_NOBODY),
            Map.entry(Step.DECIDE_CHANGE, BY_OFFICE_AND_SECRETARY),
            Map.entry(Step.SIGN_DEADLINE_CHANGE, BY_THE_OFFICE),
            Map.entry(Step.GRANT_EXTENSION, BY_NOBODY),
            Map.entry(Step.DECIDE_DEADLINE_CHANGE, BY_OFFICE_AND_SECRETARY),
            Map.entry(Step.PREPARE_NOTICE, BY_NOBODY),
            Map.entry(Step.SIGN_NOTICE, BY_NOBODY),
            Map.entry(Step.ANSWER_NOTICE, BY_THE_OFFICE),
            Map.entry(Step.REPORT_PROGRESS_ROUND, BY_THE_OFFICE),
            Map.entry(Step.SIGN_PROGRESS_ROUND, BY_THE_OFFICE));

    @ParameterizedTest
    @EnumSource
    void what_heads_departments_and_leaders_do_is_recorded_and_what_offices_do_is_not(Step step) {
        assertThat(RECORDED).containsKey(step);
        assertThat(RecordingRights.recordersOf(step.role())).isEqualTo(RECORDED.get(step));
    }

    @Test
    void whoever_may_record_is_recorded_nowhere() {
        assertThat(RecordingRights.recordersOf(OFFICE)).isEmpty();
        assertThat(RecordingRights.recordersOf(SECRETARY)).isEmpty();
    }
}
