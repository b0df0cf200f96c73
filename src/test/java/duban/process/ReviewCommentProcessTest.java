package duban.process;

import static duban.process.TestEngine.candidates;
import static duban.process.TestEngine.fire;
import static duban.process.TestEngine.take;
import static duban.process.TestEngine.tell;
import static duban.process.model.ReviewCommentProcess.APPLY_FOR_STRIKE_OFF;
import static duban.process.model.ReviewCommentProcess.COMMENT_NOT_ADOPTED;
import static duban.process.model.ReviewCommentProcess.COMMENT_STRUCK_OFF;
import static duban.process.model.ReviewCommentProcess.COMMENT_VERIFIED;
import static duban.process.model.ReviewCommentProcess.COMMENT_VERIFIED_GATEWAY;
import static duban.process.model.ReviewCommentProcess.DECIDE_STRIKE_OFF;
import static duban.process.model.ReviewCommentProcess.DEPARTMENT;
import static duban.process.model.ReviewCommentProcess.DISPATCH_MEASURES;
import static duban.process.model.ReviewCommentProcess.KEY;
import static duban.process.model.ReviewCommentProcess.MEASURES_COMPLETED;
import static duban.process.model.ReviewCommentProcess.MEASURES_COMPLETED_MESSAGE;
import static duban.process.model.ReviewCommentProcess.NOT_ADOPTED;
import static duban.process.model.ReviewCommentProcess.NOT_ADOPTED_MESSAGE;
import static duban.process.model.ReviewCommentProcess.RECORD_STAGE_COMPLETION;
import static duban.process.model.ReviewCommentProcess.RESUME_RECTIFICATION;
import static duban.process.model.ReviewCommentProcess.STAGE_COMPLETION_DECIDED;
import static duban.process.model.ReviewCommentProcess.STRIKE_OFF_APPROVED;
import static duban.process.model.ReviewCommentProcess.STRIKE_OFF_COMMENT;
import static duban.process.model.ReviewCommentProcess.STRIKE_OFF_DECIDED;
import static duban.process.model.ReviewCommentProcess.VERIFIER_GROUPS;
import static duban.process.model.ReviewCommentProcess.VERIFY_COMMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.runtimeService;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import duban.comment.RecordStageCompletion;
import duban.comment.StrikeOffComment;
import duban.measure.DispatchMeasures;
import duban.process.closure.RecordStageCompletionDelegate;
import duban.process.closure.StrikeOffCommentDelegate;
import duban.process.dispatch.DispatchMeasuresDelegate;
import duban.process.model.Step;
import duban.shared.CommentNumber;
import duban.shared.Refusal;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.Deployment;
import org.camunda.bpm.engine.test.mock.Mocks;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Deployment(resources = "bpmn/review-comment.bpmn")
class ReviewCommentProcessTest {

    static final String NUMBER = "2023-07-P05";

    @RegisterExtension
    static final ProcessEngineCoverageExtension ENGINE = TestEngine.covered();

    final DispatchMeasures dispatchMeasures = mock();
    final StrikeOffComment strikeOffComment = mock();
    final RecordStageCompletion recordStageCompletion = mock();

    @BeforeEach
    void real_delegates_call_stubbed_use_cases() {
        Mocks.register("dispatchMeasuresDelegate", new DispatchMeasuresDelegate(dispatchMeasures));
        Mocks.register("strikeOffCommentDelegate", new StrikeOffCommentDelegate(strikeOffComment));
        Mocks.register("recordStageCompletionDelegate", new RecordStageCompletionDelegate(recordStageCompletion));
    }

    @AfterEach
    void forget_the_delegates() {
        Mocks.reset();
    }

    @Test
    void a_dispatched_comment_leaves_the_dispatch_of_its_measures_to_a_job() {
        var comment = dispatched();

        assertThat(comment).isWaitingAtExactly(DISPATCH_MEASURES).hasBusinessKey(NUMBER);
        verifyNoInteractions(dispatchMeasures);

        fire(DISPATCH_MEASURES, comment);

        assertThat(comment).isWaitingAtExactly(MEASURES_COMPLETED);
        verify(dispatchMeasures).dispatch(new CommentNumber(NUMBER));
    }

