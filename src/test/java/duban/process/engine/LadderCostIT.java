package duban.process.engine;

import static org.assertj.core.api.Assertions.assertThat;

import duban.RunningApplication;
import duban.SmallOpinion;
import duban.TestDatabase;
import duban.TestPlans;
import duban.benchmark.StockReminder;
import duban.deadline.RemindDueItems;
import duban.ledger.DailyCheck;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.function.LongSupplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.NotifyAcquisitionRejectedJobsHandler;
import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.test.annotation.DirtiesContext;

/**
 * What reminders and escalations cost when very many are due at once, beside stock Camunda on the same PostgreSQL. Both
 * sides of each comparison write the rows they are to write, which is counted.
 */
@Tag("benchmark")
@DirtiesContext
@TestMethodOrder(OrderAnnotation.class)
class LadderCostIT extends RunningApplication {

    private static final int MEASURES = Integer.getInteger("duban.measures", 100_000);
    private static final int TIMERS = Integer.getInteger("duban.timers", 10_000);
    private static final int ESCALATIONS = Integer.getInteger("duban.escalations", 10_000);

    private static final int OPEN = Integer.getInteger("duban.open", 100_000);

    private static final Duration STALLED = Duration.ofMinutes(1);

    @Autowired
    RemindDueItems remindDueItems;

    @Autowired
    DailyCheck dailyCheck;

    @Autowired
    ProcessEngine engine;

    final TestDatabase database = TestDatabase.create("application");

    @Test
    @Order(1)
    void the_daily_round_records_reminders_a_hundred_times_faster_than_timers_of_stock_and_near_raw_sql()
            throws SQLException {
        moveTo("2023-11-21T08:00");
        asOwner(
                """
                insert into obligation (item, kind, opened_at, due_at)
                select 'BENCH-M' || n, 'MEASURE', timestamptz '2023-09-04 09:00+08', timestamptz '2023-11-24 18:00+08' from generate_series(1, %d) n""".formatted(MEASURES),
                "analyze obligation",
                "create table raw_reminder (id bigint generated always as identity primary key, item text not null, kind text not null,"
                        + " due_on date not null, days_before integer not null check (days_before >= 0), at timestamptz not null,"
                        + " unique (item, kind, due_on, days_before))");

        var ours = seconds(() -> remindDueItems.remind());
        assertThat(count("select count(*) from reminder where item like 'BENCH-M%' and days_before = 3"))
                .isEqualTo(MEASURES);
        var raw = seconds(() -> asOwner("""
                insert into raw_reminder (item, kind, due_on, days_before, at)
                select item, kind, date '2023-11-24', 3, timestamptz '2023-11-21 08:00+08' from obligation where item like 'BENCH-M%'"""));
        assertThat(count("select count(*) from raw_reminder")).isEqualTo(MEASURES);
        var stock = stockTimerCycles();

        System.out.printf(
                """
                | reminders due at once | rows | seconds | per second |
                |---|---|---|---|
                | Duban, daily round | %,d | %.2f | %,.0f |
                | raw SQL, the same rows | %,d | %.2f | %,.0f |
                | stock Camunda, a timer cycle each | %,d | %.1f | %,.0f |
                """, MEASURES, ours, MEASURES / ours, MEASURES, raw, MEASURES / raw, TIMERS, stock, TIMERS / stock);
        asOwner("drop table raw_reminder", "delete from obligation where item like 'BENCH-M%'");
        assertThat(MEASURES / ours).as("per second, of stock's").isGreaterThan(100 * TIMERS / stock);
        assertThat(ours).as("seconds, of raw SQL's").isLessThan(3 * raw);
    }

    /** On both sides the morning's round runs beside, as it does: all measures wait for receipt. */
    @Test
    @Order(2)
    void escalations_due_at_once_take_half_the_time_of_stocks_executor_doing_the_same_work() {
        var calmPool = pool(4, 8, 600);
        var calm = new CalmJobExecutor(calmPool);
        calm.setMaxJobsPerAcquisition(200);
        calm.setWaitTimeInMillis(2000);
        calm.setMaxWait(10_000);
        var ours = escalated("2023-86", calm, calmPool);
        asOwner("drop index duban_job_due", "drop index duban_job_lock");
        var stockExecutor = new SpringJobExecutor();
        var stockPool = pool(3, 10, 3);
        stockExecutor.setTaskExecutor(stockPool);
        var stock = escalated("2023-87", stockExecutor, stockPool);

        System.out.printf("""
                | escalations due at once, of %,d open measures | rows | seconds | per second |
                |---|---|---|---|
                | Duban | %,d | %.1f | %,.0f |
                | the same work by stock Camunda's executor and indexes | %,d | %.1f | %,.0f |
                """, OPEN, ESCALATIONS, ours, ESCALATIONS / ours, ESCALATIONS, stock, ESCALATIONS / stock);
        asOwner("delete from act_ru_job where id_ like 'BENCH-%'");
        assertThat(ours).as("seconds, of stock's").isLessThan(stock / 2);
    }

    /** Of the measures the escalations were about, which are open still. */
    @Test
    @Order(3)
    void the_daily_check_passes_over_everything_open_in_a_second() {
        var outcome = new DailyCheck.Outcome[1];
        var took = seconds(() -> outcome[0] = dailyCheck.at(clock.instant()));

        System.out.printf("daily check of %,d open items: %.2f s%n", outcome[0].open(), took);
        assertThat(outcome[0].open()).isGreaterThan(2 * ESCALATIONS);
        assertThat(took).isLessThan(1);
    }

