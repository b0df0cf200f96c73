package duban.process;

import static duban.process.TestEngine.candidates;
import static duban.process.TestEngine.take;
import static duban.process.TestEngine.tell;
import static duban.process.model.DeadlineChangeProcess.APPLY_DEADLINE_CHANGE;
import static duban.process.model.DeadlineChangeProcess.CLOCK_RESUMED;
import static duban.process.model.DeadlineChangeProcess.DEADLINE_CHANGE_APPROVED;
import static duban.process.model.DeadlineChangeProcess.DEADLINE_CHANGE_REFUSED;
import static duban.process.model.DeadlineChangeProcess.DEADLINE_EXTENDED;
import static duban.process.model.DeadlineChangeProcess.DECIDE_DEADLINE_CHANGE;
import static duban.process.model.DeadlineChangeProcess.DEPARTMENT;
import static duban.process.model.DeadlineChangeProcess.EXTENSION_GRANTED;
import static duban.process.model.DeadlineChangeProcess.EXTENSION_REFUSED;
import static duban.process.model.DeadlineChangeProcess.GRANT_EXTENSION;
import static duban.process.model.DeadlineChangeProcess.KEY;
import static duban.process.model.DeadlineChangeProcess.NOTHING_TO_MOVE;
import static duban.process.model.DeadlineChangeProcess.REFERRED_TO_LEADER;
import static duban.process.model.DeadlineChangeProcess.REQUEST_ANNULLED_MESSAGE;
import static duban.process.model.DeadlineChangeProcess.REQUEST_SENT_BACK;
import static duban.process.model.DeadlineChangeProcess.REQUEST_SIGNED;
import static duban.process.model.DeadlineChangeProcess.RESUME_CLOCK;
import static duban.process.model.DeadlineChangeProcess.SIGN_DEADLINE_CHANGE;
import static duban.process.model.DeadlineChangeProcess.SUSPENSION;
import static duban.process.model.DeadlineChangeProcess.SUSPENSION_ENDED;
import static duban.process.model.DeadlineChangeProcess.SUSPENSION_ENDED_MESSAGE;
import static duban.process.model.DeadlineChangeProcess.WITHIN_DELEGATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.runtimeService;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import duban.deadline.ApplyDeadlineChange;
import duban.deadline.ResumeClock;
import duban.process.deadline.ApplyDeadlineChangeDelegate;
import duban.process.deadline.ResumeClockDelegate;
import duban.process.model.Step;
import duban.shared.DeadlineChangeNumber;
import duban.shared.Refusal;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.Deployment;
import org.camunda.bpm.engine.test.mock.Mocks;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Deployment(resources = "bpmn/deadline-change.bpmn")
class DeadlineChangeProcessTest {

    static final String NUMBER = "2023-07-D01";
    static final DeadlineChangeNumber REQUEST = new DeadlineChangeNumber(NUMBER);

    @RegisterExtension
    static final ProcessEngineCoverageExtension ENGINE = TestEngine.covered();

    final ApplyDeadlineChange applyDeadlineChange = mock();
    final ResumeClock resumeClock = mock();

    @BeforeEach
    void real_delegates_call_stubbed_use_cases() {
        Mocks.register("applyDeadlineChangeDelegate", new ApplyDeadlineChangeDelegate(applyDeadlineChange));
        Mocks.register("resumeClockDelegate", new ResumeClockDelegate(resumeClock));
    }

    @AfterEach
    void forget_the_delegates() {
        Mocks.reset();
    }

    @Test
    void a_request_waits_for_the_head_of_the_department_under_its_number() {
        var request = requested(false);

        assertThat(request).isWaitingAtExactly(SIGN_DEADLINE_CHANGE).hasBusinessKey(NUMBER);
        assertThat(candidates(Step.SIGN_DEADLINE_CHANGE, request)).containsExactly("MZJ_head");
        verifyNoInteractions(applyDeadlineChange);
    }

    @Test
    void what_the_head_sends_back_is_over() {
        var request = requested(false);

        sign(request, false, false);

        assertThat(request).hasPassed(REQUEST_SENT_BACK).isEnded();
        verifyNoInteractions(applyDeadlineChange);
    }

