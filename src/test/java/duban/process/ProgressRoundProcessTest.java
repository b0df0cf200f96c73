package duban.process;

import static duban.process.TestEngine.candidates;
import static duban.process.TestEngine.take;
import static duban.process.model.ProgressRoundProcess.DEPARTMENT;
import static duban.process.model.ProgressRoundProcess.KEY;
import static duban.process.model.ProgressRoundProcess.PROGRESS_RECORDED;
import static duban.process.model.ProgressRoundProcess.RECORD_PROGRESS_ROUND;
import static duban.process.model.ProgressRoundProcess.REPORT_PROGRESS_ROUND;
import static duban.process.model.ProgressRoundProcess.ROUND_SIGNED;
import static duban.process.model.ProgressRoundProcess.ROUND_SIGNED_GATEWAY;
import static duban.process.model.ProgressRoundProcess.SIGN_PROGRESS_ROUND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.runtimeService;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import duban.measure.RecordProgressRound;
import duban.process.model.Step;
import duban.process.progress.RecordProgressRoundDelegate;
import duban.shared.Refusal;
import duban.shared.RoundNumber;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.Deployment;
import org.camunda.bpm.engine.test.mock.Mocks;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Deployment(resources = "bpmn/progress-round.bpmn")
class ProgressRoundProcessTest {

    static final String NUMBER = "MZJ-2023-11";

    @RegisterExtension
    static final ProcessEngineCoverageExtension ENGINE = TestEngine.covered();

    final RecordProgressRound recordProgressRound = mock();

    @BeforeEach
    void real_delegates_call_stubbed_use_cases() {
        Mocks.register("recordProgressRoundDelegate", new RecordProgressRoundDelegate(recordProgressRound));
    }

    @AfterEach
    void forget_the_delegates() {
        Mocks.reset();
    }

    @Test
    void an_opened_round_waits_for_the_departments_liaison_under_its_number() {
        var round = opened();

        assertThat(round).isWaitingAtExactly(REPORT_PROGRESS_ROUND).hasBusinessKey(NUMBER);
        assertThat(candidates(Step.REPORT_PROGRESS_ROUND, round)).containsExactly("MZJ_liaison");
    }

    @Test
    void one_signature_of_the_head_records_the_whole_page() {
        var round = opened();

        take(Step.REPORT_PROGRESS_ROUND, round);
        assertThat(candidates(Step.SIGN_PROGRESS_ROUND, round)).containsExactly("MZJ_head");
        verifyNoInteractions(recordProgressRound);
        sign(round, true);

        assertThat(round)
                .hasPassedInOrder(
                        REPORT_PROGRESS_ROUND,
                        SIGN_PROGRESS_ROUND,
                        ROUND_SIGNED_GATEWAY,
                        RECORD_PROGRESS_ROUND,
                        PROGRESS_RECORDED)
                .isEnded();
        verify(recordProgressRound).record(new RoundNumber(NUMBER));
    }

    @Test
    void a_page_sent_back_waits_for_the_liaison_again_and_records_nothing() {
        var round = opened();

        take(Step.REPORT_PROGRESS_ROUND, round);
        sign(round, false);

        assertThat(round).hasNotPassed(RECORD_PROGRESS_ROUND).isWaitingAtExactly(REPORT_PROGRESS_ROUND);
        verifyNoInteractions(recordProgressRound);
    }

    @Test
    void the_signature_is_not_saved_when_the_page_cannot_be_recorded() {
        var round = opened();
        take(Step.REPORT_PROGRESS_ROUND, round);
        doThrow(Refusal.conflict("WRONG_STATE", "已登记"))
                .when(recordProgressRound)
                .record(new RoundNumber(NUMBER));

        assertThatThrownBy(() -> sign(round, true)).isInstanceOf(Refusal.class);

        assertThat(round).isWaitingAtExactly(SIGN_PROGRESS_ROUND);
    }

    static ProcessInstance opened() {
        return runtimeService().startProcessInstanceByKey(KEY, NUMBER, Map.of(DEPARTMENT.name(), "MZJ"));
    }

    static void sign(ProcessInstance round, boolean signed) {
        take(Step.SIGN_PROGRESS_ROUND, round, Map.of(ROUND_SIGNED.name(), signed));
    }
}
