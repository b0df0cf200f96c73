package duban.process;

import static duban.process.TestEngine.candidates;
import static duban.process.TestEngine.fire;
import static duban.process.TestEngine.take;
import static duban.process.TestEngine.tell;
import static duban.process.model.ReviewOpinionProcess.ARCHIVE_OPINION;
import static duban.process.model.ReviewOpinionProcess.COMMENTS_CLOSED;
import static duban.process.model.ReviewOpinionProcess.COMMENTS_CLOSED_MESSAGE;
import static duban.process.model.ReviewOpinionProcess.DISPATCH_COMMENTS;
import static duban.process.model.ReviewOpinionProcess.DISPATCH_PLAN;
import static duban.process.model.ReviewOpinionProcess.KEY;
import static duban.process.model.ReviewOpinionProcess.OPINION_ARCHIVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.runtimeService;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import duban.comment.DispatchComments;
import duban.process.dispatch.DispatchCommentsDelegate;
import duban.process.model.Step;
import duban.shared.OpinionNumber;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.Deployment;
import org.camunda.bpm.engine.test.mock.Mocks;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Deployment(resources = "bpmn/review-opinion.bpmn")
class ReviewOpinionProcessTest {

    static final String NUMBER = "2023-07";

    @RegisterExtension
    static final ProcessEngineCoverageExtension ENGINE = TestEngine.covered();

    final DispatchComments dispatchComments = mock();

    @BeforeEach
    void real_delegates_call_stubbed_use_cases() {
        Mocks.register("dispatchCommentsDelegate", new DispatchCommentsDelegate(dispatchComments));
    }

    @AfterEach
    void forget_the_delegates() {
        Mocks.reset();
    }

    @Test
    void a_registered_opinion_waits_for_the_supervision_office_under_its_number() {
        var opinion = registered();

        assertThat(opinion)
                .isWaitingAtExactly(DISPATCH_PLAN)
                .hasBusinessKey(NUMBER)
                .hasNoVariables();
        assertThat(candidates(Step.DISPATCH_PLAN, opinion)).containsExactly("office");
        verifyNoInteractions(dispatchComments);
    }

    @Test
    void dispatching_the_plan_saves_the_step_and_leaves_the_fan_out_to_a_job() {
        var opinion = registered();

        take(Step.DISPATCH_PLAN, opinion);

        assertThat(opinion).isWaitingAtExactly(DISPATCH_COMMENTS);
        verifyNoInteractions(dispatchComments);
    }

    @Test
    void a_failed_fan_out_is_tried_again_as_a_whole() {
        var opinion = planDispatched();
        doThrow(new IllegalStateException("database gone"))
                .doNothing()
                .when(dispatchComments)
                .dispatch(any());

        assertThatThrownBy(() -> fire(DISPATCH_COMMENTS, opinion)).hasMessageContaining("database gone");
        assertThat(opinion).isWaitingAtExactly(DISPATCH_COMMENTS);

        fire(DISPATCH_COMMENTS, opinion);

        assertThat(opinion).isWaitingAtExactly(COMMENTS_CLOSED);
    }

    @Test
    void an_opinion_cannot_be_closed_before_its_comments_are_dispatched() {
        var opinion = planDispatched();

        assertThatThrownBy(() -> tell(COMMENTS_CLOSED_MESSAGE, opinion))
                .isInstanceOf(MismatchingMessageCorrelationException.class);

        assertThat(opinion).isWaitingAtExactly(DISPATCH_COMMENTS);
    }

    @Test
    void when_all_comments_are_struck_off_the_government_office_may_archive() {
        var opinion = commentsClosed();

        assertThat(opinion).isWaitingAtExactly(ARCHIVE_OPINION);
        assertThat(candidates(Step.ARCHIVE_OPINION, opinion)).containsExactly("governmentOffice");
    }

    @Test
    void an_opinion_goes_from_dispatch_over_its_comments_to_the_archive() {
        var opinion = commentsClosed();

        take(Step.ARCHIVE_OPINION, opinion);

        assertThat(opinion)
                .hasPassedInOrder(DISPATCH_PLAN, DISPATCH_COMMENTS, COMMENTS_CLOSED, ARCHIVE_OPINION, OPINION_ARCHIVED)
                .isEnded();
        verify(dispatchComments).dispatch(new OpinionNumber(NUMBER));
    }

    // Pathways: each goes on from the one before.

    static ProcessInstance registered() {
        return runtimeService().startProcessInstanceByKey(KEY, NUMBER);
    }

    static ProcessInstance planDispatched() {
        var opinion = registered();
        take(Step.DISPATCH_PLAN, opinion);
        return opinion;
    }

    static ProcessInstance commentsDispatched() {
        var opinion = planDispatched();
        fire(DISPATCH_COMMENTS, opinion);
        return opinion;
    }

    static ProcessInstance commentsClosed() {
        var opinion = commentsDispatched();
        tell(COMMENTS_CLOSED_MESSAGE, opinion);
        return opinion;
    }
}
