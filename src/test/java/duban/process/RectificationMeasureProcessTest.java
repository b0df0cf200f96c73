package duban.process;

import static duban.process.TestEngine.assignee;
import static duban.process.TestEngine.candidates;
import static duban.process.TestEngine.open;
import static duban.process.TestEngine.take;
import static duban.process.TestEngine.tell;
import static duban.process.model.RectificationMeasureProcess.COMPLETE_MEASURE;
import static duban.process.model.RectificationMeasureProcess.DEPARTMENT;
import static duban.process.model.RectificationMeasureProcess.HANDLER;
import static duban.process.model.RectificationMeasureProcess.HAND_TO_HANDLER;
import static duban.process.model.RectificationMeasureProcess.KEY;
import static duban.process.model.RectificationMeasureProcess.MEASURE_COMPLETED;
import static duban.process.model.RectificationMeasureProcess.MEASURE_VERIFIED;
import static duban.process.model.RectificationMeasureProcess.MEASURE_VERIFIED_GATEWAY;
import static duban.process.model.RectificationMeasureProcess.PROGRESS_RECORDED;
import static duban.process.model.RectificationMeasureProcess.PROGRESS_REPORTED;
import static duban.process.model.RectificationMeasureProcess.PROGRESS_REPORTED_MESSAGE;
import static duban.process.model.RectificationMeasureProcess.RESULT_SIGNED_OFF;
import static duban.process.model.RectificationMeasureProcess.RESULT_SIGNED_OFF_GATEWAY;
import static duban.process.model.RectificationMeasureProcess.SIGN_FOR_RECEIPT;
import static duban.process.model.RectificationMeasureProcess.SIGN_OFF_RESULT;
import static duban.process.model.RectificationMeasureProcess.SUBMIT_RESULT;
import static duban.process.model.RectificationMeasureProcess.VERIFIER_GROUPS;
import static duban.process.model.RectificationMeasureProcess.VERIFY_MEASURE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.historyService;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.runtimeService;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import duban.measure.CompleteMeasure;
import duban.process.checking.CompleteMeasureDelegate;
import duban.process.model.Step;
import duban.shared.MeasureNumber;
import duban.shared.Refusal;
import java.util.Map;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.Deployment;
import org.camunda.bpm.engine.test.mock.Mocks;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Deployment(resources = "bpmn/rectification-measure.bpmn")
class RectificationMeasureProcessTest {

    static final String NUMBER = "2023-07-M11";

    @RegisterExtension
    static final ProcessEngineCoverageExtension ENGINE = TestEngine.covered();

    final CompleteMeasure completeMeasure = mock();

    @BeforeEach
    void real_delegates_call_stubbed_use_cases() {
        Mocks.register("completeMeasureDelegate", new CompleteMeasureDelegate(completeMeasure));
    }

    @AfterEach
    void forget_the_delegates() {
        Mocks.reset();
    }

    @Test
    void a_dispatched_measure_waits_for_receipt_by_its_department_under_its_number() {
        var measure = dispatched();

        assertThat(measure).isWaitingAtExactly(SIGN_FOR_RECEIPT).hasBusinessKey(NUMBER);
        assertThat(candidates(Step.SIGN_FOR_RECEIPT, measure)).containsExactly("MZJ_liaison");
    }

    @Test
    void the_liaison_who_signed_hands_the_measure_to_a_handler() {
        var measure = received();

        assertThat(measure).isWaitingAtExactly(HAND_TO_HANDLER);
        assertThat(candidates(Step.HAND_TO_HANDLER, measure)).containsExactly("MZJ_liaison");
    }

    @Test
    void the_work_belongs_to_the_handler_alone() {
        var measure = inWork();

        assertThat(measure).isWaitingAtExactly(SUBMIT_RESULT);
        assertThat(assignee(Step.SUBMIT_RESULT, measure)).isEqualTo("mzj.handler");
        assertThat(candidates(Step.SUBMIT_RESULT, measure)).isEmpty();
    }

    @Test
    void progress_can_be_reported_again_and_again_and_leaves_the_work_as_it_is() {
        var measure = inWork();
        var work = open(Step.SUBMIT_RESULT, measure).getId();

        tell(PROGRESS_REPORTED_MESSAGE, measure);
        tell(PROGRESS_REPORTED_MESSAGE, measure);

        assertThat(measure)
                .hasPassed(PROGRESS_REPORTED, PROGRESS_RECORDED)
                .hasNotPassed(SUBMIT_RESULT)
                .isWaitingAtExactly(SUBMIT_RESULT);
        assertThat(open(Step.SUBMIT_RESULT, measure).getId()).isEqualTo(work);
        assertThat(timesPassed(PROGRESS_RECORDED, measure)).isEqualTo(2);
    }

    @Test
    void progress_cannot_be_reported_before_the_work_or_after_it() {
        var early = received();
        assertThatThrownBy(() -> tell(PROGRESS_REPORTED_MESSAGE, early))
                .isInstanceOf(MismatchingMessageCorrelationException.class);

        handOn(early);
        submit(early);

        assertThatThrownBy(() -> tell(PROGRESS_REPORTED_MESSAGE, early))
                .isInstanceOf(MismatchingMessageCorrelationException.class);
    }

    @Test
    void a_submitted_result_waits_for_the_head_of_the_department() {
        var measure = submitted();

        assertThat(measure).isWaitingAtExactly(SIGN_OFF_RESULT);
        assertThat(candidates(Step.SIGN_OFF_RESULT, measure)).containsExactly("MZJ_head");
    }

