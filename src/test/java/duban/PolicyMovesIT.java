package duban;

import static org.assertj.core.api.Assertions.assertThat;

import duban.WebSession.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What a rule moves that counts no days of a step: progress reports that are open, and the rungs of the ladder. */
@TestInstance(Lifecycle.PER_CLASS)
class PolicyMovesIT extends RunningApplication {

    private static final String OPINION = "2023-802";
    private static final String RULES = WebSession.API + "/duban/rules";

    SmallOpinion opinion;

    @BeforeAll
    void two_measures_are_in_work_and_the_report_of_november_is_asked_for() {
        moveTo("2023-11-06T10:00");
        opinion = SmallOpinion.dispatched(OPINION, TestPlans.workbook(OPINION, "市商务委", 2), this::login, jdbc, jobs);
        opinion.leadTo("submitResult", 1);
        playTo("2023-11-17T10:00");
    }

    @AfterEach
    void the_defaults_count() {
        var defaults = Map.of("PROGRESS_DAY", "25", "LEADER_AFTER.STAGED", "7", "RECEIPT", "2");
        var changed = jdbc.sql("""
                select rule || case measure_kind when '' then '' else '.' || measure_kind end || ' ' || amounts[1] from current_policy""").query(String.class).list();
        defaults.entrySet().stream()
                .filter(rule -> !changed.contains(rule.getKey() + " " + rule.getValue()))
                .forEach(rule -> approve(Map.of(rule.getKey(), rule.getValue())));
    }

    @Test
    void another_day_of_the_month_moves_the_reports_that_are_open_by_what_the_preview_said() {
        var round = "SWW-2023-11";
        var open = count(
                "select count(*) from obligation where kind in ('PROGRESS', 'PROGRESS_SIGN_OFF') and fulfilled_at is null");
        // The 25th is a Saturday, and so is the 18th.
        assertThat(due(round)).containsOnly("2023-11-24 18:00");

        var preview = session("admin")
                .post(RULES + "/proposals/preview", Map.of("values", Map.of("PROGRESS_DAY", "18")))
                .body();
        assertThat(preview.path("items").asInt()).isEqualTo(open);
        assertThat(preview.path("moves"))
                .anySatisfy(move -> assertThat(move.toString()).contains(round, "填报进展", "11月24日 周五", "11月17日 周五"));

        var done = approve(Map.of("PROGRESS_DAY", "18"));
        assertThat(done.body().path("items").asInt()).isEqualTo(open);
        assertThat(done.body().path("tasks").asInt())
                .isEqualTo(preview.path("tasks").asInt())
                .isPositive();
        assertThat(due(round)).containsOnly("2023-11-17 18:00");

        approve(Map.of("PROGRESS_DAY", "26"));
        assertThat(due(round)).as("a Sunday").containsOnly("2023-11-24 18:00");
    }

    @Test
    void a_report_is_due_by_the_same_day_whoever_has_it_and_moves_there_too() {
        var round = "SWW-2023-11";
        opinion.take(
                "sww.liaison",
                round,
                Map.of(
                        "noChange",
                        List.of(1),
                        "done",
                        List.of(""),
                        "next",
                        List.of(""),
                        "obstacles",
                        List.of(""),
                        "helpNeeded",
                        List.of(""),
                        "forecastOn",
                        List.of(""),
                        "indicatorValues",
                        List.of("")));
        assertThat(opinion.step(round)).isEqualTo("signProgressRound");
        assertThat(due(round)).containsOnly("2023-11-24 18:00");

        approve(Map.of("PROGRESS_DAY", "21"));
        assertThat(due(round)).containsOnly("2023-11-21 18:00");

        opinion.take("sww.head", round, Map.of("decision", "SEND_BACK", "reason", "请写明困难。"));
        assertThat(opinion.step(round)).isEqualTo("reportProgressRound");
        assertThat(due(round)).containsOnly("2023-11-21 18:00");
    }

    @Test
    void another_distance_of_a_rung_moves_what_comes_next_and_its_timer() {
        moveTo("2023-11-27T10:00");
        var measure = opinion.measure(1);
        // Seven working days after 24 November is 5 December, nine are the 7th.
        assertThat(next(measure)).isEqualTo("LEADER 2023-12-05 08:00 2023-12-05 08:00");

        approve(Map.of("LEADER_AFTER.STAGED", "9"));

        assertThat(next(measure)).isEqualTo("LEADER 2023-12-07 08:00 2023-12-07 08:00");
        moveTo("2023-11-17T10:00");
    }

    @Test
    void the_timeline_of_an_item_tells_which_rule_moved_it_and_who_approved() {
        var measure = opinion.measure(2);
        assertThat(opinion.step(measure)).isEqualTo("signForReceipt");

        approve(Map.of("RECEIPT", "3"));

        var timeline = session("sww.liaison")
                .get(WebSession.API + "/duban/tasks/" + opinion.task(measure) + "/detail")
                .body()
                .path("timeline");
        assertThat(timeline)
                .anySatisfy(moment -> assertThat(moment.toString())
                        .contains("期限规则调整，时限随之改变", "签收期限由11月8日改为11月9日", "雷刚", "督办专班", "\"from\":\"待签收\""));
    }

    private Answer approve(Map<String, String> values) {
        var admin = session("admin");
        var version = admin.get(RULES).body().path("version").asLong();
        var proposed =
                admin.post(RULES + "/proposals", Map.of("values", values, "reason", "试行后调整", "version", version));
        assertThat(proposed.status()).as(proposed.text()).isEqualTo(201);
        var done = session("office.sfj")
                .post(
                        RULES + "/proposals/" + proposed.body().path("number").asInt() + "/decision",
                        Map.of("decision", "APPROVE", "reason", ""));
        assertThat(done.status()).as(done.text()).isEqualTo(200);
        return done;
    }

    private WebSession session(String user) {
        return opinion.session(user);
    }

    /** By the obligation, by our task and by the engine's. */
    private List<String> due(String item) {
        return jdbc.sql("""
                select to_char(unnest(array[o.due_at at time zone 'Asia/Shanghai', w.due at time zone 'Asia/Shanghai', t.due_date_]), 'YYYY-MM-DD HH24:MI')
                  from obligation o join work_item w on w.item = o.item join act_ru_task t on t.id_ = w.task_id
                 where o.item = ? and o.fulfilled_at is null""").param(item).query(String.class).list();
    }

    /** The level, when it is planned and when its timer stands. */
    private String next(String measure) {
        return jdbc.sql("""
                select n.level || ' ' || to_char(n.due_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') || ' ' || to_char(j.duedate_, 'YYYY-MM-DD HH24:MI')
                  from next_escalation n join process_instance p on p.item = n.measure
                  join act_ru_job j on j.process_instance_id_ = p.id and j.type_ = 'timer' where n.measure = ?""").param(measure).query(String.class).single();
    }

    private int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }
}
