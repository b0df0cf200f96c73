package duban.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import duban.RunningApplication;
import duban.SmallOpinion;
import duban.TestDatabase;
import duban.TestPlans;
import duban.WebSession;
import duban.deadline.EngineDues;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.transaction.support.TransactionTemplate;

/** What a change of the calendar costs that moves 100,000 items with their tasks, beside moving each by the engine. */
@Tag("benchmark")
@DirtiesContext
@TestInstance(Lifecycle.PER_CLASS)
class CalendarMoveCostIT extends RunningApplication {

    /** Six of ten wait at a step whose days are counted; the others have a date of their own, which nothing moves. */
    private static final int TASKS = 168_000;

    private static final int MOVED = 100_000;
    private static final int SINGLE = 1_000;
    private static final Duration MOST = Duration.ofSeconds(60);

    private static final String COUNTED =
            "w.item like '2099-99-%' and w.step in ('signForReceipt', 'signOffResult', 'verifyMeasure')";

    private static final String OF_STEP =
            "(values ('signForReceipt', 'RECEIPT'), ('signOffResult', 'SIGN_OFF'), ('verifyMeasure', 'VERIFICATION')) s (step, kind)";

    @Autowired
    EngineDues engineDues;

    @Autowired
    TransactionTemplate transactions;

    ManyTasks many;

    @BeforeAll
    void many_tasks_are_counted_over_the_tenth_of_august() {
        moveTo("2023-08-07T09:00");
        var steps = ManyTasks.steps();
        var opinion = SmallOpinion.dispatched(
                "2023-52", TestPlans.workbook("2023-52", "市财政局", steps.size()), this::login, jdbc, jobs);
        var real = new HashMap<String, String>();
        for (var nth = 1; nth <= steps.size(); nth++) {
            opinion.bringTo(steps.get(nth - 1), nth);
            real.put(
                    steps.get(nth - 1),
                    jdbc.sql("select task_id from work_item where item = ?")
                            .param(opinion.measure(nth))
                            .query(String.class)
                            .single());
        }
        many = new ManyTasks(TestDatabase.create("application"), real);
        many.addUpTo(TASKS);
        jdbc.sql("""
                update obligation o set counted_days = 5, counted_from = '2023-08-07', due_at = end_of_day('2023-08-14')
                  from work_item w join %s using (step)
                 where %s and o.item = w.item and o.kind = s.kind and o.fulfilled_at is null""".formatted(OF_STEP, COUNTED)).update();
        // The others of a measure that waits to be received are no task's: they stay as they were copied.
        transactions.execute(status -> engineDues.followAll());
    }

    @AfterAll
    void everything_goes() {
        many.remove();
    }

    @Test
    void a_calendar_change_moves_a_hundred_thousand_items_in_seconds_and_as_each_alone() {
        var admin = login("admin");
        var page = admin.get(WebSession.API + "/duban/rules").body();
        var lines = "";
        for (var year : page.path("years")) {
            lines = year.path("year").asInt() == 2023 ? year.path("lines").asText() : lines;
        }
        var text = lines + "off 2023-08-10 临时放假\n";

        var start = System.nanoTime();
        var checked = admin.post(WebSession.API + "/duban/rules/calendar/check", Map.of("text", text));
        var foreseen = System.nanoTime() - start;
        assertThat(checked.status()).as(checked.text()).isEqualTo(200);
        start = System.nanoTime();
        var changed = admin.post(
                WebSession.API + "/duban/rules/calendar",
                Map.of(
                        "text",
                        text,
                        "reason",
                        "测量",
                        "version",
                        page.path("calendarVersion").asLong()));
        var taken = Duration.ofNanos(System.nanoTime() - start);

        assertThat(changed.status()).as(changed.text()).isEqualTo(201);
        var items = changed.body().path("items").asInt();
        var tasks = changed.body().path("tasks").asInt();
        assertThat(items).isGreaterThanOrEqualTo(MOVED);
        assertThat(checked.body().path("preview").path("items").asInt()).isEqualTo(items);
        assertThat(checked.body().path("preview").path("tasks").asInt()).isEqualTo(tasks);
        assertThat(behind())
                .as("tasks that do not stand where their obligations do")
                .isZero();
        assertThat(count("select count(*) from work_item w where " + COUNTED + " and w.due = end_of_day('2023-08-15')"))
                .isEqualTo(count("select count(*) from work_item w where " + COUNTED));
        var single = singly();
        System.out.printf("%-44s %12s%n", "calendar change", "");
        System.out.printf("%-44s %,12d%n", "items moved", items);
        System.out.printf("%-44s %,12d%n", "tasks moved", tasks);
        System.out.printf("%-44s %12.1f%n", "foreseen, s", foreseen / 1e9);
        System.out.printf("%-44s %12.1f%n", "changed, s", taken.toMillis() / 1e3);
        System.out.printf("%-44s %12.3f%n", "for each task, ms", taken.toMillis() / (double) tasks);
        System.out.printf("%-44s %12.3f%n", "for each task by the engine's API, ms", single);
        assertThat(taken).isLessThan(MOST);
    }

    /** The same tasks one by one to where the mass move brought them, from where they stood before; the rows must be the same. */
    private double singly() {
        var items = jdbc.sql("select w.item from work_item w where " + COUNTED + " order by w.item limit " + SINGLE)
                .query(String.class)
                .list();
        var massed = rows(items);
        back(items);
        transactions.execute(status -> engineDues.followAll());
        jdbc.sql("""
                update obligation o set due_at = end_of_day('2023-08-15') from work_item w join %s using (step)
                 where w.item in (:items) and o.item = w.item and o.kind = s.kind""".formatted(OF_STEP)).param("items", items).update();
        var start = System.nanoTime();
        for (var item : items) {
            transactions.executeWithoutResult(status -> engineDues.follow(item));
        }
        var each = (System.nanoTime() - start) / 1e6 / items.size();
        assertThat(rows(items)).isEqualTo(massed);
        return each;
    }

    private void back(List<String> items) {
        jdbc.sql("""
                update obligation o set due_at = end_of_day('2023-08-14') from work_item w join %s using (step)
                 where w.item in (:items) and o.item = w.item and o.kind = s.kind""".formatted(OF_STEP)).param("items", items).update();
    }

    /** Without what counts changes or tells their moment. */
    private List<String> rows(List<String> items) {
        return jdbc.sql("""
                select w.item || ' ' || w.due || ' ' || (to_jsonb(t) - '{rev_,last_updated_}'::text[])::text
                  from work_item w join act_ru_task t on t.id_ = w.task_id where w.item in (:items) order by w.item""").param("items", items).query(String.class).list();
    }

    private int behind() {
        return count("""
                select count(*) from work_item w join %s using (step)
                  join obligation o on o.item = w.item and o.kind = s.kind and o.fulfilled_at is null
                  join act_ru_task t on t.id_ = w.task_id
                 where w.due <> o.due_at or t.due_date_ <> w.due::timestamp""".formatted(OF_STEP));
    }

    private int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }
}