    @Test
    void a_result_the_head_sends_back_returns_to_its_handler_and_never_reaches_a_verifier() {
        var measure = submitted();

        signOff(measure, false);

        assertThat(measure)
                .hasPassedInOrder(SUBMIT_RESULT, SIGN_OFF_RESULT, RESULT_SIGNED_OFF_GATEWAY)
                .hasNotPassed(VERIFY_MEASURE)
                .isWaitingAtExactly(SUBMIT_RESULT);
        assertThat(assignee(Step.SUBMIT_RESULT, measure)).isEqualTo("mzj.handler");
    }

    @Test
    void a_signed_result_goes_to_every_verifier_who_does_not_come_from_the_department() {
        var measure = signedOff();

        assertThat(measure).isWaitingAtExactly(VERIFY_MEASURE);
        assertThat(candidates(Step.VERIFY_MEASURE, measure)).containsExactlyInAnyOrder("office_FGW", "office_SFJ");
    }

    @Test
    void a_result_the_verifier_rejects_returns_to_its_handler_and_needs_signing_again() {
        var measure = signedOff();

        verifyAs(measure, false);

        assertThat(measure)
                .hasPassedInOrder(
                        SUBMIT_RESULT,
                        SIGN_OFF_RESULT,
                        RESULT_SIGNED_OFF_GATEWAY,
                        VERIFY_MEASURE,
                        MEASURE_VERIFIED_GATEWAY)
                .isWaitingAtExactly(SUBMIT_RESULT);
        assertThat(assignee(Step.SUBMIT_RESULT, measure)).isEqualTo("mzj.handler");
        verifyNoInteractions(completeMeasure);

        submit(measure);

        assertThat(measure).isWaitingAtExactly(SIGN_OFF_RESULT);
    }

    @Test
    void progress_can_still_be_reported_after_a_result_was_sent_back() {
        var measure = submitted();

        signOff(measure, false);
        tell(PROGRESS_REPORTED_MESSAGE, measure);

        assertThat(measure)
                .hasPassedInOrder(SIGN_OFF_RESULT, PROGRESS_REPORTED, PROGRESS_RECORDED)
                .isWaitingAtExactly(SUBMIT_RESULT);
    }

    @Test
    void a_verified_measure_is_completed() {
        var measure = signedOff();

        verifyAs(measure, true);

        assertThat(measure)
                .hasPassedInOrder(
                        SIGN_FOR_RECEIPT,
                        HAND_TO_HANDLER,
                        SUBMIT_RESULT,
                        SIGN_OFF_RESULT,
                        RESULT_SIGNED_OFF_GATEWAY,
                        VERIFY_MEASURE,
                        MEASURE_VERIFIED_GATEWAY,
                        COMPLETE_MEASURE,
                        MEASURE_COMPLETED)
                .isEnded();
        verify(completeMeasure).complete(new MeasureNumber(NUMBER));
    }

    @Test
    void a_measure_completes_after_being_sent_back_twice() {
        var measure = submitted();

        signOff(measure, false);
        submit(measure);
        signOff(measure, true);
        verifyAs(measure, false);
        submit(measure);
        signOff(measure, true);
        verifyAs(measure, true);

        assertThat(measure).hasPassed(MEASURE_COMPLETED).isEnded();
        assertThat(timesPassed(SUBMIT_RESULT, measure)).isEqualTo(3);
        verify(completeMeasure).complete(new MeasureNumber(NUMBER));
    }

    @Test
    void the_verifiers_decision_is_not_saved_when_completion_is_refused() {
        var measure = signedOff();
        doThrow(Refusal.conflict("NOT_VERIFIED", "2023-07-M11 最近一次提交的成果尚未通过核查"))
                .when(completeMeasure)
                .complete(new MeasureNumber(NUMBER));

        assertThatThrownBy(() -> verifyAs(measure, true)).isInstanceOf(Refusal.class);

        assertThat(measure).hasNotPassed(COMPLETE_MEASURE).isWaitingAtExactly(VERIFY_MEASURE);
    }

    static long timesPassed(String element, ProcessInstance measure) {
        return historyService()
                .createHistoricActivityInstanceQuery()
                .processInstanceId(measure.getId())
                .activityId(element)
                .finished()
                .count();
    }

    // Pathways: each goes on from the one before.

    static ProcessInstance dispatched() {
        return runtimeService()
                .startProcessInstanceByKey(
                        KEY, NUMBER, Map.of(DEPARTMENT.name(), "MZJ", VERIFIER_GROUPS.name(), "office_FGW,office_SFJ"));
    }

    static ProcessInstance received() {
        var measure = dispatched();
        take(Step.SIGN_FOR_RECEIPT, measure);
        return measure;
    }

    static ProcessInstance inWork() {
        var measure = received();
        handOn(measure);
        return measure;
    }

    static ProcessInstance submitted() {
        var measure = inWork();
        submit(measure);
        return measure;
    }

    static ProcessInstance signedOff() {
        var measure = submitted();
        signOff(measure, true);
        return measure;
    }

    // Steps.

    static void handOn(ProcessInstance measure) {
        take(Step.HAND_TO_HANDLER, measure, Map.of(HANDLER.name(), "mzj.handler"));
    }

    static void submit(ProcessInstance measure) {
        take(Step.SUBMIT_RESULT, measure);
    }

    static void signOff(ProcessInstance measure, boolean signed) {
        take(Step.SIGN_OFF_RESULT, measure, Map.of(RESULT_SIGNED_OFF.name(), signed));
    }

    static void verifyAs(ProcessInstance measure, boolean verified) {
        take(Step.VERIFY_MEASURE, measure, Map.of(MEASURE_VERIFIED.name(), verified));
    }
}
