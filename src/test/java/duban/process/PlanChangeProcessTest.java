package duban.process;

import static duban.process.TestEngine.candidates;
import static duban.process.TestEngine.take;
import static duban.process.model.PlanChangeProcess.APPLY_CHANGE;
import static duban.process.model.PlanChangeProcess.CHANGE_APPLIED;
import static duban.process.model.PlanChangeProcess.CHANGE_APPROVED;
import static duban.process.model.PlanChangeProcess.CHANGE_APPROVED_GATEWAY;
import static duban.process.model.PlanChangeProcess.CHANGE_REJECTED;
import static duban.process.model.PlanChangeProcess.DECIDE_CHANGE;
import static duban.process.model.PlanChangeProcess.KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.runtimeService;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import duban.opinion.ApplyChange;
import duban.process.change.ApplyChangeDelegate;
import duban.process.model.Step;
import duban.shared.ChangeNumber;
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

@Deployment(resources = "bpmn/plan-change.bpmn")
class PlanChangeProcessTest {

    static final String NUMBER = "2023-07-C01";

    @RegisterExtension
    static final ProcessEngineCoverageExtension ENGINE = TestEngine.covered();

    final ApplyChange applyChange = mock();

    @BeforeEach
    void real_delegates_call_stubbed_use_cases() {
        Mocks.register("applyChangeDelegate", new ApplyChangeDelegate(applyChange));
    }

    @AfterEach
    void forget_the_delegates() {
        Mocks.reset();
    }

    @Test
    void a_proposed_change_waits_for_the_leader_under_its_number() {
        var change = proposed();

        assertThat(change)
                .isWaitingAtExactly(DECIDE_CHANGE)
                .hasBusinessKey(NUMBER)
                .hasNoVariables();
        assertThat(candidates(Step.DECIDE_CHANGE, change)).containsExactly("leader");
        verifyNoInteractions(applyChange);
    }

    @Test
    void an_approved_change_takes_effect_with_its_approval() {
        var change = proposed();

        decide(change, true);

        assertThat(change)
                .hasPassedInOrder(DECIDE_CHANGE, CHANGE_APPROVED_GATEWAY, APPLY_CHANGE, CHANGE_APPLIED)
                .isEnded();
        verify(applyChange).apply(new ChangeNumber(NUMBER));
    }

    @Test
    void a_rejected_change_leaves_the_plan_as_it_is() {
        var change = proposed();

        decide(change, false);

        assertThat(change)
                .hasPassedInOrder(DECIDE_CHANGE, CHANGE_APPROVED_GATEWAY, CHANGE_REJECTED)
                .hasNotPassed(APPLY_CHANGE)
                .isEnded();
        verifyNoInteractions(applyChange);
    }

    @Test
    void the_leaders_approval_is_not_saved_when_the_change_cannot_take_effect() {
        var change = proposed();
        doThrow(Refusal.conflict("MEASURE_CLOSED", "2023-07-M11 已办结，不能再调整"))
                .when(applyChange)
                .apply(new ChangeNumber(NUMBER));

        assertThatThrownBy(() -> decide(change, true)).isInstanceOf(Refusal.class);

        assertThat(change).hasNotPassed(APPLY_CHANGE).isWaitingAtExactly(DECIDE_CHANGE);
    }

    static ProcessInstance proposed() {
        return runtimeService().startProcessInstanceByKey(KEY, NUMBER);
    }

    static void decide(ProcessInstance change, boolean approved) {
        take(Step.DECIDE_CHANGE, change, Map.of(CHANGE_APPROVED.name(), approved));
    }
}