    @Test
    void what_the_leader_delegated_is_granted_by_the_office_and_takes_effect_at_once() {
        var request = requested(false);
        sign(request, true, true);
        assertThat(request).isWaitingAtExactly(GRANT_EXTENSION);
        assertThat(candidates(Step.GRANT_EXTENSION, request)).containsExactly("office");

        grant(request, true, false);

        assertThat(request)
                .hasPassedInOrder(GRANT_EXTENSION, APPLY_DEADLINE_CHANGE, DEADLINE_EXTENDED)
                .hasNotPassed(DECIDE_DEADLINE_CHANGE)
                .isEnded();
        verify(applyDeadlineChange).apply(REQUEST);
        verifyNoInteractions(resumeClock);
    }

    @Test
    void what_the_office_refuses_leaves_the_deadline_as_it_is() {
        var request = requested(false);
        sign(request, true, true);

        grant(request, false, false);

        assertThat(request).hasPassed(EXTENSION_REFUSED).isEnded();
        verifyNoInteractions(applyDeadlineChange);
    }

    @Test
    void what_the_office_refers_waits_for_the_leader() {
        var request = requested(false);
        sign(request, true, true);

        grant(request, false, true);

        assertThat(request).isWaitingAtExactly(DECIDE_DEADLINE_CHANGE);
        assertThat(candidates(Step.DECIDE_DEADLINE_CHANGE, request)).containsExactly("leader");
    }

    @Test
    void what_is_beyond_the_delegation_goes_past_the_office() {
        var request = requested(false);
        sign(request, true, false);
        assertThat(request).isWaitingAtExactly(DECIDE_DEADLINE_CHANGE);

        decide(request, false);

        assertThat(request)
                .hasNotPassed(GRANT_EXTENSION)
                .hasPassed(DEADLINE_CHANGE_REFUSED)
                .isEnded();
        verifyNoInteractions(applyDeadlineChange);
    }

    @Test
    void a_suspended_clock_goes_on_when_its_suspension_is_over() {
        var request = suspended();
        assertThat(request).isWaitingAtExactly(SUSPENSION_ENDED);
        verifyNoInteractions(resumeClock);

        tell(SUSPENSION_ENDED_MESSAGE, request);

        assertThat(request)
                .hasPassedInOrder(SUSPENSION_ENDED, RESUME_CLOCK, CLOCK_RESUMED)
                .isEnded();
        verify(resumeClock).resume(REQUEST);
    }

    @Test
    void a_request_ends_by_itself_when_there_is_nothing_left_to_move() {
        var request = requested(false);

        tell(REQUEST_ANNULLED_MESSAGE, request);

        assertThat(request).hasPassed(NOTHING_TO_MOVE).isEnded();
        verifyNoInteractions(applyDeadlineChange);
    }

    @Test
    void a_suspension_ends_by_itself_when_its_measure_is_over() {
        var request = suspended();

        tell(REQUEST_ANNULLED_MESSAGE, request);

        assertThat(request).hasPassed(NOTHING_TO_MOVE).isEnded();
        verifyNoInteractions(resumeClock);
    }

    @Test
    void an_approval_is_not_saved_when_the_deadline_cannot_be_moved() {
        var request = requested(false);
        sign(request, true, false);
        doThrow(Refusal.conflict("ALREADY_COMPLETE", "2023-07-M11 已办结。"))
                .when(applyDeadlineChange)
                .apply(REQUEST);

        assertThatThrownBy(() -> decide(request, true)).isInstanceOf(Refusal.class);

        assertThat(request).hasNotPassed(APPLY_DEADLINE_CHANGE).isWaitingAtExactly(DECIDE_DEADLINE_CHANGE);
    }

    static ProcessInstance requested(boolean suspension) {
        return runtimeService()
                .startProcessInstanceByKey(
                        KEY, NUMBER, Map.of(DEPARTMENT.name(), "MZJ", SUSPENSION.name(), suspension));
    }

    static ProcessInstance suspended() {
        var request = requested(true);
        sign(request, true, false);
        decide(request, true);
        return request;
    }

    static void sign(ProcessInstance request, boolean signed, boolean withinDelegation) {
        take(
                Step.SIGN_DEADLINE_CHANGE,
                request,
                Map.of(REQUEST_SIGNED.name(), signed, WITHIN_DELEGATION.name(), withinDelegation));
    }

    static void grant(ProcessInstance request, boolean granted, boolean referred) {
        take(
                Step.GRANT_EXTENSION,
                request,
                Map.of(EXTENSION_GRANTED.name(), granted, REFERRED_TO_LEADER.name(), referred));
    }

    static void decide(ProcessInstance request, boolean approved) {
        take(Step.DECIDE_DEADLINE_CHANGE, request, Map.of(DEADLINE_CHANGE_APPROVED.name(), approved));
    }
}