    @Test
    void measures_cannot_be_complete_before_they_are_dispatched() {
        var comment = dispatched();

        assertThatThrownBy(() -> tell(MEASURES_COMPLETED_MESSAGE, comment))
                .isInstanceOf(MismatchingMessageCorrelationException.class);

        assertThat(comment).isWaitingAtExactly(DISPATCH_MEASURES);
    }

    @Test
    void when_the_measures_are_complete_the_head_of_the_lead_may_apply() {
        var comment = measuresCompleted();

        assertThat(comment).isWaitingAtExactly(APPLY_FOR_STRIKE_OFF);
        assertThat(candidates(Step.APPLY_FOR_STRIKE_OFF, comment)).containsExactly("MZJ_head");
    }

    @Test
    void an_application_goes_to_every_verifier_who_does_not_come_from_the_lead() {
        var comment = measuresCompleted();

        apply(comment);

        assertThat(comment).isWaitingAtExactly(VERIFY_COMMENT);
        assertThat(candidates(Step.VERIFY_COMMENT, comment)).containsExactlyInAnyOrder("office_FGW", "office_SFJ");
    }

    @Test
    void a_verified_application_goes_to_the_leader() {
        var comment = awaitingDecision();

        assertThat(comment).isWaitingAtExactly(DECIDE_STRIKE_OFF);
        assertThat(candidates(Step.DECIDE_STRIKE_OFF, comment)).containsExactly("leader");
    }

    @Test
    void an_application_the_verifier_rejects_goes_back_to_the_lead_and_never_reaches_the_leader() {
        var comment = measuresCompleted();

        apply(comment);
        verifyAs(comment, false);

        assertThat(comment)
                .hasPassedInOrder(APPLY_FOR_STRIKE_OFF, VERIFY_COMMENT, COMMENT_VERIFIED_GATEWAY)
                .hasNotPassed(DECIDE_STRIKE_OFF)
                .isWaitingAtExactly(APPLY_FOR_STRIKE_OFF);
    }

    @Test
    void an_application_the_leader_sends_back_goes_through_verification_again() {
        var comment = awaitingDecision();

        decide(comment, false, false);

        assertThat(comment)
                .hasPassedInOrder(DECIDE_STRIKE_OFF, STRIKE_OFF_DECIDED)
                .isWaitingAtExactly(APPLY_FOR_STRIKE_OFF);
        verifyNoInteractions(strikeOffComment, recordStageCompletion);

        apply(comment);

        assertThat(comment).isWaitingAtExactly(VERIFY_COMMENT);
    }

    @Test
    void an_approved_comment_is_struck_off() {
        var comment = awaitingDecision();

        decide(comment, true, false);

        assertThat(comment)
                .hasPassedInOrder(
                        DISPATCH_MEASURES,
                        MEASURES_COMPLETED,
                        APPLY_FOR_STRIKE_OFF,
                        VERIFY_COMMENT,
                        COMMENT_VERIFIED_GATEWAY,
                        DECIDE_STRIKE_OFF,
                        STRIKE_OFF_DECIDED,
                        STRIKE_OFF_COMMENT,
                        COMMENT_STRUCK_OFF)
                .hasNotPassed(RECORD_STAGE_COMPLETION, RESUME_RECTIFICATION)
                .isEnded();
        verify(strikeOffComment).strikeOff(new CommentNumber(NUMBER));
        verifyNoInteractions(recordStageCompletion);
    }

    @Test
    void the_leaders_decision_is_not_saved_when_striking_off_is_refused() {
        var comment = awaitingDecision();
        doThrow(Refusal.conflict("MEASURES_OPEN", "2023-07-P05 还有1项整改措施未办结"))
                .when(strikeOffComment)
                .strikeOff(new CommentNumber(NUMBER));

        assertThatThrownBy(() -> decide(comment, true, false)).isInstanceOf(Refusal.class);

        assertThat(comment).hasNotPassed(STRIKE_OFF_COMMENT).isWaitingAtExactly(DECIDE_STRIKE_OFF);
    }

    @Test
    void a_stage_completion_keeps_the_comment_open_with_the_liaison_of_the_lead() {
        var comment = stageCompleted();

        assertThat(comment)
                .hasPassedInOrder(DECIDE_STRIKE_OFF, STRIKE_OFF_DECIDED, RECORD_STAGE_COMPLETION)
                .hasNotPassed(STRIKE_OFF_COMMENT)
                .isWaitingAtExactly(RESUME_RECTIFICATION);
        assertThat(candidates(Step.RESUME_RECTIFICATION, comment)).containsExactly("MZJ_liaison");
        verify(recordStageCompletion).record(new CommentNumber(NUMBER));
        verifyNoInteractions(strikeOffComment);
    }

