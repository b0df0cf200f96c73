package duban.process;

import static duban.process.TestEngine.assignee;
import static duban.process.TestEngine.candidates;
import static duban.process.TestEngine.candidatesOf;
import static duban.process.TestEngine.coHandlers;
import static duban.process.TestEngine.open;
import static duban.process.TestEngine.take;
import static duban.process.TestEngine.takeAs;
import static duban.process.TestEngine.tell;
import static duban.process.model.RectificationMeasureProcess.ARBITRATE_RETURN;
import static duban.process.model.RectificationMeasureProcess.CHANGE_APPROVED;
import static duban.process.model.RectificationMeasureProcess.CHANGE_APPROVED_MESSAGE;
import static duban.process.model.RectificationMeasureProcess.CLOSE_RETURN_PERIOD;
import static duban.process.model.RectificationMeasureProcess.COMPLETE_MEASURE;
import static duban.process.model.RectificationMeasureProcess.CONSULTATION_GATEWAY;
import static duban.process.model.RectificationMeasureProcess.CO_HANDLERS;
import static duban.process.model.RectificationMeasureProcess.CO_SIGNED;
import static duban.process.model.RectificationMeasureProcess.CO_SIGNED_GATEWAY;
import static duban.process.model.RectificationMeasureProcess.CO_SIGN_REQUIRED;
import static duban.process.model.RectificationMeasureProcess.CO_SIGN_RESULT;
import static duban.process.model.RectificationMeasureProcess.DECIDE_DISPUTE;
import static duban.process.model.RectificationMeasureProcess.DEPARTMENT;
import static duban.process.model.RectificationMeasureProcess.DIFFERENCE_SETTLED_GATEWAY;
import static duban.process.model.RectificationMeasureProcess.DISPUTED;
import static duban.process.model.RectificationMeasureProcess.ESCALATE_MEASURE;
import static duban.process.model.RectificationMeasureProcess.ESCALATE_ON;
import static duban.process.model.RectificationMeasureProcess.GIVE_VIEW;
import static duban.process.model.RectificationMeasureProcess.HANDLER;
import static duban.process.model.RectificationMeasureProcess.HAND_TO_HANDLER;
import static duban.process.model.RectificationMeasureProcess.KEY;
import static duban.process.model.RectificationMeasureProcess.MEASURE_ADJUSTED;
import static duban.process.model.RectificationMeasureProcess.MEASURE_COMPLETED;
import static duban.process.model.RectificationMeasureProcess.MEASURE_VERIFIED;
import static duban.process.model.RectificationMeasureProcess.MEASURE_VERIFIED_GATEWAY;
import static duban.process.model.RectificationMeasureProcess.MORE_ASKED;
import static duban.process.model.RectificationMeasureProcess.NEXT_ESCALATION_DUE;
import static duban.process.model.RectificationMeasureProcess.PROGRESS_RECORDED;
import static duban.process.model.RectificationMeasureProcess.PROGRESS_REPORTED;
import static duban.process.model.RectificationMeasureProcess.PROGRESS_REPORTED_MESSAGE;
import static duban.process.model.RectificationMeasureProcess.RECEIPT_REPORTED;
import static duban.process.model.RectificationMeasureProcess.RECEIPT_UNANSWERED;
import static duban.process.model.RectificationMeasureProcess.RECEIPT_UNANSWERED_MESSAGE;
import static duban.process.model.RectificationMeasureProcess.RECEIVED;
import static duban.process.model.RectificationMeasureProcess.RECEIVED_GATEWAY;
import static duban.process.model.RectificationMeasureProcess.RECORD_SILENCE;
import static duban.process.model.RectificationMeasureProcess.RECORD_TALKS;
import static duban.process.model.RectificationMeasureProcess.REPORT_UNANSWERED_RECEIPT;
import static duban.process.model.RectificationMeasureProcess.RESULT_SIGNED_OFF;
import static duban.process.model.RectificationMeasureProcess.RESULT_SIGNED_OFF_GATEWAY;
import static duban.process.model.RectificationMeasureProcess.RESULT_TO_REVISE;
import static duban.process.model.RectificationMeasureProcess.RESULT_UPHELD;
import static duban.process.model.RectificationMeasureProcess.RETURN_CLOSED;
import static duban.process.model.RectificationMeasureProcess.RETURN_PERIOD_ENDED;
import static duban.process.model.RectificationMeasureProcess.RETURN_PERIOD_ENDED_MESSAGE;
import static duban.process.model.RectificationMeasureProcess.SETTLE_DIFFERENCE;
import static duban.process.model.RectificationMeasureProcess.SIGN_FOR_RECEIPT;
import static duban.process.model.RectificationMeasureProcess.SIGN_OFF_RESULT;
import static duban.process.model.RectificationMeasureProcess.SUBMIT_RESULT;
import static duban.process.model.RectificationMeasureProcess.SUPPLEMENT_RESULT;
import static duban.process.model.RectificationMeasureProcess.TALKS_AGREED;
import static duban.process.model.RectificationMeasureProcess.TALKS_ENDED_GATEWAY;
import static duban.process.model.RectificationMeasureProcess.VERIFIER_GROUPS;
import static duban.process.model.RectificationMeasureProcess.VERIFY_MEASURE;
import static duban.process.model.RectificationMeasureProcess.VIEWS_ASKED;
import static duban.process.model.RectificationMeasureProcess.VIEWS_PERIOD_ENDED;
import static duban.process.model.RectificationMeasureProcess.VIEWS_PERIOD_ENDED_MESSAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.execute;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.historyService;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.managementService;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.runtimeService;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import duban.measure.CloseReturnPeriod;
import duban.measure.CompleteMeasure;
import duban.measure.EscalateMeasure;
import duban.measure.RecordSilence;
import duban.measure.ReportUnansweredReceipt;
import duban.process.checking.CompleteMeasureDelegate;
import duban.process.consulting.RecordSilenceDelegate;
import duban.process.dispatch.CloseReturnPeriodDelegate;
import duban.process.dispatch.ReportUnansweredReceiptDelegate;
import duban.process.handling.EscalateMeasureDelegate;
import duban.process.model.RectificationMeasureProcess;
import duban.process.model.Step;
import duban.shared.DepartmentCode;
import duban.shared.MeasureNumber;
import duban.shared.Refusal;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.Deployment;
import org.camunda.bpm.engine.test.mock.Mocks;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Deployment(resources = "bpmn/rectification-measure.bpmn")
class RectificationMeasureProcessTest {