    private double escalated(String opinion, JobExecutor executor, ThreadPoolTaskExecutor pool) {
        moveTo("2023-11-06T10:00");
        var perComment = new int[ESCALATIONS / 100];
        Arrays.fill(perComment, 100);
        SmallOpinion.dispatched(opinion, TestPlans.workbook(opinion, "市财政局", perComment), this::login, jdbc, jobs);
        clock.moveTo(moment("2023-11-17T08:30"));
        othersAreOpen();
        executor.setRejectedJobsHandler(new NotifyAcquisitionRejectedJobsHandler());
        executor.registerProcessEngine((ProcessEngineImpl) engine);
        // Whoever carries a job out looks there whether work goes on, and gives it back if not.
        var configuration = ((ProcessEngineImpl) engine).getProcessEngineConfiguration();
        var resting = configuration.getJobExecutor();
        configuration.setJobExecutor(executor);
        try {
            return drained(
                    executor,
                    () -> count("select count(*) from escalation where measure like '" + opinion
                            + "-%' and level = 'BLUE'"),
                    ESCALATIONS);
        } finally {
            executor.shutdown();
            pool.shutdown();
            configuration.setJobExecutor(resting);
            executor.unregisterProcessEngine((ProcessEngineImpl) engine);
        }
    }

    /** So many timers that are not due lie there, as of other open measures, that there is one for each of {@link #OPEN}. */
    private void othersAreOpen() {
        asOwner("delete from act_ru_job where id_ like 'BENCH-%'", """
                insert into act_ru_job
                select (jsonb_populate_record(null::act_ru_job, to_jsonb(j) || jsonb_build_object(
                           'id_', 'BENCH-' || n, 'duedate_', timestamp '2023-12-20 08:00', 'execution_id_', null, 'process_instance_id_', null))).*
                  from (select * from act_ru_job where type_ = 'timer' and process_instance_id_ is not null limit 1) j,
                       generate_series(1, %d - (select count(*) from act_ru_job where type_ = 'timer')) n""".formatted(OPEN), "analyze");
    }

    /** A measure as it would be modelled without our round: a user task with a timer cycle that writes one row. */
    private double stockTimerCycles() {
        var stock = TestDatabase.create("stock_timers");
        var configuration = new StandaloneProcessEngineConfiguration();
        configuration.setJdbcUrl(stock.ownerUrl());
        configuration.setJdbcDriver("org.postgresql.Driver");
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setProcessEngineName("stock");
        configuration.setEnforceHistoryTimeToLive(false);
        configuration.setBeans(Map.of("writeReminder", new StockReminder()));
        var peer = configuration.buildProcessEngine();
        try {
            peer.getRepositoryService()
                    .createDeployment()
                    .addModelInstance(
                            "measure.bpmn",
                            Bpmn.createExecutableProcess("measure")
                                    .startEvent()
                                    .userTask("work")
                                    .boundaryEvent("remind")
                                    .cancelActivity(false)
                                    .timerWithCycle("R3/PT24H")
                                    .serviceTask()
                                    .camundaDelegateExpression("${writeReminder}")
                                    .endEvent()
                                    .moveToActivity("work")
                                    .endEvent()
                                    .done())
                    .deploy();
            execute(stock.ownerUrl(), "create table stock_reminder (item text not null, at timestamptz not null)");
            for (var nth = 0; nth < TIMERS; nth++) {
                peer.getRuntimeService().startProcessInstanceByKey("measure", "M" + nth);
            }
            execute(stock.ownerUrl(), "update act_ru_job set duedate_ = duedate_ - interval '25 hours'", "analyze");
            var executor =
                    ((ProcessEngineImpl) peer).getProcessEngineConfiguration().getJobExecutor();
            // On a machine that is busy its pool takes connections away from slow jobs, and a row may come twice.
            return drained(
                    executor, () -> count(stock.ownerUrl(), "select count(distinct item) from stock_reminder"), TIMERS);
        } finally {
            peer.close();
        }
    }

    private static double drained(JobExecutor executor, LongSupplier done, int wanted) {
        return seconds(() -> {
            executor.start();
            var before = done.getAsLong();
            var moved = System.nanoTime();
            for (var now = before; now < wanted; now = done.getAsLong()) {
                if (now > before) {
                    moved = System.nanoTime();
                }
                before = now;
                assertThat(System.nanoTime() - moved)
                        .as("nothing happens any more after %d of %d", now, wanted)
                        .isLessThan(STALLED.toNanos());
                pause();
            }
            assertThat(done.getAsLong()).isEqualTo(wanted);
        });
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static ThreadPoolTaskExecutor pool(int core, int most, int queue) {
        var pool = new ThreadPoolTaskExecutor();
        pool.setCorePoolSize(core);
        pool.setMaxPoolSize(most);
        pool.setQueueCapacity(queue);
        pool.setWaitForTasksToCompleteOnShutdown(true);
        pool.setAwaitTerminationSeconds(60);
        pool.initialize();
        return pool;
    }

    private static double seconds(Runnable work) {
        var start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private static long count(String url, String sql) {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void asOwner(String... statements) {
        execute(database.ownerUrl(), statements);
    }

    private static void execute(String url, String... statements) {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
