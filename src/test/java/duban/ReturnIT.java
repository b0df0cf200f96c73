package duban;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import duban.WebSession.Answer;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A measure that goes back as not ours, through the web API: each test has a measure of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReturnIT extends RunningApplication {

    static final String OPINION = "2023-51";
    static final String DISPATCHED = "2023-07-10T10:00";
    static final String REASON = "三定规定中该项职责属财政部门。";
    static final Map<String, ?> TO_CZJ = returned("CZJ");
    static final Map<String, ?> KEEP = Map.of("ruling", "KEEP", "reason", "建设主体是民政部门。");
    static final Map<String, ?> MOVE_TO_CZJ = move("CZJ");
    static final Map<String, ?> RECEIVE = Map.of("decision", "RECEIVE", "remark", "");

    @BeforeAll
    void a_plan_of_one_department_is_dispatched() {
        moveTo(DISPATCHED);
        var office = login("office.zzb");
        var imported =
                office.post("/camunda/api/duban/workbook?fileName=return.xlsx", TestPlans.workbook(OPINION, "市民政局", 9));
        assertThat(imported.status()).as(imported.text()).isEqualTo(201);
        done(office.submit(task(OPINION), Map.of("instruction", "")));
        jobs.drain();
    }

    @BeforeEach
    void the_morning_after() {
        moveTo("2023-07-11T09:00");
    }

    @Test
    void a_return_upheld_takes_the_measure_with_all_its_tasks_to_another_department() {
        var measure = measure(1);
        jdbc.sql("insert into co_handler (measure, department) values (?, 'CZJ')")
                .param(measure)
                .update();
        var owed = due(measure, "MEASURE");
        var planned =
                row("select dispatched_at, due_on, original_due_on, extensions from measure where number = ?", measure);

        done(take("mzj.liaison", measure, TO_CZJ));

        assertThat(state(measure)).isEqualTo("AWAITING_ARBITRATION");
        assertThat(latest(measure)).containsEntry("holder_after", "DBZB").containsEntry("reason", REASON);
        assertThat(open(measure)).containsExactlyInAnyOrder("ARBITRATION", "MEASURE");
        assertThat(due(measure, "ARBITRATION")).isEqualTo(shanghai("2023-07-14T18:00"));

        moveTo("2023-07-12T14:00");
        done(take("office.sfj", measure, MOVE_TO_CZJ));

        assertThat(row("select * from measure where number = ?", measure))
                .containsEntry("department", "CZJ")
                .containsEntry("state", "AWAITING_RECEIPT")
                .containsEntry("returns", 1)
                .containsAllEntriesOf(planned)
                .hasEntrySatisfying(
                        "handed_at",
                        at -> assertThat((Timestamp) at)
                                .isBetween(shanghai("2023-07-12T14:00"), shanghai("2023-07-12T14:05")));
        assertThat(jdbc.sql("select count(*) from co_handler where measure = ?")
                        .param(measure)
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(latest(measure))
                .containsEntry("holder_after", "CZJ")
                .hasEntrySatisfying(
                        "reason", reason -> assertThat((String) reason).startsWith("改由市财政局承办。该单位原为协办单位，改任承办后不再列为协办。"));
        assertThat(due(measure, "RECEIPT")).isEqualTo(shanghai("2023-07-14T18:00"));
        assertThat(due(measure, "RECEIPT_ESCALATION")).isEqualTo(shanghai("2023-07-18T18:00"));
        assertThat(due(measure, "RETURN")).isEqualTo(shanghai("2023-07-19T18:00"));
        assertThat(due(measure, "MEASURE")).isEqualTo(owed);
        assertThat(row("select * from work_item where item = ?", measure))
                .containsEntry("department", "CZJ")
                .containsEntry("step", "signForReceipt");
        assertThat(variable(measure, "department")).isEqualTo("CZJ");
        assertThat(variable(measure, "verifierGroups")).isEqualTo("office_FGW,office_MZJ,office_SFJ,office_ZZB");
        assertThat(login("mzj.liaison").tasksFor("signForReceipt", measure)).isEmpty();
        assertThat(take("mzj.liaison", measure, RECEIVE).code()).isEqualTo("NOT_YOURS");

        var sheet = login("czj.liaison").sheet(task(measure));
        assertThat(sheet.at("/sections/0/key").asText()).isEqualTo("ruling");
        assertThat(sheet.at("/sections/0/facts/0/value").asText()).isEqualTo("职责属该单位。");
        assertThat(sheet.at("/sections/0/warning").asText()).isEqualTo("改由市财政局承办。");
        done(take("czj.liaison", measure, RECEIVE));

        assertThat(row("select * from work_item where item = ?", measure))
                .containsEntry("department", "CZJ")
                .containsEntry("step", "handToHandler");
        assertThat(open(measure)).containsExactlyInAnyOrder("HAND_ON", "MEASURE");
    }

    @Test
    void a_return_that_is_not_upheld_comes_back_with_the_reason_and_new_days_of_receipt() {
        var measure = measure(2);
        done(take("mzj.liaison", measure, TO_CZJ));
        moveTo("2023-07-12T09:00");

        var sheet = login("office.fgw").sheet(task(measure));
        assertThat(keys(sheet)).containsExactly("returns", "measure", "history");
        assertThat(sheet.at("/sections/0/log/0/reason").asText()).isEqualTo(REASON);
        assertThat(sheet.at("/input/prefill/department").asText()).isEqualTo("CZJ");
        done(take("office.fgw", measure, KEEP));

        assertThat(row("select * from measure where number = ?", measure))
                .containsEntry("department", "MZJ")
                .containsEntry("state", "AWAITING_RECEIPT");
        assertThat(due(measure, "RECEIPT")).isEqualTo(shanghai("2023-07-14T18:00"));
        assertThat(row("select * from return_ruling where measure = ?", measure))
                .containsEntry("level", "OFFICE")
                .containsEntry("ruling", "KEEP")
                .containsEntry("department", "MZJ")
                .containsEntry("decided_by", "office.fgw");
        var back = login("mzj.liaison").sheet(task(measure));
        assertThat(keys(back)).containsExactly("ruling", "receipt", "measure", "returns", "history");
        assertThat(back.at("/sections/0/facts/0/value").asText()).isEqualTo("建设主体是民政部门。");
        assertThat(texts(back.at("/input/results"))).containsExactly("RECEIVE", "RETURN");
    }

    @Test
    void a_second_dispute_is_the_leaders_and_a_third_is_refused() {
        var measure = measure(3);
        done(take("mzj.liaison", measure, TO_CZJ));
        done(take("office.sfj", measure, MOVE_TO_CZJ));

        done(take("czj.liaison", measure, returned("MZJ")));

        assertThat(row("select * from work_item where item = ?", measure))
                .containsEntry("step", "decideDispute")
                .containsEntry("department", "SZF");
        assertThat(latest(measure)).containsEntry("holder_after", "SZF");
        assertThat(due(measure, "DISPUTE")).isEqualTo(shanghai("2023-07-18T18:00"));
        assertThat(take("office.sfj", measure, KEEP).code()).isEqualTo("NOT_YOURS");
        var sheet = login("leader.zhao").sheet(task(measure));
        assertThat(sheet.at("/sections/0/log").findValuesAsText("what"))
                .containsExactly("第2次退回：市财政局认为不属本单位职责，建议由市民政局承办", "裁定：改由市财政局承办", "第1次退回：市民政局认为不属本单位职责，建议由市财政局承办");

        done(take("leader.zhao", measure, move("MZJ")));

        assertThat(row("select * from measure where number = ?", measure))
                .containsEntry("department", "MZJ")
                .containsEntry("returns", 2);
        assertThat(open(measure)).containsExactlyInAnyOrder("RECEIPT", "RECEIPT_ESCALATION", "MEASURE");
        var last = login("mzj.liaison").sheet(task(measure));
        assertThat(last.at("/sections/0/warning").asText()).isEqualTo("改由市民政局承办，此为最终裁决。");
        assertThat(texts(last.at("/input/results"))).containsExactly("RECEIVE");
        var third = take("mzj.liaison", measure, TO_CZJ);
        assertThat(third.status()).isEqualTo(409);
        assertThat(third.code()).isEqualTo("RETURN_SPENT");
        assertThat(third.message()).contains("最终决定");
        assertThat(state(measure)).isEqualTo("AWAITING_RECEIPT");
        done(take("mzj.liaison", measure, RECEIVE));
    }

    @ParameterizedTest
    @CsvSource({
        "MZJ, OWN_DEPARTMENT, 不能是本单位",
        "DBZB, NO_DEPARTMENT, 请从名单中选择",
        "SZF, NO_DEPARTMENT, 请从名单中选择",
        "XYZ, NO_DEPARTMENT, 请从名单中选择",
        "czj, NO_DEPARTMENT, 请从名单中选择",
        "'', REQUIRED, 请填写建议承办单位",
        "ABCDEFGHIJKLMNOPQ, TEXT_TOO_LONG, 最多16字"
    })
    void a_return_names_another_department_that_may_have_the_measure(String proposed, String code, String words) {
        var answer = take("mzj.liaison", measure(4), returned(proposed));

        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.field()).isEqualTo("proposedOwner");
        assertThat(answer.message()).contains(words);
        assertThat(state(measure(4))).isEqualTo("AWAITING_RECEIPT");
    }

    @Test
    void a_return_needs_a_reason_of_at_most_500_characters_and_an_answer_one_of_the_two() {
        var measure = measure(4);

        assertThat(take("mzj.liaison", measure, Map.of("decision", "RETURN", "reason", " ", "proposedOwner", "CZJ")))
                .satisfies(answer -> assertThat(answer.field()).isEqualTo("reason"))
                .satisfies(answer -> assertThat(answer.code()).isEqualTo("REQUIRED"));
        assertThat(take(
                        "mzj.liaison",
                        measure,
                        Map.of("decision", "RETURN", "reason", "退".repeat(501), "proposedOwner", "CZJ")))
                .satisfies(answer -> assertThat(answer.field()).isEqualTo("reason"))
                .satisfies(answer -> assertThat(answer.code()).isEqualTo("TEXT_TOO_LONG"));
        assertThat(take("mzj.liaison", measure, Map.of("remark", "")))
                .satisfies(answer -> assertThat(answer.field()).isEqualTo("decision"))
                .satisfies(answer -> assertThat(answer.code()).isEqualTo("REQUIRED"));
        assertThat(take("mzj.liaison", measure, Map.of("decision", "REFUSE")).field())
                .isEqualTo("decision");
        assertThat(state(measure)).isEqualTo("AWAITING_RECEIPT");
    }

    @Test
    void a_department_that_lacks_people_gets_no_measure_and_is_told_which() {
        var measure = measure(5);
        done(take("mzj.liaison", measure, TO_CZJ));
        jdbc.sql(
                        "insert into department (code, name, kind) values ('XSL', '市新设立局', 'DEPARTMENT') on conflict do nothing")
                .update();

        var answer = take("office.sfj", measure, move("XSL"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("NOT_READY");
        assertThat(answer.field()).isEqualTo("department");
        assertThat(answer.message())
                .contains("市新设立局")
                .contains("没有联络员")
                .contains("没有承办人")
                .contains("没有单位负责人")
                .doesNotContain("核查人");
        assertThat(state(measure)).isEqualTo("AWAITING_ARBITRATION");
        jdbc.sql("update department set active = false where code = 'XSL'").update();
        assertThat(take("office.sfj", measure, move("XSL")).code()).isEqualTo("NO_DEPARTMENT");
    }

    @Test
    void a_ruling_needs_its_reason_and_a_move_another_department() {
        var measure = measure(6);
        done(take("mzj.liaison", measure, TO_CZJ));

        assertThat(take("office.sfj", measure, Map.of("reason", "理由")).field()).isEqualTo("ruling");
        assertThat(take("office.sfj", measure, Map.of("ruling", "KEEP")).field())
                .isEqualTo("reason");
        assertThat(take("office.sfj", measure, move("")).field()).isEqualTo("department");
        assertThat(take("office.sfj", measure, move("MZJ")).code()).isEqualTo("SAME_DEPARTMENT");
        assertThat(take("office.sfj", measure, move("BGT")).code()).isEqualTo("NO_DEPARTMENT");
        assertThat(open(measure)).containsExactlyInAnyOrder("ARBITRATION", "MEASURE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mzj.liaison", "mzj.head", "czj.liaison", "czj.head", "leader.zhao", "bgt.chen", "admin"})
    void nobody_outside_the_supervision_office_arbitrates(String user) {
        var measure = measure(7);
        if (state(measure).equals("AWAITING_RECEIPT")) {
            done(take("mzj.liaison", measure, TO_CZJ));
        }

        var answer = take(user, measure, KEEP);

        assertThat(answer.status()).as(answer.text()).isEqualTo(403);
        assertThat(state(measure)).isEqualTo("AWAITING_ARBITRATION");
    }

    @Test
    void a_member_seconded_from_one_of_the_sides_does_not_arbitrate() {
        var measure = measure(8);
        done(take("mzj.liaison", measure, TO_CZJ));

        var answer = take("office.mzj", measure, KEEP);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("FOUR_EYES");
        assertThat(answer.message()).contains("其他单位派出的专班成员");
        assertThat(state(measure)).isEqualTo("AWAITING_ARBITRATION");
    }

    @Test
    void of_two_who_decide_the_same_dispute_at_once_one_decides_and_the_other_is_told() throws Exception {
        var measure = measure(9);
        done(take("mzj.liaison", measure, TO_CZJ));
        var arbitration = task(measure);
        var sfj = login("office.sfj");
        var fgw = login("office.fgw");

        onlyOneDecides(() -> sfj.submit(arbitration, KEEP), () -> fgw.submit(arbitration, MOVE_TO_CZJ));

        assertThat(count("return_ruling", measure)).isEqualTo(1);
        var owner =
                (String) row("select * from measure where number = ?", measure).get("department");
        done(take(owner.toLowerCase() + ".liaison", measure, returned("SWW")));
        var dispute = task(measure);
        var zhao = login("leader.zhao");
        var qian = login("leader.qian");

        onlyOneDecides(() -> zhao.submit(dispute, KEEP), () -> qian.submit(dispute, move("SWW")));

        assertThat(count("return_ruling", measure)).isEqualTo(2);
        assertThat(row("select * from work_item where item = ?", measure)).containsEntry("step", "signForReceipt");
    }

    private static void onlyOneDecides(Callable<Answer> one, Callable<Answer> other) throws Exception {
        var together = new CyclicBarrier(2);
        var threads = Executors.newFixedThreadPool(2);
        try {
            var answers = List.of(one, other).stream()
                    .map(call -> threads.submit(() -> {
                        together.await();
                        return call.call();
                    }))
                    .toList();
            var first = answers.get(0).get(60, TimeUnit.SECONDS);
            var second = answers.get(1).get(60, TimeUnit.SECONDS);
            assertThat(List.of(first.status(), second.status())).containsExactlyInAnyOrder(204, 409);
            var refused = first.status() == 409 ? first : second;
            assertThat(refused.code()).isIn("TASK_GONE", "OVERTAKEN");
            assertThat(refused.message()).contains("他人");
        } finally {
            threads.shutdownNow();
        }
    }

    private static Map<String, ?> returned(String proposed) {
        return Map.of("decision", "RETURN", "reason", REASON, "proposedOwner", proposed);
    }

    private static Map<String, ?> move(String department) {
        return Map.of("ruling", "MOVE", "department", department, "reason", "职责属该单位。");
    }

    private static void done(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
    }

    private static String measure(int number) {
        return OPINION + "-M0" + number;
    }

    private Answer take(String user, String item, Map<String, ?> fields) {
        return login(user).submit(task(item), fields);
    }

    private String task(String item) {
        return (String) row("select * from work_item where item = ?", item).get("task_id");
    }

    private String state(String measure) {
        return (String) row("select * from measure where number = ?", measure).get("state");
    }

    private Map<String, Object> latest(String item) {
        return row("select * from transition where item = ? order by id desc limit 1", item);
    }

    private Map<String, Object> row(String sql, String item) {
        return jdbc.sql(sql).param(item).query().singleRow();
    }

    private int count(String table, String measure) {
        return jdbc.sql("select count(*) from " + table + " where measure = ?")
                .param(measure)
                .query(Integer.class)
                .single();
    }

    private List<String> open(String item) {
        return jdbc.sql("select kind from obligation where item = ? and fulfilled_at is null")
                .param(item)
                .query(String.class)
                .list();
    }

    private Timestamp due(String item, String kind) {
        return jdbc.sql("select due_at from obligation where item = ? and kind = ? and fulfilled_at is null")
                .param(item)
                .param(kind)
                .query(Timestamp.class)
                .single();
    }

    private static Timestamp shanghai(String local) {
        return Timestamp.from(moment(local));
    }

    private String variable(String item, String name) {
        return jdbc.sql("""
                select v.text_ from act_ru_variable v join process_instance p on p.id = v.proc_inst_id_
                 where p.item = ? and v.name_ = ?""").param(item).param(name).query(String.class).single();
    }

    private static List<String> keys(JsonNode sheet) {
        return StreamSupport.stream(sheet.path("sections").spliterator(), false)
                .map(section -> section.path("key").asText())
                .toList();
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