    static final String NUMBER = "2023-07-M11";
    static final Instant FIRST_RUNG = Instant.parse("2023-11-17T00:00:00Z");
    static final Instant SECOND_RUNG = Instant.parse("2023-11-27T00:00:00Z");
    static final Instant THIRD_RUNG = Instant.parse("2023-12-05T00:00:00Z");

    @RegisterExtension
    static final ProcessEngineCoverageExtension ENGINE = TestEngine.covered();

    final CompleteMeasure completeMeasure = mock();
    final ReportUnansweredReceipt reportUnansweredReceipt = mock();
    final CloseReturnPeriod closeReturnPeriod = mock();
    final RecordSilence recordSilence = mock();
    final EscalateMeasure escalateMeasure = mock();

    @BeforeEach
    void real_delegates_call_stubbed_use_cases() {
        Mocks.register("completeMeasureDelegate", new CompleteMeasureDelegate(completeMeasure));
        Mocks.register("reportUnansweredReceiptDelegate", new ReportUnansweredReceiptDelegate(reportUnansweredReceipt));
        Mocks.register("closeReturnPeriodDelegate", new CloseReturnPeriodDelegate(closeReturnPeriod));
        Mocks.register("recordSilenceDelegate", new RecordSilenceDelegate(recordSilence));
        Mocks.register("escalateMeasureDelegate", new EscalateMeasureDelegate(escalateMeasure));
        when(escalateMeasure.escalate(new MeasureNumber(NUMBER))).thenReturn(SECOND_RUNG, THIRD_RUNG);
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
    void an_unanswered_receipt_is_reported_each_time_it_is_told_and_can_still_be_signed() {
        var measure = dispatched();
        var receipt = open(Step.SIGN_FOR_RECEIPT, measure).getId();

        tell(RECEIPT_UNANSWERED_MESSAGE, measure);
        tell(RECEIPT_UNANSWERED_MESSAGE, measure);

        assertThat(measure)
                .hasPassedInOrder(RECEIPT_UNANSWERED, REPORT_UNANSWERED_RECEIPT, RECEIPT_REPORTED)
                .isWaitingAtExactly(SIGN_FOR_RECEIPT);
        assertThat(open(Step.SIGN_FOR_RECEIPT, measure).getId()).isEqualTo(receipt);
        verify(reportUnansweredReceipt, times(2)).report(new MeasureNumber(NUMBER));

        signFor(measure);

        assertThat(measure).isWaitingAtExactly(HAND_TO_HANDLER);
    }

    @Test
    void the_end_of_the_return_period_is_recorded_and_leaves_the_receipt_as_it_is() {
        var measure = dispatched();

        tell(RETURN_PERIOD_ENDED_MESSAGE, measure);

        assertThat(measure)
                .hasPassedInOrder(RETURN_PERIOD_ENDED, CLOSE_RETURN_PERIOD, RETURN_CLOSED)
                .isWaitingAtExactly(SIGN_FOR_RECEIPT);
        verify(closeReturnPeriod).close(new MeasureNumber(NUMBER));
    }

    @Test
    void a_first_return_goes_to_the_supervision_office() {
        var measure = dispatched();

        giveBack(measure, false);

        assertThat(measure)
                .hasPassedInOrder(SIGN_FOR_RECEIPT, RECEIVED_GATEWAY)
                .hasNotPassed(DECIDE_DISPUTE)
                .isWaitingAtExactly(ARBITRATE_RETURN);
        assertThat(candidates(Step.ARBITRATE_RETURN, measure)).containsExactly("office");
    }

    @Test
    void a_second_dispute_goes_to_the_leader() {
        var measure = disputed();

        assertThat(measure).hasPassedInOrder(ARBITRATE_RETURN, SIGN_FOR_RECEIPT).isWaitingAtExactly(DECIDE_DISPUTE);
        assertThat(candidates(Step.DECIDE_DISPUTE, measure)).containsExactly("leader");
    }

    @Test
    void a_measure_under_arbitration_is_not_told_that_a_period_of_its_receipt_ended() {
        var measure = dispatched();

        giveBack(measure, false);

        assertThatThrownBy(() -> tell(RECEIPT_UNANSWERED_MESSAGE, measure))
                .isInstanceOf(MismatchingMessageCorrelationException.class);
        assertThatThrownBy(() -> tell(RETURN_PERIOD_ENDED_MESSAGE, measure))
                .isInstanceOf(MismatchingMessageCorrelationException.class);
    }

    @Test
    void the_department_the_office_rules_for_receives_the_measure_and_its_own_people_do_not_verify_it() {
        var measure = dispatched();

        giveBack(measure, false);
        rule(Step.ARBITRATE_RETURN, measure, "FGW", "office_MZJ,office_SFJ");

        assertThat(measure).isWaitingAtExactly(SIGN_FOR_RECEIPT);
        assertThat(candidates(Step.SIGN_FOR_RECEIPT, measure)).containsExactly("FGW_liaison");

        signFor(measure);
        handOn(measure);
        submit(measure);
        signOff(measure);

        assertThat(candidates(Step.VERIFY_MEASURE, measure)).containsExactlyInAnyOrder("office_MZJ", "office_SFJ");
    }

    @Test
    void the_department_the_leader_rules_for_receives_the_measure() {
        var measure = disputed();

        rule(Step.DECIDE_DISPUTE, measure, "SFJ", "office_FGW,office_MZJ");

        assertThat(measure).hasPassedInOrder(DECIDE_DISPUTE).isWaitingAtExactly(SIGN_FOR_RECEIPT);
        assertThat(candidates(Step.SIGN_FOR_RECEIPT, measure)).containsExactly("SFJ_liaison");
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

        sendBack(measure);

        assertThat(measure)
                .hasPassedInOrder(SUBMIT_RESULT, SIGN_OFF_RESULT, RESULT_SIGNED_OFF_GATEWAY)
                .hasNotPassed(CONSULTATION_GATEWAY, VERIFY_MEASURE)
                .isWaitingAtExactly(SUBMIT_RESULT);
        assertThat(assignee(Step.SUBMIT_RESULT, measure)).isEqualTo("mzj.handler");
    }

    @Test
    void a_signed_result_goes_to_every_verifier_who_does_not_come_from_the_department() {
        var measure = signedOff();

        assertThat(measure)
                .hasPassed(CONSULTATION_GATEWAY)
                .hasNotPassed(CO_SIGN_RESULT, GIVE_VIEW)
                .isWaitingAtExactly(VERIFY_MEASURE);
        assertThat(candidates(Step.VERIFY_MEASURE, measure)).containsExactlyInAnyOrder("office_FGW", "office_SFJ");
    }

    @Test
    void a_result_the_verifier_rejects_returns_to_its_handler_and_needs_signing_again() {
        var measure = signedOff();

        reject(measure);

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

        sendBack(measure);
        tell(PROGRESS_REPORTED_MESSAGE, measure);

        assertThat(measure)
                .hasPassedInOrder(SIGN_OFF_RESULT, PROGRESS_REPORTED, PROGRESS_RECORDED)
                .isWaitingAtExactly(SUBMIT_RESULT);
    }

    @Test
    void a_verified_measure_is_completed() {
        var measure = signedOff();

        accept(measure);

        assertThat(measure)
                .hasPassedInOrder(
                        SIGN_FOR_RECEIPT,
                        RECEIVED_GATEWAY,
                        HAND_TO_HANDLER,
                        SUBMIT_RESULT,
                        SIGN_OFF_RESULT,
                        RESULT_SIGNED_OFF_GATEWAY,
                        CONSULTATION_GATEWAY,
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

        sendBack(measure);
        submit(measure);
        signOff(measure);
        reject(measure);
        submit(measure);
        signOff(measure);
        accept(measure);

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

        assertThatThrownBy(() -> accept(measure)).isInstanceOf(Refusal.class);

        assertThat(measure).hasNotPassed(COMPLETE_MEASURE).isWaitingAtExactly(VERIFY_MEASURE);
    }

    @Test
    void co_handlers_who_must_sign_do_so_at_once_each_by_its_own_head() {
        var measure = awaitingCoSignatures();

        assertThat(measure).hasPassed(CONSULTATION_GATEWAY).isWaitingAt(CO_SIGN_RESULT);
        assertThat(coHandlers(Step.CO_SIGN_RESULT, measure)).containsExactly("CZJ", "FGW", "SFJ");
        assertThat(candidatesOf("FGW", Step.CO_SIGN_RESULT, measure)).containsExactly("FGW_head");
    }

    @Test
    void the_list_of_co_handlers_is_kept_nowhere() {
        var measure = awaitingCoSignatures();

        assertThat(runtimeService()
                        .createVariableInstanceQuery()
                        .processInstanceIdIn(measure.getId())
                        .variableName(CO_HANDLERS.name())
                        .count())
                .isZero();
        assertThat(historyService()
                        .createHistoricVariableInstanceQuery()
                        .processInstanceId(measure.getId())
                        .variableName(CO_HANDLERS.name())
                        .count())
                .isZero();
    }

    @Test
    void a_result_all_co_handlers_signed_goes_to_the_verifier() {
        var measure = awaitingCoSignatures();

        coSign("FGW", measure, true);
        coSign("SFJ", measure, true);
        assertThat(measure).hasNotPassed(CO_SIGNED_GATEWAY).isWaitingAt(CO_SIGN_RESULT);
        coSign("CZJ", measure, true);

        assertThat(measure).hasPassedInOrder(CO_SIGN_RESULT, CO_SIGNED_GATEWAY).isWaitingAtExactly(VERIFY_MEASURE);
    }

    @Test
    void a_different_view_is_talked_over_by_the_head_once_all_have_stated_theirs() {
        var measure = awaitingCoSignatures();

        coSign("FGW", measure, false);
        assertThat(measure).hasNotPassed(CO_SIGNED_GATEWAY).isWaitingAt(CO_SIGN_RESULT);
        coSign("SFJ", measure, false);
        coSign("CZJ", measure, false);

        assertThat(measure).hasPassed(CO_SIGNED_GATEWAY).isWaitingAtExactly(RECORD_TALKS);
        assertThat(candidates(Step.RECORD_TALKS, measure)).containsExactly("MZJ_head");
    }

    @Test
    void when_talks_end_in_agreement_only_those_who_differed_sign_again() {
        var measure = inTalks();

        endTalks(measure, true, false);

        assertThat(measure).hasPassed(TALKS_ENDED_GATEWAY).isWaitingAt(CO_SIGN_RESULT);
        assertThat(coHandlers(Step.CO_SIGN_RESULT, measure)).containsExactly("FGW");

        coSign("FGW", measure, true);

        assertThat(measure).hasNotPassed(SETTLE_DIFFERENCE).isWaitingAtExactly(VERIFY_MEASURE);
    }

    @Test
    void a_result_changed_by_talks_goes_back_to_its_handler() {
        var measure = inTalks();

        endTalks(measure, false, true);

        assertThat(measure).hasNotPassed(SETTLE_DIFFERENCE, VERIFY_MEASURE).isWaitingAtExactly(SUBMIT_RESULT);
        assertThat(assignee(Step.SUBMIT_RESULT, measure)).isEqualTo("mzj.handler");
    }

    @Test
    void a_difference_talks_did_not_end_goes_to_the_leader() {
        var measure = awaitingSettlement();

        assertThat(measure).hasPassedInOrder(RECORD_TALKS, TALKS_ENDED_GATEWAY).isWaitingAtExactly(SETTLE_DIFFERENCE);
        assertThat(candidates(Step.SETTLE_DIFFERENCE, measure)).containsExactly("leader");
    }

    @Test
    void a_result_the_leader_upholds_goes_to_the_verifier() {
        var measure = awaitingSettlement();

        take(Step.SETTLE_DIFFERENCE, measure, Map.of(RESULT_UPHELD.name(), true));

        assertThat(measure)
                .hasPassedInOrder(SETTLE_DIFFERENCE, DIFFERENCE_SETTLED_GATEWAY)
                .isWaitingAtExactly(VERIFY_MEASURE);
    }

    @Test
    void a_result_the_leader_does_not_uphold_goes_back_to_its_handler() {
        var measure = awaitingSettlement();

        take(Step.SETTLE_DIFFERENCE, measure, Map.of(RESULT_UPHELD.name(), false));

        assertThat(measure)
                .hasPassedInOrder(SETTLE_DIFFERENCE, DIFFERENCE_SETTLED_GATEWAY)
                .hasNotPassed(VERIFY_MEASURE)
                .isWaitingAtExactly(SUBMIT_RESULT);
    }

    @Test
    void co_handlers_are_asked_for_their_views_at_once_each_by_its_own_liaison() {
        var measure = awaitingViews();

        assertThat(measure).hasNotPassed(CO_SIGN_RESULT).isWaitingAt(GIVE_VIEW);
        assertThat(coHandlers(Step.GIVE_VIEW, measure)).containsExactly("FGW", "SFJ");
        assertThat(candidatesOf("SFJ", Step.GIVE_VIEW, measure)).containsExactly("SFJ_liaison");
    }

    @Test
    void when_all_views_are_given_the_result_goes_to_the_verifier_and_there_is_no_silence() {
        var measure = awaitingViews();

        takeAs("FGW", Step.GIVE_VIEW, measure, Map.of());
        assertThat(measure).isWaitingAt(GIVE_VIEW);
        takeAs("SFJ", Step.GIVE_VIEW, measure, Map.of());

        assertThat(measure).hasPassed(GIVE_VIEW).hasNotPassed(RECORD_SILENCE).isWaitingAtExactly(VERIFY_MEASURE);
        verifyNoInteractions(recordSilence);
    }

    @Test
    void whoever_has_not_answered_when_the_period_ends_is_recorded_as_having_no_view() {
        var measure = awaitingViews();

        takeAs("FGW", Step.GIVE_VIEW, measure, Map.of());
        tell(VIEWS_PERIOD_ENDED_MESSAGE, measure);

        assertThat(measure).hasPassedInOrder(VIEWS_PERIOD_ENDED, RECORD_SILENCE).isWaitingAtExactly(VERIFY_MEASURE);
        verify(recordSilence).record(new MeasureNumber(NUMBER));
    }

    @Test
    void a_co_signature_is_waited_for_however_long_it_takes() {
        var measure = awaitingCoSignatures();

        assertThatThrownBy(() -> tell(VIEWS_PERIOD_ENDED_MESSAGE, measure))
                .isInstanceOf(MismatchingMessageCorrelationException.class);

        assertThat(measure).isWaitingAt(CO_SIGN_RESULT);
    }

    @Test
    void a_verifier_who_asks_for_more_gets_it_from_the_handler_signed_by_the_head_again() {
        var measure = signedOff();

        askForMore(measure);

        assertThat(measure).hasPassed(MEASURE_VERIFIED_GATEWAY).isWaitingAtExactly(SUPPLEMENT_RESULT);
        assertThat(assignee(Step.SUPPLEMENT_RESULT, measure)).isEqualTo("mzj.handler");
        assertThat(candidates(Step.SUPPLEMENT_RESULT, measure)).isEmpty();

        take(Step.SUPPLEMENT_RESULT, measure);

        assertThat(measure).isWaitingAtExactly(SIGN_OFF_RESULT);
        assertThat(timesPassed(SUBMIT_RESULT, measure)).isEqualTo(1);

        signOff(measure);

        assertThat(measure).isWaitingAtExactly(VERIFY_MEASURE);
        verifyNoInteractions(completeMeasure);
    }

    @ParameterizedTest
    @MethodSource("anywhere")
    void an_approved_change_ends_the_measure_wherever_it_stands(String where, Supplier<ProcessInstance> pathway) {
        var measure = pathway.get();
        assertThat(measure).isWaitingAt(where);

        tell(CHANGE_APPROVED_MESSAGE, measure);

        assertThat(measure)
                .hasPassedInOrder(CHANGE_APPROVED, MEASURE_ADJUSTED)
                .hasNotPassed(MEASURE_COMPLETED)
                .isEnded();
        verifyNoInteractions(completeMeasure);
    }

    static Stream<Arguments> anywhere() {
        return Stream.of(
                at(SIGN_FOR_RECEIPT, RectificationMeasureProcessTest::dispatched),
                at(DECIDE_DISPUTE, RectificationMeasureProcessTest::disputed),
                at(SUBMIT_RESULT, RectificationMeasureProcessTest::inWork),
                at(CO_SIGN_RESULT, RectificationMeasureProcessTest::awaitingCoSignatures),
                at(GIVE_VIEW, RectificationMeasureProcessTest::awaitingViews),
                at(VERIFY_MEASURE, RectificationMeasureProcessTest::signedOff));
    }

    private static Arguments at(String where, Supplier<ProcessInstance> pathway) {
        return Arguments.of(where, pathway);
    }

    @Test
    void each_rung_of_escalation_is_taken_in_its_turn_and_the_work_stays_where_it_is() {
        var measure = inWork();
        assertThat(timer(measure).getDuedate()).isEqualTo(Date.from(FIRST_RUNG));

        execute(timer(measure));
        assertThat(measure).hasPassed(ESCALATE_MEASURE).isWaitingAt(SUBMIT_RESULT, NEXT_ESCALATION_DUE);
        assertThat(timer(measure).getDuedate()).isEqualTo(Date.from(SECOND_RUNG));

        execute(timer(measure));
        assertThat(timer(measure).getDuedate()).isEqualTo(Date.from(THIRD_RUNG));
        assertThat(timesPassed(ESCALATE_MEASURE, measure)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_completed_measure_escalates_no_more(boolean escalatedBefore) {
        var measure = signedOff();
        if (escalatedBefore) {
            execute(timer(measure));
        }

        accept(measure);

        assertThat(measure).isEnded();
        assertThat(managementService().createJobQuery().count()).isZero();
    }

    /** Finds one and no more: an open measure has a single timer. */
    private static Job timer(ProcessInstance measure) {
        return managementService()
                .createJobQuery()
                .processInstanceId(measure.getId())
                .singleResult();
    }

    @Test
    void a_completed_measure_is_beyond_change() {
        var measure = signedOff();
        accept(measure);

        assertThatThrownBy(() -> tell(CHANGE_APPROVED_MESSAGE, measure))
                .isInstanceOf(MismatchingMessageCorrelationException.class);
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
                        KEY,
                        NUMBER,
                        Map.of(
                                DEPARTMENT.name(),
                                "MZJ",
                                VERIFIER_GROUPS.name(),
                                "office_FGW,office_SFJ",
                                ESCALATE_ON.name(),
                                Date.from(FIRST_RUNG)));
    }

    static ProcessInstance disputed() {
        var measure = dispatched();
        giveBack(measure, false);
        rule(Step.ARBITRATE_RETURN, measure, "MZJ", "office_FGW,office_SFJ");
        giveBack(measure, true);
        return measure;
    }

    static ProcessInstance received() {
        var measure = dispatched();
        signFor(measure);
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
        signOff(measure);
        return measure;
    }

    static ProcessInstance awaitingCoSignatures() {
        var measure = submitted();
        take(Step.SIGN_OFF_RESULT, measure, consultation(true, false, "FGW", "SFJ", "CZJ"));
        return measure;
    }

    static ProcessInstance inTalks() {
        var measure = awaitingCoSignatures();
        coSign("SFJ", measure, true);
        coSign("CZJ", measure, true);
        coSign("FGW", measure, false);
        return measure;
    }

    static ProcessInstance awaitingSettlement() {
        var measure = inTalks();
        endTalks(measure, false, false);
        return measure;
    }

    static ProcessInstance awaitingViews() {
        var measure = submitted();
        take(Step.SIGN_OFF_RESULT, measure, consultation(false, true, "FGW", "SFJ"));
        return measure;
    }

    // Steps.

    static void signFor(ProcessInstance measure) {
        take(Step.SIGN_FOR_RECEIPT, measure, Map.of(RECEIVED.name(), true, DISPUTED.name(), false));
    }

    static void giveBack(ProcessInstance measure, boolean again) {
        take(Step.SIGN_FOR_RECEIPT, measure, Map.of(RECEIVED.name(), false, DISPUTED.name(), again));
    }

    static void rule(Step ruling, ProcessInstance measure, String department, String verifiers) {
        take(ruling, measure, Map.of(DEPARTMENT.name(), department, VERIFIER_GROUPS.name(), verifiers));
    }

    static void handOn(ProcessInstance measure) {
        take(Step.HAND_TO_HANDLER, measure, Map.of(HANDLER.name(), "mzj.handler"));
    }

    static void submit(ProcessInstance measure) {
        take(Step.SUBMIT_RESULT, measure);
    }

    static void signOff(ProcessInstance measure) {
        take(Step.SIGN_OFF_RESULT, measure, consultation(false, false));
    }

    static void sendBack(ProcessInstance measure) {
        take(Step.SIGN_OFF_RESULT, measure, Map.of(RESULT_SIGNED_OFF.name(), false));
    }

    /** What the head's signature leads to. */
    static Map<String, Object> consultation(boolean coSign, boolean views, String... coHandlers) {
        return Map.of(
                RESULT_SIGNED_OFF.name(),
                true,
                CO_SIGN_REQUIRED.name(),
                coSign,
                VIEWS_ASKED.name(),
                views,
                CO_HANDLERS.name(),
                departments(coHandlers));
    }

    static TypedValue departments(String... codes) {
        return RectificationMeasureProcess.coHandlers(
                Stream.of(codes).map(DepartmentCode::new).toList());
    }

    static void coSign(String coHandler, ProcessInstance measure, boolean allAgreeSoFar) {
        takeAs(coHandler, Step.CO_SIGN_RESULT, measure, Map.of(CO_SIGNED.name(), allAgreeSoFar));
    }

    static void endTalks(ProcessInstance measure, boolean agreed, boolean toRevise) {
        take(
                Step.RECORD_TALKS,
                measure,
                Map.of(
                        TALKS_AGREED.name(),
                        agreed,
                        RESULT_TO_REVISE.name(),
                        toRevise,
                        CO_HANDLERS.name(),
                        departments("FGW")));
    }

    static void accept(ProcessInstance measure) {
        conclude(measure, true, false);
    }

    static void askForMore(ProcessInstance measure) {
        conclude(measure, false, true);
    }

    static void reject(ProcessInstance measure) {
        conclude(measure, false, false);
    }

    private static void conclude(ProcessInstance measure, boolean verified, boolean more) {
        take(Step.VERIFY_MEASURE, measure, Map.of(MEASURE_VERIFIED.name(), verified, MORE_ASKED.name(), more));
    }
}
