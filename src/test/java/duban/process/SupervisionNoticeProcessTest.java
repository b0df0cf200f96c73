package duban.process;

import static duban.process.TestEngine.candidates;
import static duban.process.TestEngine.take;
import static duban.process.TestEngine.tell;
import static duban.process.model.SupervisionNoticeProcess.ANSWER_NOTICE;
import static duban.process.model.SupervisionNoticeProcess.CAUSE_GONE;
import static duban.process.model.SupervisionNoticeProcess.CAUSE_GONE_MESSAGE;
import static duban.process.model.SupervisionNoticeProcess.DEPARTMENT;
import static duban.process.model.SupervisionNoticeProcess.KEY;
import static duban.process.model.SupervisionNoticeProcess.NOTICE_ANSWERED;
import static duban.process.model.SupervisionNoticeProcess.NOTICE_ENDED;
import static duban.process.model.SupervisionNoticeProcess.NOTICE_SIGNED;
import static duban.process.model.SupervisionNoticeProcess.NOTICE_SIGNED_GATEWAY;
import static duban.process.model.SupervisionNoticeProcess.NOTICE_SUBMITTED;
import static duban.process.model.SupervisionNoticeProcess.NOTICE_SUBMITTED_GATEWAY;
import static duban.process.model.SupervisionNoticeProcess.NOTICE_WITHDRAWN;
import static duban.process.model.SupervisionNoticeProcess.PREPARE_NOTICE;
import static duban.process.model.SupervisionNoticeProcess.SIGN_NOTICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.runtimeService;

import duban.process.model.Step;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.Deployment;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Deployment(resources = "bpmn/supervision-notice.bpmn")
class SupervisionNoticeProcessTest {

    static final String NUMBER = "2023-07-N01";

    @RegisterExtension
    static final ProcessEngineCoverageExtension ENGINE = TestEngine.covered();

    @Test
    void a_notice_is_drafted_by_the_supervision_office_under_its_number() {
        var notice = begun();

        assertThat(notice).isWaitingAtExactly(PREPARE_NOTICE).hasBusinessKey(NUMBER);
        assertThat(candidates(Step.PREPARE_NOTICE, notice)).containsExactly("office");
    }

    @Test
    void a_notice_that_is_given_up_ends_unsigned() {
        var notice = begun();

        prepare(notice, false);

        assertThat(notice)
                .hasPassedInOrder(PREPARE_NOTICE, NOTICE_SUBMITTED_GATEWAY, NOTICE_WITHDRAWN)
                .hasNotPassed(SIGN_NOTICE)
                .isEnded();
    }

    @Test
    void only_the_government_office_signs_and_then_the_head_answers() {
        var notice = begun();

        prepare(notice, true);
        assertThat(notice).isWaitingAtExactly(SIGN_NOTICE);
        assertThat(candidates(Step.SIGN_NOTICE, notice)).containsExactly("governmentOffice");

        sign(notice, true);
        assertThat(notice).isWaitingAtExactly(ANSWER_NOTICE);
        assertThat(candidates(Step.ANSWER_NOTICE, notice)).containsExactly("MZJ_head");

        take(Step.ANSWER_NOTICE, notice);
        assertThat(notice)
                .hasPassedInOrder(
                        PREPARE_NOTICE,
                        NOTICE_SUBMITTED_GATEWAY,
                        SIGN_NOTICE,
                        NOTICE_SIGNED_GATEWAY,
                        ANSWER_NOTICE,
                        NOTICE_ANSWERED)
                .isEnded();
    }

    @Test
    void a_notice_that_is_sent_back_is_drafted_again() {
        var notice = begun();
        prepare(notice, true);

        sign(notice, false);

        assertThat(notice).hasNotPassed(ANSWER_NOTICE).isWaitingAtExactly(PREPARE_NOTICE);
    }

    @Test
    void wherever_it_stands_it_ends_when_its_cause_is_gone() {
        var drafted = begun("2023-07-N02");
        var submitted = begun("2023-07-N03");
        prepare(submitted, true);
        var signed = begun("2023-07-N04");
        prepare(signed, true);
        sign(signed, true);

        tell(CAUSE_GONE_MESSAGE, drafted);
        tell(CAUSE_GONE_MESSAGE, submitted);
        tell(CAUSE_GONE_MESSAGE, signed);

        assertThat(drafted).hasPassedInOrder(CAUSE_GONE, NOTICE_ENDED).isEnded();
        assertThat(submitted).hasPassedInOrder(CAUSE_GONE, NOTICE_ENDED).isEnded();
        assertThat(signed)
                .hasPassedInOrder(CAUSE_GONE, NOTICE_ENDED)
                .hasNotPassed(NOTICE_ANSWERED)
                .isEnded();
    }

    static ProcessInstance begun() {
        return begun(NUMBER);
    }

    static ProcessInstance begun(String number) {
        return runtimeService().startProcessInstanceByKey(KEY, number, Map.of(DEPARTMENT.name(), "MZJ"));
    }

    static void prepare(ProcessInstance notice, boolean submitted) {
        take(Step.PREPARE_NOTICE, notice, Map.of(NOTICE_SUBMITTED.name(), submitted));
    }

    static void sign(ProcessInstance notice, boolean signed) {
        take(Step.SIGN_NOTICE, notice, Map.of(NOTICE_SIGNED.name(), signed));
    }
}
