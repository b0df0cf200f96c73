package duban.process;

import static duban.process.TestEngine.fire;
import static duban.process.model.DailyRoundProcess.DAY_OFF;
import static duban.process.model.DailyRoundProcess.KEY;
import static duban.process.model.DailyRoundProcess.MAIL_HOUR_COME;
import static duban.process.model.DailyRoundProcess.MAKE_ROUTINE_MAILS;
import static duban.process.model.DailyRoundProcess.OPEN_PROGRESS_ROUNDS;
import static duban.process.model.DailyRoundProcess.OPEN_ROUND;
import static duban.process.model.DailyRoundProcess.REMIND_DUE_ITEMS;
import static duban.process.model.DailyRoundProcess.ROUND_DONE;
import static duban.process.model.DailyRoundProcess.WAKE_DUE_ITEMS;
import static duban.process.model.DailyRoundProcess.WORKDAY_MORNING;
import static duban.process.model.DailyRoundProcess.WORKING_DAY_GATEWAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.historyService;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.managementService;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.repositoryService;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.runtimeService;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import duban.deadline.OpenRound;
import duban.deadline.RemindDueItems;
import duban.deadline.WakeDueItems;
import duban.measure.OpenProgressRounds;
import duban.notification.MakeRoutineMails;
import duban.process.round.MakeRoutineMailsDelegate;
import duban.process.round.OpenProgressRoundsDelegate;
import duban.process.round.OpenRoundDelegate;
import duban.process.round.RemindDueItemsDelegate;
import duban.process.round.WakeDueItemsDelegate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.Deployment;
import org.camunda.bpm.engine.test.mock.Mocks;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Deployment(resources = DailyRoundProcessTest.MODEL)
class DailyRoundProcessTest {

    static final String MODEL = "bpmn/daily-round.bpmn";

    /** Monday, 2023-07-10, in Shanghai. */
    static final Instant SEVEN_ON_MONDAY = Instant.parse("2023-07-09T23:00:00Z");

    static final Duration ONE_HOUR = Duration.ofHours(1);
    static final Duration ONE_DAY = Duration.ofDays(1);

    @RegisterExtension
    static final ProcessEngineCoverageExtension ENGINE = TestEngine.covered();

    final OpenRound openRound = mock();
    final WakeDueItems wakeDueItems = mock();
    final RemindDueItems remindDueItems = mock();
    final OpenProgressRounds openProgressRounds = mock();
    final MakeRoutineMails makeRoutineMails = mock();

    @BeforeEach
    void real_delegates_call_stubbed_use_cases() {
        Mocks.register("openRoundDelegate", new OpenRoundDelegate(openRound));
        Mocks.register("wakeDueItemsDelegate", new WakeDueItemsDelegate(wakeDueItems));
        Mocks.register("remindDueItemsDelegate", new RemindDueItemsDelegate(remindDueItems));
        Mocks.register("openProgressRoundsDelegate", new OpenProgressRoundsDelegate(openProgressRounds));
        Mocks.register("makeRoutineMailsDelegate", new MakeRoutineMailsDelegate(makeRoutineMails));
    }

    @AfterEach
    void forget_the_delegates_and_the_time() {
        Mocks.reset();
        ClockUtil.reset();
    }

    @Test
    void
            on_a_working_day_what_is_due_is_woken_what_is_coming_reminded_of_reports_asked_for_and_mails_made_each_by_a_job_of_its_own() {
        when(openRound.open()).thenReturn(true);
        when(openRound.mailsOn()).thenReturn(SEVEN_ON_MONDAY);

        fireStart();
        var round = round();

        assertThat(round)
                .hasPassedInOrder(WORKDAY_MORNING, OPEN_ROUND, WORKING_DAY_GATEWAY)
                .isWaitingAtExactly(WAKE_DUE_ITEMS);
        verifyNoInteractions(wakeDueItems);

        fire(WAKE_DUE_ITEMS, round);

        assertThat(round).hasPassed(WAKE_DUE_ITEMS).isWaitingAtExactly(REMIND_DUE_ITEMS);
        verify(wakeDueItems).wake();
        verifyNoInteractions(remindDueItems);

        fire(REMIND_DUE_ITEMS, round);

        assertThat(round).hasPassed(REMIND_DUE_ITEMS).isWaitingAtExactly(OPEN_PROGRESS_ROUNDS);
        verify(remindDueItems).remind();
        verifyNoInteractions(openProgressRounds);

        fire(OPEN_PROGRESS_ROUNDS, round);

        assertThat(round).hasPassed(OPEN_PROGRESS_ROUNDS).isWaitingAtExactly(MAIL_HOUR_COME);
        verify(openProgressRounds).open();
        verifyNoInteractions(makeRoutineMails);

        fire(MAIL_HOUR_COME, round);

        assertThat(round)
                .hasPassedInOrder(MAIL_HOUR_COME, MAKE_ROUTINE_MAILS, ROUND_DONE)
                .isEnded();
        verify(makeRoutineMails).make();
    }

    @Test
    void on_a_day_off_nothing_is_woken() {
        when(openRound.open()).thenReturn(false);
        when(openRound.mailsOn()).thenReturn(SEVEN_ON_MONDAY);

        fireStart();

        assertThat(round()).as("round that goes on").isNull();
        assertThat(historyService()
                        .createHistoricActivityInstanceQuery()
                        .activityId(DAY_OFF)
                        .finished()
                        .count())
                .isOne();
        verifyNoInteractions(wakeDueItems, openProgressRounds);
    }

    @Test
    void after_days_without_a_round_one_makes_up_for_all_and_the_next_is_at_eight_again() {
        when(openRound.mailsOn()).thenReturn(SEVEN_ON_MONDAY);

        deployedAt(SEVEN_ON_MONDAY, () -> {
            var onThursday = SEVEN_ON_MONDAY.plus(ONE_DAY.multipliedBy(3));

            assertThat(fireWhatIsDueAt(onThursday.plus(ONE_HOUR.multipliedBy(5))))
                    .isOne();

            assertThat(due()).isEqualTo(onThursday.plus(ONE_HOUR).plus(ONE_DAY));
        });
        verify(openRound).open();
    }

    /** The timer is set when the model is deployed, so what depends on the time needs a deployment of its own. */
    private static void deployedAt(Instant moment, Runnable check) {
        ClockUtil.setCurrentTime(Date.from(moment));
        var deployment = repositoryService()
                .createDeployment()
                .addClasspathResource(MODEL)
                .deploy();
        try {
            check.run();
        } finally {
            repositoryService().deleteDeployment(deployment.getId(), true);
        }
    }

    private static void fireStart() {
        managementService().executeJob(start().getId());
    }

    /** How many rounds that started; fires until nothing is due. */
    private static int fireWhatIsDueAt(Instant moment) {
        ClockUtil.setCurrentTime(Date.from(moment));
        var fired = 0;
        for (var jobs = executable(); !jobs.isEmpty(); jobs = executable()) {
            jobs.forEach(job -> managementService().executeJob(job.getId()));
            fired += jobs.size();
        }
        return fired;
    }

    private static List<Job> executable() {
        return managementService().createJobQuery().executable().list();
    }

    private static Job start() {
        return managementService().createJobQuery().activityId(WORKDAY_MORNING).singleResult();
    }

    private static Instant due() {
        return start().getDuedate().toInstant();
    }

    private static ProcessInstance round() {
        return runtimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey(KEY)
                .singleResult();
    }
}
