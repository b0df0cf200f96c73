package duban;

import static duban.WebSession.API;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import duban.deadline.WakeDueItems;
import duban.shared.DepartmentCode;
import duban.shared.PersonId;
import duban.verification.Verifiers;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Where one turn of the loop meets another: each test has a measure of its own. */
@TestInstance(Lifecycle.PER_CLASS)
class CombinedTurnsIT extends RunningApplication {

    static final Map<String, ?> TO_MZJ = Map.of("decision", "RETURN", "reason", "不属本单位职责。", "proposedOwner", "MZJ");
    static final Map<String, ?> KEEP = Map.of("ruling", "KEEP", "reason", "职责明确。");
    static final Map<String, ?> ASK = Map.of("decision", "ASK_FOR_MORE", "unmet", List.of(2), "wanted", "请补充验收单原件的文号。");
    static final Map<String, ?> SUPPLEMENT = Map.of("answer", "验收单已取得文号。", "materials", List.of("", "财字〔2023〕18号"));
    static final Map<String, ?> PROGRESS = Map.of("done", "已完成选址。", "next", "组织施工。");

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    WakeDueItems wakeDueItems;

    @Autowired
    Verifiers verifiers;

    SmallOpinion opinion;
    String section;

    @BeforeAll
    void a_small_opinion_is_dispatched() {
        moveTo("2023-08-07T09:00");
        opinion = SmallOpinion.dispatched("2023-70", 7, this::login, jdbc, jobs);
    }

    @BeforeAll
    void the_section_is_known() {
        section = jdbc.sql("select section from officer where id = 'sfj.handler'")
                .query(String.class)
                .single();
    }

    @BeforeEach
    void the_same_morning() {
        moveTo("2023-08-07T10:00");
    }

    @AfterAll
    void the_section_is_as_it_was() {
        jdbc.sql("update officer set section = :section where id = 'sfj.handler'")
                .param("section", section)
                .update();
    }

    @AfterEach
    void everybody_is_back() {
        jdbc.sql(
                        "update substitution set ended_by = 'system', ended_at = made_at, end_reason = '测试结束' where ended_at is null")
                .update();
    }

