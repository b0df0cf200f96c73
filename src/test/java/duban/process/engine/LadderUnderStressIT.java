package duban.process.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import duban.RunningApplication;
import duban.SmallOpinion;
import duban.TestPlans;
import duban.WebSession;
import duban.deadline.RemindDueItems;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.jobexecutor.NotifyAcquisitionRejectedJobsHandler;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/**
 * Rows 5, 15, 18 and 25 of the promises, in sizes for every run: whatever comes at once, dies or jumps, each rung and each
 * reminder is there once. {@link LadderAtFullSizeIT} has the full sizes.
 */
class LadderUnderStressIT extends RunningApplication {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final int LOCK_SECONDS = 60;

    @Autowired
    ProcessEngine engine;

    @Autowired
    ManagementService managementService;

    @Autowired
    RemindDueItems remindDueItems;

    /** @param closedAtOnce measures that are verified in the moment their timer goes off */
    record Size(int measures, int perDeadNode, int closedAtOnce, int threads) {}

    Size size() {
        return new Size(40, 10, 8, 20);
    }

    /** Numbers of the opinions of this class: four in a row. */
    int firstOpinion() {
        return 810;
    }

    @Test
    void what_a_dead_node_has_locked_is_taken_by_the_others_once() {
        moveTo("2023-11-06T10:00");
        var opinion = dispatched(firstOpinion(), size().measures());
        clock.moveTo(moment("2023-11-17T08:30"));
        var configuration = ((ProcessEngineImpl) engine).getProcessEngineConfiguration();
        var resting = configuration.getJobExecutor();
        var dead = new Node(true);
        var nodes = List.of(new Node(false), new Node(false));
        try {
            dead.start(size().perDeadNode());
            until(() -> lockedOf(opinion) >= size().perDeadNode());
            dead.stop();
            var lost = lockedOf(opinion);
            assertThat(escalated(opinion)).isZero();
            nodes.forEach(node -> node.start(3));
            until(() -> escalated(opinion) == size().measures() - lost);
            assertThat(lockedOf(opinion)).as("held by the dead one").isEqualTo(lost);
            clock.moveTo(clock.instant().plusSeconds(LOCK_SECONDS + 1L));
            until(() -> escalated(opinion) == size().measures());
            until(() -> jdbc.sql("select not exists (select from act_ru_job where lock_owner_ is not null)")
                    .query(Boolean.class)
                    .single());
        } finally {
            dead.stop();
            nodes.forEach(Node::stop);
            configuration.setJobExecutor(resting);
        }

        each_took_one_rung_and_waits_for_the_next(opinion, size().measures());
    }

    @Test
    void a_measure_completed_in_the_moment_its_rung_comes_is_never_stuck() throws Exception {
        moveTo("2023-11-06T10:00");
        var opinion = dispatched(firstOpinion() + 1, size().closedAtOnce());
        var number = number(firstOpinion() + 1);
        IntStream.rangeClosed(1, size().closedAtOnce()).forEach(nth -> opinion.bringTo("verifyMeasure", nth));
        clock.moveTo(moment("2023-11-17T08:30"));
        var verifier = opinion.session("office.sfj");
        var both = Executors.newFixedThreadPool(2);
        try {
            for (var nth = 1; nth <= size().closedAtOnce(); nth++) {
                var measure = opinion.measure(nth);
                var task = opinion.leadTo("verifyMeasure", nth);
                var timer = timerOf(measure);
                var start = new CyclicBarrier(2);
                var completion = both.submit(() -> {
                    start.await(10, TimeUnit.SECONDS);
                    return verified(verifier, task);
                });
                var rung = both.submit(() -> {
                    start.await(10, TimeUnit.SECONDS);
                    return take(timer);
                });
                var answer = completion.get(60, TimeUnit.SECONDS);
                rung.get(60, TimeUnit.SECONDS);
                if (answer.status() != 204) {
                    assertThat(answer.status()).as(answer.text()).isEqualTo(409);
                    SmallOpinion.done(verified(verifier, opinion.leadTo("verifyMeasure", nth)));
                }
            }
        } finally {
            both.shutdownNow();
        }
        jobs.drain();

        assertThat(count("select count(*) from measure where comment like :items and state = 'COMPLETED'", number))
                .isEqualTo(size().closedAtOnce());
        assertThat(count("select count(*) from next_escalation where measure like :items", number))
                .isZero();
        assertThat(count(
                        "select count(*) from act_ru_job j join process_instance p on p.id = j.process_instance_id_ where p.item like :items and p.item like '%-M%'",
                        number))
                .isZero();
        assertThat(count(
                        "select coalesce(max(taken), 0) from (select count(*) as taken from escalation where measure like :items group by measure, level) each",
                        number))
                .isLessThanOrEqualTo(1);
    }

