package duban;

import static org.assertj.core.api.Assertions.assertThat;

import duban.WebSession.Answer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ConcurrencyIT extends RunningApplication {

    /** At each of them two people at once; {@code -Dduban.tasks=200} for as many as it was first asked for. */
    static final int TASKS = Integer.getInteger("duban.tasks", 20);

    static final Map<String, ?> SIGN = Map.of("decision", "SIGN", "reason", "");
    static final Map<String, ?> ACCEPT = Map.of("decision", "ACCEPT", "criteriaMet", List.of(1, 2), "reason", "");
    static final Map<String, ?> RESULT =
            Map.of("account", "已建成。", "indicatorValues", List.of("10"), "proofs", List.of("文号1", "文号2"));

    /** A dispatched opinion whose measures all wait for the head's sign-off. */
    void waitingForSignOff(String opinion, int measures) {
        moveTo("2023-07-10T10:00");
        var office = login("office.zzb");
        assertThat(office.post(
                                "/camunda/api/duban/workbook?fileName=a.xlsx",
                                TestPlans.workbook(opinion, "市民政局", measures))
                        .status())
                .isEqualTo(201);
        done(office.submit(task(opinion), Map.of("instruction", "")));
        jobs.drain();
        var liaison = login("mzj.liaison");
        var handler = login("mzj.handler");
        for (var nth = 1; nth <= measures; nth++) {
            var measure = "%s-M%02d".formatted(opinion, nth);
            done(liaison.submit(task(measure), Map.of("decision", "RECEIVE", "remark", "")));
            done(liaison.submit(task(measure), Map.of("handler", "mzj.handler", "instruction", "")));
            done(handler.submit(task(measure), RESULT));
        }
    }

    static void done(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
    }

    String task(String item) {
        return jdbc.sql("select task_id from work_item where item = ?")
                .param(item)
                .query(String.class)
                .single();
    }

    int count(String sql, String item) {
        return jdbc.sql(sql).param(item).query(Integer.class).single();
    }

    static List<Answer> atOnce(Callable<Answer> one, Callable<Answer> other) throws Exception {
        var together = new CyclicBarrier(2);
        var threads = Executors.newFixedThreadPool(2);
        try {
            var answers = List.of(one, other).stream()
                    .map(call -> threads.submit(() -> {
                        together.await();
                        return call.call();
                    }))
                    .toList();
            return List.of(
                    answers.get(0).get(60, TimeUnit.SECONDS), answers.get(1).get(60, TimeUnit.SECONDS));
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void of_two_heads_signing_at_once_one_signs_and_the_other_is_told() throws Exception {
        waitingForSignOff("2023-96", 1);
        var measure = "2023-96-M01";
        var task = task(measure);
        var head = login("mzj.head");
        var deputy = login("mzj.deputy");

        var answers = atOnce(() -> head.submit(task, SIGN), () -> deputy.submit(task, SIGN));

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(204, 409);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 409)
                .singleElement()
                .satisfies(refused -> {
                    assertThat(refused.code()).isIn("TASK_GONE", "OVERTAKEN");
                    assertThat(refused.message()).contains("他人");
                });
        assertThat(count("select count(*) from sign_off where measure = ?", measure))
                .isEqualTo(1);
        assertThat(count("select count(*) from transition where step = 'signOffResult' and item = ?", measure))
                .isEqualTo(1);
    }

    @Test
    void of_two_people_at_each_of_many_tasks_exactly_one_succeeds_and_the_other_is_told() throws Exception {
        waitingForSignOff("2023-73", TASKS);
        var head = login("mzj.head");
        var deputy = login("mzj.deputy");

        for (var nth = 1; nth <= TASKS; nth++) {
            var measure = "2023-73-M%02d".formatted(nth);
            var task = task(measure);
            var answers = atOnce(() -> head.submit(task, SIGN), () -> deputy.submit(task, SIGN));

            assertThat(answers).as(measure).extracting(Answer::status).containsExactlyInAnyOrder(204, 409);
            assertThat(answers)
                    .filteredOn(answer -> answer.status() == 409)
                    .allSatisfy(refused -> assertThat(refused.message()).contains("他人"));
            assertThat(count("select count(*) from transition where step = 'signOffResult' and item = ?", measure))
                    .isEqualTo(1);
        }
    }

    @Test
    void two_last_measures_completed_at_once_lead_to_one_application() throws Exception {
        waitingForSignOff("2023-97", 2);
        var head = login("mzj.head");
        done(head.submit(task("2023-97-M01"), SIGN));
        done(head.submit(task("2023-97-M02"), SIGN));
        var first = task("2023-97-M01");
        var second = task("2023-97-M02");
        var one = login("office.sfj");
        var other = login("office.fgw");

        var answers = atOnce(() -> one.submit(first, ACCEPT), () -> other.submit(second, ACCEPT));

        assertThat(answers).extracting(Answer::status).containsOnly(204);
        assertThat(count("select count(*) from measure where state = 'COMPLETED' and comment = ?", "2023-97-P01"))
                .isEqualTo(2);
        assertThat(count("select count(*) from work_item where step = 'applyForStrikeOff' and item = ?", "2023-97-P01"))
                .isEqualTo(1);
    }
}