    @Test
    void a_stage_completed_comment_finds_its_way_back_to_striking_off() {
        var comment = stageCompleted();

        take(Step.RESUME_RECTIFICATION, comment);
        apply(comment);
        verifyAs(comment, true);
        decide(comment, true, false);

        assertThat(comment)
                .hasPassedInOrder(
                        RECORD_STAGE_COMPLETION,
                        RESUME_RECTIFICATION,
                        APPLY_FOR_STRIKE_OFF,
                        VERIFY_COMMENT,
                        COMMENT_VERIFIED_GATEWAY,
                        DECIDE_STRIKE_OFF,
                        STRIKE_OFF_DECIDED,
                        STRIKE_OFF_COMMENT,
                        COMMENT_STRUCK_OFF)
                .isEnded();
        var closed = inOrder(recordStageCompletion, strikeOffComment);
        closed.verify(recordStageCompletion).record(new CommentNumber(NUMBER));
        closed.verify(strikeOffComment).strikeOff(new CommentNumber(NUMBER));
    }

    @ParameterizedTest
    @MethodSource("anywhere")
    void a_comment_the_government_does_not_adopt_ends_wherever_it_stands(
            String where, Supplier<ProcessInstance> pathway) {
        var comment = pathway.get();
        assertThat(comment).isWaitingAtExactly(where);

        tell(NOT_ADOPTED_MESSAGE, comment);

        assertThat(comment)
                .hasPassedInOrder(NOT_ADOPTED, COMMENT_NOT_ADOPTED)
                .hasNotPassed(COMMENT_STRUCK_OFF)
                .isEnded();
        verifyNoInteractions(strikeOffComment);
    }

    static Stream<Arguments> anywhere() {
        return Stream.of(
                at(DISPATCH_MEASURES, ReviewCommentProcessTest::dispatched),
                at(MEASURES_COMPLETED, ReviewCommentProcessTest::measuresDispatched),
                at(DECIDE_STRIKE_OFF, ReviewCommentProcessTest::awaitingDecision),
                at(RESUME_RECTIFICATION, ReviewCommentProcessTest::stageCompleted));
    }

    private static Arguments at(String where, Supplier<ProcessInstance> pathway) {
        return Arguments.of(where, pathway);
    }

    @Test
    void a_comment_that_was_struck_off_cannot_be_not_adopted() {
        var comment = awaitingDecision();
        decide(comment, true, false);

        assertThatThrownBy(() -> tell(NOT_ADOPTED_MESSAGE, comment))
                .isInstanceOf(MismatchingMessageCorrelationException.class);
    }

    // Pathways: each goes on from the one before.

    static ProcessInstance dispatched() {
        return runtimeService()
                .startProcessInstanceByKey(
                        KEY, NUMBER, Map.of(DEPARTMENT.name(), "MZJ", VERIFIER_GROUPS.name(), "office_FGW,office_SFJ"));
    }

    static ProcessInstance measuresDispatched() {
        var comment = dispatched();
        fire(DISPATCH_MEASURES, comment);
        return comment;
    }

    static ProcessInstance measuresCompleted() {
        var comment = measuresDispatched();
        tell(MEASURES_COMPLETED_MESSAGE, comment);
        return comment;
    }

    static ProcessInstance awaitingDecision() {
        var comment = measuresCompleted();
        apply(comment);
        verifyAs(comment, true);
        return comment;
    }

    static ProcessInstance stageCompleted() {
        var comment = awaitingDecision();
        decide(comment, false, true);
        return comment;
    }

    // Steps.

    static void apply(ProcessInstance comment) {
        take(Step.APPLY_FOR_STRIKE_OFF, comment);
    }

    static void verifyAs(ProcessInstance comment, boolean verified) {
        take(Step.VERIFY_COMMENT, comment, Map.of(COMMENT_VERIFIED.name(), verified));
    }

    static void decide(ProcessInstance comment, boolean approved, boolean stage) {
        take(
                Step.DECIDE_STRIKE_OFF,
                comment,
                Map.of(STRIKE_OFF_APPROVED.name(), approved, STAGE_COMPLETION_DECIDED.name(), stage));
    }
}