    void substitutes(String head, String absent, String substitute) {
        var answer = opinion.session(head)
                .post(
                        API + "/duban/department/substitutions",
                        Map.of(
                                "absent", absent,
                                "substitute", substitute,
                                "fromOn", "2023-08-07",
                                "toOn", "2023-08-11",
                                "reason", "外出学习"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    @Test
    void a_substitute_adds_what_the_absent_handler_was_asked_for() {
        var measure = opinion.measure(1);
        opinion.leadTo("verifyMeasure", 1);
        opinion.take("office.sfj", measure, ASK);
        substitutes("czj.head", "czj.handler", "czj.liaison");

        opinion.take("czj.liaison", measure, SUPPLEMENT);

        assertThat(opinion.step(measure)).isEqualTo("signOffResult");
        assertThat(latest("person || ' for ' || on_behalf_of", measure)).isEqualTo("czj.liaison for czj.handler");
    }

    @Test
    void nobody_verifies_a_comment_whose_stage_they_reported_nor_does_their_section() {
        var comment = opinion.comment();
        var lead = new DepartmentCode("CZJ");
        jdbc.sql(
                        "update officer set section = (select section from officer where id = 'office.sfj') where id = 'sfj.handler'")
                .update();
        acted("resumeRectification", "office.zzb", comment);
        acted("applyForStrikeOff", "sfj.handler", comment);

        assertThat(verifiers.isIndependent(new PersonId("office.zzb"), comment, lead))
                .isFalse();
        assertThat(verifiers.isIndependent(new PersonId("office.sfj"), comment, lead))
                .isFalse();
        assertThat(verifiers.namesFor(comment, lead)).containsExactly("黎立新", "万慧敏");
    }

    void acted(String step, String person, String item) {
        jdbc.sql("""
                insert into transition (item, step, person, acting_for, at, old_state, new_state, reason, sha256)
                values (?, ?, ?, 'CZJ', now(), 'IN_PROGRESS', 'IN_PROGRESS', '', '')""").params(item, step, person).update();
    }

    String latest(String columns, String item) {
        return jdbc.sql("select " + columns + " from transition where item = ? order by id desc limit 1")
                .param(item)
                .query(String.class)
                .single();
    }

    // Acts beside the steps.

    /** While somebody takes a step of the measure, this runs beside it; neither may wait for the other for ever. */
    void besideAStep(String measure, Callable<WebSession.Answer> act, int status) throws Exception {
        var task = opinion.task(measure);
        var thread = Executors.newSingleThreadExecutor();
        try {
            Future<WebSession.Answer> answer = transactions.execute(transaction -> {
                jdbc.sql("select from work_item where task_id = ? for update")
                        .param(task)
                        .query()
                        .listOfRows();
                var running = thread.submit(act);
                untilItWaits();
                jdbc.sql("update measure set version = version + 1 where number = ?")
                        .param(measure)
                        .update();
                return running;
            });
            assertThat(answer.get(30, TimeUnit.SECONDS).status()).isEqualTo(status);
        } finally {
            thread.shutdownNow();
        }
    }

    /** Some other transaction waits for ours. */
    void untilItWaits() {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (jdbc.sql("select count(*) from pg_stat_activity where pg_backend_pid() = any (pg_blocking_pids(pid))")
                        .query(Integer.class)
                        .single()
                == 0) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    @Test
    void a_reassignment_waits_for_whoever_takes_a_step_and_then_sees_what_came_of_it() throws Exception {
        var measure = opinion.measure(2);
        opinion.leadTo("submitResult", 2);
        jdbc.sql("insert into appointment (officer, department, role) values ('czj.deputy', 'CZJ', 'HANDLER')")
                .update();
        try {
            besideAStep(
                    measure,
                    () -> opinion.session("czj.head")
                            .post(
                                    API + "/duban/department/measures/" + measure + "/reassign",
                                    Map.of("handler", "czj.deputy", "reason", "原承办人出差")),
                    204);
        } finally {
            jdbc.sql("delete from appointment where officer = 'czj.deputy' and role = 'HANDLER'")
                    .update();
        }

        assertThat(jdbc.sql("select assignee from work_item where item = ?")
                        .param(measure)
                        .query(String.class)
                        .single())
                .isEqualTo("czj.deputy");
    }

    @Test
    void progress_waits_for_whoever_takes_a_step() throws Exception {
        var measure = opinion.measure(3);
        opinion.leadTo("submitResult", 3);

        besideAStep(
                measure,
                () -> opinion.session("czj.handler").post(API + "/duban/measures/" + measure + "/progress", PROGRESS),
                204);
    }

    @Test
    void the_round_does_not_cross_whoever_takes_a_step() throws Exception {
        var measure = opinion.measure(4);
        var task = opinion.task(measure);
        jdbc.sql("update obligation set due_at = ? where item = ? and kind = 'RETURN'")
                .params(Timestamp.from(moment("2023-08-07T09:30")), measure)
                .update();
        var thread = Executors.newSingleThreadExecutor();
        try {
            Future<?> round = transactions.execute(transaction -> {
                jdbc.sql("select from work_item where task_id = ? for update")
                        .param(task)
                        .query()
                        .listOfRows();
                var running = thread.submit(() -> wakeDueItems.wake());
                untilItWaits();
                assertThatCode(() -> jdbc.sql(
                                        "update obligation set fulfilled_at = due_at where item = ? and kind = 'RETURN'")
                                .param(measure)
                                .update())
                        .doesNotThrowAnyException();
                return running;
            });
            round.get(30, TimeUnit.SECONDS);
        } finally {
            thread.shutdownNow();
        }

        assertThat(jdbc.sql("select count(*) from transition where item = ? and step = 'closeReturnPeriod'")
                        .param(measure)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    // Returns and changes.

    @Test
    void a_transfer_gives_the_new_department_returns_of_its_own() {
        var measure = opinion.measure(5);
        opinion.take("czj.liaison", measure, TO_MZJ);
        opinion.take("office.sfj", measure, KEEP);
        opinion.take("czj.liaison", measure, TO_MZJ);
        opinion.take("leader.zhao", measure, KEEP);
        changed(Map.of("kind", "TRANSFER", "measures", List.of(measure), "department", "SFJ", "reason", "职能划转"));

        var sheet = opinion.session("sfj.liaison").sheet(opinion.task(measure));
        assertThat(sheet.at("/sections").findValuesAsText("key"))
                .containsExactly("receipt", "measure", "returns", "history");
        assertThat(sheet.at("/sections/0/facts/0/value").asText()).contains("8月14日");
        assertThat(sheet.at("/input/results").toString()).isEqualTo("[\"RECEIVE\",\"RETURN\"]");
        opinion.take("sfj.liaison", measure, TO_MZJ);
        assertThat(opinion.step(measure)).isEqualTo("arbitrateReturn");
        assertThat(latest("holder_after", measure)).isEqualTo("DBZB");
        opinion.take("office.zzb", measure, KEEP);

        assertThat(opinion.session("sfj.liaison")
                        .sheet(opinion.task(measure))
                        .at("/sections/0/key")
                        .asText())
                .isEqualTo("ruling");
        assertThat(jdbc.sql("select round || level from return_ruling where measure = ? order by round")
                        .param(measure)
                        .query(String.class)
                        .list())
                .containsExactly("1OFFICE", "2LEADER", "3OFFICE");
    }

    void changed(Map<String, ?> proposal) {
        var answer = opinion.session("office.zzb").post(API + "/duban/changes", proposal);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        opinion.take("leader.zhao", answer.body().path("number").asText(), Map.of("decision", "APPROVE"));
    }
}