    @Test
    void many_who_record_reminders_at_once_record_each_once() throws Exception {
        moveTo("2023-11-06T10:00");
        dispatched(firstOpinion() + 2, size().measures());
        var number = number(firstOpinion() + 2);
        clock.moveTo(moment("2023-11-21T08:00"));
        var threads = Executors.newFixedThreadPool(size().threads());
        try {
            Callable<Integer> round = () -> remindDueItems.remind();
            for (var each : threads.invokeAll(Collections.nCopies(size().threads(), round))) {
                each.get(60, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(count("select count(*) from reminder where item like :items and kind = 'MEASURE'", number))
                .isEqualTo(size().measures());
        assertThat(remindDueItems.remind()).as("once more").isZero();
    }

    @Test
    void a_clock_that_jumps_forth_and_back_lets_nothing_come_twice() {
        moveTo("2023-11-06T10:00");
        dispatched(firstOpinion() + 3, 2);
        var number = number(firstOpinion() + 3);
        moveTo("2023-11-17T07:30");
        assertThat(ladder(number)).as("the reminder of ten days before").isEqualTo("0 2");

        moveTo("2023-11-17T08:30");
        assertThat(ladder(number)).as("an hour on").isEqualTo("2 2");
        moveTo("2023-11-17T07:30");
        assertThat(ladder(number)).as("an hour back").isEqualTo("2 2");
        moveTo("2023-11-17T08:30");
        assertThat(ladder(number)).as("and on again").isEqualTo("2 2");
        // Thursday, the 23rd: yellow, and the reminder of three days before.
        moveTo("2023-11-23T08:30");
        assertThat(ladder(number)).as("six days on").isEqualTo("4 4");
        moveTo("2023-11-20T08:30");
        assertThat(ladder(number)).as("three days back").isEqualTo("4 4");
        moveTo("2023-11-23T08:30");
        assertThat(ladder(number)).as("and on again").isEqualTo("4 4");
    }

    private String ladder(String number) {
        return count("select count(*) from escalation where measure like :items", number) + " "
                + count("select count(*) from reminder where kind = 'MEASURE' and item like :items", number);
    }

    SmallOpinion dispatched(int nth, int measures) {
        var perComment = new int[(measures + 99) / 100];
        Arrays.fill(perComment, 100);
        perComment[perComment.length - 1] = measures - 100 * (perComment.length - 1);
        var opinion = "2023-" + nth;
        return SmallOpinion.dispatched(
                opinion, TestPlans.workbook(opinion, "市财政局", perComment), this::login, jdbc, jobs);
    }

    void each_took_one_rung_and_waits_for_the_next(SmallOpinion opinion, int measures) {
        var number = items(opinion);
        assertThat(count("select count(*) from escalation where measure like :items", number))
                .isEqualTo(measures);
        assertThat(count("select count(distinct measure) from escalation where measure like :items", number))
                .isEqualTo(measures);
        assertThat(count("select count(*) from transition where step = 'escalateMeasure' and item like :items", number))
                .as("told of in the timeline")
                .isEqualTo(measures);
        assertThat(count("""
                select count(*) from act_ru_job j join process_instance p on p.id = j.process_instance_id_
                  join next_escalation n on n.measure = p.item and n.due_at = j.duedate_
                 where p.item like :items and j.type_ = 'timer' and j.retries_ > 0 and j.exception_msg_ is null and n.level = 'YELLOW'""", number))
                .as("one timer each, at the next rung, nothing failed")
                .isEqualTo(measures);
    }

    private static WebSession.Answer verified(WebSession verifier, String task) {
        return verifier.submit(task, Map.of("decision", "ACCEPT", "criteriaMet", List.of(1, 2), "reason", ""));
    }

    /**
     * Where the completion was first the engine finds no timer any more, or no execution, or only half of what it has begun
     * to read: whatever it says, its turn is given back. A timer that stays is drained, and what is left is asserted.
     */
    private boolean take(String timer) {
        try {
            managementService.executeJob(timer);
            return true;
        } catch (ProcessEngineException overtaken) {
            return false;
        }
    }

    private String timerOf(String measure) {
        return jdbc.sql(
                        "select j.id_ from act_ru_job j join process_instance p on p.id = j.process_instance_id_ where p.item = ?")
                .param(measure)
                .query(String.class)
                .single();
    }

    long escalated(SmallOpinion opinion) {
        return count("select count(*) from escalation where measure like :items", items(opinion));
    }

    private long lockedOf(SmallOpinion opinion) {
        return count(
                "select count(*) from act_ru_job j join process_instance p on p.id = j.process_instance_id_ where p.item like :items and j.lock_owner_ is not null",
                items(opinion));
    }

    long count(String sql, String items) {
        return jdbc.sql(sql).param("items", items).query(Long.class).single();
    }

    static String number(int nth) {
        return "2023-" + nth + "-%";
    }

    private static String items(SmallOpinion opinion) {
        return opinion.measure(1).replaceAll("-M.*", "-%");
    }

    static void until(Callable<Boolean> condition) {
        await().atMost(LONG).pollInterval(Duration.ofMillis(20)).until(condition);
    }

    /** A job executor as each node has one, over the one engine; a dead one locks jobs and does nothing more. */
    private final class Node {

        private final CalmJobExecutor executor;
        private final ThreadPoolTaskExecutor pool;

        Node(boolean dead) {
            pool = dead ? new LostWork() : new ThreadPoolTaskExecutor();
            pool.setCorePoolSize(2);
            pool.setQueueCapacity(100);
            pool.setWaitForTasksToCompleteOnShutdown(true);
            pool.setAwaitTerminationSeconds(60);
            pool.initialize();
            executor = new CalmJobExecutor(pool);
            executor.setLockTimeInMillis(LOCK_SECONDS * 1000);
            executor.setWaitTimeInMillis(20);
            executor.setMaxWait(100);
            executor.setRejectedJobsHandler(new NotifyAcquisitionRejectedJobsHandler());
        }

        void start(int atOnce) {
            executor.setMaxJobsPerAcquisition(atOnce);
            executor.registerProcessEngine((ProcessEngineImpl) engine);
            // Whoever carries a job out looks there whether work goes on, and gives it back if not.
            ((ProcessEngineImpl) engine).getProcessEngineConfiguration().setJobExecutor(executor);
            executor.start();
        }

        void stop() {
            executor.shutdown();
            pool.shutdown();
        }
    }

    private static final class LostWork extends ThreadPoolTaskExecutor {

        private static final long serialVersionUID = 1;

        @Override
        public void execute(Runnable lost) {}
    }
}
