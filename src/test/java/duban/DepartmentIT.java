package duban;

import static duban.SmallOpinion.done;
import static duban.WebSession.API;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import duban.WebSession.Answer;
import duban.department.Appointment;
import duban.department.Officer;
import duban.department.RegisterOfficer;
import duban.department.Role;
import duban.shared.DepartmentCode;
import duban.shared.PersonId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;

/** Work that changes hands inside a department, asked over HTTP; of each test measures of its own in one small opinion. */
@TestInstance(Lifecycle.PER_CLASS)
class DepartmentIT extends RunningApplication {

    static final DepartmentCode CZJ = new DepartmentCode("CZJ");
    static final Map<String, ?> SIGN = Map.of("decision", "SIGN", "reason", "");

    @Autowired
    RegisterOfficer registerOfficer;

    SmallOpinion opinion;

    @BeforeAll
    void a_small_opinion_is_dispatched() {
        moveTo("2023-08-21T09:00");
        register("czj.second", "宋来", Role.HANDLER);
        opinion = SmallOpinion.dispatched("2023-59", 9, this::login, jdbc, jobs);
    }

    @BeforeEach
    void it_is_the_twenty_first_of_august() {
        moveTo("2023-08-21T10:00");
    }

    void register(String id, String name, Role... roles) {
        registerOfficer.register(
                new Officer(
                        new PersonId(id),
                        name,
                        CZJ,
                        "预算处",
                        id + "@duban.example",
                        "023-3",
                        Arrays.stream(roles)
                                .map(role -> new Appointment(CZJ, role))
                                .toList()),
                PASSWORD);
    }

    Answer reassign(String by, String measure, String handler, String reason) {
        return opinion.session(by)
                .post(
                        API + "/duban/department/measures/" + measure + "/reassign",
                        Map.of("handler", handler, "reason", reason));
    }

    Answer takeOver(String by, String task, String from, String to) {
        return opinion.session(by)
                .post(
                        API + "/duban/department/tasks/" + task + "/take-over",
                        Map.of("from", from, "to", to, "reason", "本人请假"));
    }

    Answer handOver(String by, String person, String to, boolean withdraw) {
        return opinion.session(by)
                .post(
                        API + "/duban/department/people/" + person + "/hand-over",
                        Map.of("to", to, "reason", "调离本单位", "withdraw", withdraw));
    }

    static void isRefused(Answer answer, int status, String code, String field) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.field()).isEqualTo(field);
    }

    List<String> log(String item) {
        return jdbc.sql("""
                select concat_ws(' ', step, person, coalesce(holder_before, '-'), coalesce(holder_after, '-'), old_state, new_state, reason)
                  from transition where item = ? order by id""").param(item).query(String.class).list();
    }

    String last(String item) {
        var log = log(item);
        return log.get(log.size() - 1);
    }

    String assignee(String task) {
        return jdbc.sql("select assignee from work_item where task_id = ?")
                .param(task)
                .query(String.class)
                .single();
    }

    String engineAssignee(String task) {
        return jdbc.sql("select assignee_ from act_ru_task where id_ = ?")
                .param(task)
                .query(String.class)
                .list()
                .get(0);
    }

    List<String> clocks(String item) {
        return jdbc.sql("select kind || ' ' || opened_at || ' ' || due_at from obligation where item = ? order by id")
                .param(item)
                .query(String.class)
                .list();
    }

    @Test
    void a_measure_in_work_goes_to_another_handler_and_no_clock_is_reset() {
        var measure = opinion.measure(1);
        var task = opinion.leadTo("submitResult", 1);
        var clocks = clocks(measure);
        moveTo("2023-08-23T15:00");

        done(reassign("czj.liaison", measure, "czj.second", "原承办人借调"));

        assertThat(engineAssignee(task)).isEqualTo("czj.second").isEqualTo(assignee(task));
        assertThat(clocks(measure)).isEqualTo(clocks);
        assertThat(last(measure))
                .isEqualTo("reassignMeasure czj.liaison CZJ:czj.handler CZJ:czj.second IN_PROGRESS IN_PROGRESS 原承办人借调");
        assertThat(opinion.session("czj.handler")
                        .submit(task, SmallOpinion.result())
                        .status())
                .isEqualTo(409);
        done(opinion.session("czj.second").submit(task, SmallOpinion.result()));
        opinion.take("czj.head", measure, Map.of("decision", "SEND_BACK", "unmet", List.of(1), "reason", "请补充验收单。"));
        assertThat(assignee(opinion.task(measure))).isEqualTo("czj.second");
    }

    @Test
    void a_measure_under_review_comes_back_to_the_new_handler() {
        var measure = opinion.measure(2);
        var task = opinion.leadTo("signOffResult", 2);

        done(reassign("czj.head", measure, "czj.second", "轮岗"));

        assertThat(engineAssignee(task)).isNull();
        opinion.take("czj.head", measure, Map.of("decision", "SEND_BACK", "unmet", List.of(1), "reason", "请补充。"));
        assertThat(assignee(opinion.task(measure))).isEqualTo("czj.second");
    }

    @Test
    void a_reassignment_that_cannot_be_is_refused() {
        var measure = opinion.measure(3);
        isRefused(reassign("czj.head", measure, "czj.second", "轮岗"), 409, "NO_HANDLER", null);
        opinion.leadTo("submitResult", 3);

        isRefused(reassign("czj.head", measure, "czj.second", " "), 422, "REQUIRED", "reason");
        isRefused(reassign("czj.head", measure, "czj.liaison", "轮岗"), 422, "NOT_A_HANDLER", "handler");
        isRefused(reassign("czj.head", measure, "mzj.handler", "轮岗"), 422, "NOT_A_HANDLER", "handler");
        isRefused(reassign("czj.head", measure, "czj.handler", "轮岗"), 422, "SAME_HANDLER", "handler");
        isRefused(reassign("czj.handler", measure, "czj.second", "轮岗"), 403, "NOT_YOURS", null);
        isRefused(reassign("mzj.head", measure, "mzj.handler", "轮岗"), 404, "NOT_FOUND", null);
        isRefused(reassign("czj.head", "2023-59-M99", "czj.second", "轮岗"), 404, "NOT_FOUND", null);
        assertThat(assignee(opinion.task(measure))).isEqualTo("czj.handler");
    }

    @Test
    void a_claimed_task_is_taken_over_with_both_names_in_the_log() {
        var measure = opinion.measure(4);
        var task = opinion.leadTo("signOffResult", 4);
        isRefused(takeOver("czj.deputy", task, "czj.head", ""), 409, "NOT_CLAIMED", null);
        done(opinion.session("czj.head").claim(task, "czj.head"));

        isRefused(takeOver("czj.liaison", task, "czj.head", ""), 403, "NOT_YOURS", null);
        isRefused(takeOver("mzj.head", task, "czj.head", ""), 404, "NOT_FOUND", null);
        isRefused(takeOver("czj.deputy", task, "czj.head", "czj.head"), 422, "SAME_PERSON", "to");
        isRefused(takeOver("czj.deputy", task, "czj.head", "czj.liaison"), 422, "WRONG_ROLE", "to");
        isRefused(takeOver("czj.deputy", task, "czj.liaison", ""), 409, "TAKEN", null);
        isRefused(takeOver("czj.deputy", "absent", "czj.head", ""), 409, "TASK_GONE", null);
        done(takeOver("czj.deputy", task, "czj.head", ""));

        assertThat(engineAssignee(task)).isEqualTo("czj.deputy").isEqualTo(assignee(task));
        assertThat(last(measure))
                .isEqualTo(
                        "takeOverTask czj.deputy CZJ CZJ AWAITING_SIGN_OFF AWAITING_SIGN_OFF 由白晓红转给史海涛办理“单位审签”：本人请假");
        done(opinion.session("czj.deputy").submit(task, SIGN));
    }

    @Test
    void a_handlers_own_work_is_reassigned_not_taken_over() {
        var task = opinion.leadTo("submitResult", 5);

        isRefused(takeOver("czj.head", task, "czj.handler", ""), 409, "NOT_CLAIMED", null);
    }

    @Test
    void a_member_of_the_office_takes_over_but_not_what_the_home_department_handles() {
        var task = opinion.leadTo("verifyMeasure", 6);
        done(opinion.session("office.fgw").claim(task, "office.fgw"));
        register("czj.lent", "钟借", Role.HANDLER);
        jdbc.sql("insert into appointment (officer, department, role) values ('czj.lent', 'DBZB', 'OFFICE')")
                .update();
        try {
            isRefused(takeOver("office.sfj", task, "office.fgw", "czj.lent"), 422, "FOUR_EYES", "to");
            done(takeOver("office.sfj", task, "office.fgw", ""));
        } finally {
            jdbc.sql("delete from appointment where officer = 'czj.lent' and department = 'DBZB'")
                    .update();
        }

        done(opinion.session("office.sfj")
                .submit(task, Map.of("decision", "ACCEPT", "criteriaMet", List.of(1, 2), "reason", "")));
    }

    @Test
    void of_two_taking_over_at_once_one_gets_it_and_the_other_is_told() throws Exception {
        var task = opinion.leadTo("verifyMeasure", 7);
        done(opinion.session("office.fgw").claim(task, "office.fgw"));
        opinion.session("office.sfj");
        opinion.session("office.mzj");
        var together = new CyclicBarrier(2);
        var threads = Executors.newFixedThreadPool(2);
        try {
            var answers = List.of("office.sfj", "office.mzj").stream()
                    .map(user -> threads.submit(() -> {
                        together.await();
                        return takeOver(user, task, "office.fgw", "");
                    }))
                    .toList();
            var statuses = List.of(
                    answers.get(0).get(60, TimeUnit.SECONDS).status(),
                    answers.get(1).get(60, TimeUnit.SECONDS).status());

            assertThat(statuses).containsExactlyInAnyOrder(204, 409);
            assertThat(assignee(task)).isEqualTo(statuses.get(0) == 204 ? "office.sfj" : "office.mzj");
            assertThat(log(opinion.measure(7)))
                    .filteredOn(entry -> entry.startsWith("takeOver"))
                    .hasSize(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void everything_somebody_has_goes_to_a_colleague_or_nothing_does() {
        register("czj.leaver", "方远", Role.HANDLER, Role.HEAD);
        register("czj.successor", "何继", Role.HANDLER, Role.HEAD);
        var handled = opinion.measure(8);
        opinion.leadTo("handToHandler", 8);
        opinion.take("czj.liaison", handled, Map.of("handler", "czj.leaver", "instruction", ""));
        var claimed = opinion.leadTo("signOffResult", 9);
        done(opinion.session("czj.leaver").claim(claimed, "czj.leaver"));
        var places = opinion.session("czj.head")
                .post(
                        API + "/duban/department/substitutions",
                        Map.of(
                                "absent", "czj.deputy",
                                "substitute", "czj.leaver",
                                "fromOn", "2023-08-21",
                                "toOn", "2023-08-25",
                                "reason", "出差"));
        assertThat(places.status()).isEqualTo(201);
        var duties = opinion.session("czj.head").get(API + "/duban/department/people/czj.leaver/duties");
        assertThat(duties.body().findValuesAsText("item")).containsExactlyInAnyOrder(handled, opinion.measure(9));

        isRefused(handOver("czj.head", "czj.leaver", "czj.second", false), 422, "CANNOT_GO", "to");
        assertThat(handOver("czj.head", "czj.leaver", "czj.second", false).message())
                .contains("单位审签（须由单位负责人办理）" + opinion.measure(9))
                .doesNotContain(handled);
        isRefused(handOver("czj.head", "czj.leaver", "", false), 422, "REQUIRED", "to");
        isRefused(handOver("czj.head", "czj.leaver", "czj.leaver", false), 422, "SAME_PERSON", "to");
        isRefused(handOver("czj.head", "czj.leaver", "mzj.head", false), 422, "NOT_A_COLLEAGUE", "to");
        isRefused(handOver("czj.liaison", "czj.leaver", "czj.successor", false), 403, "NOT_YOURS", null);
        isRefused(handOver("mzj.head", "czj.leaver", "mzj.deputy", false), 404, "NOT_FOUND", null);
        assertThat(assignee(opinion.task(handled))).isEqualTo("czj.leaver");
        assertThat(assignee(claimed)).isEqualTo("czj.leaver");

        var answer = handOver("czj.head", "czj.leaver", "czj.successor", true);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.body().path("items").asInt()).isEqualTo(2);
        assertThat(assignee(opinion.task(handled))).isEqualTo("czj.successor");
        assertThat(engineAssignee(claimed)).isEqualTo("czj.successor");
        assertThat(last(handled)).startsWith("reassignMeasure czj.head").endsWith("整体移交：调离本单位");
        assertThat(last(opinion.measure(9))).startsWith("takeOverTask czj.head").endsWith("由方远转给何继办理“单位审签”：整体移交：调离本单位");
        assertThat(jdbc.sql("select count(*) from substitution where substitute = 'czj.leaver' and ended_at is null")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select count(*) from act_id_membership where user_id_ = 'czj.leaver'")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(opinion.session("czj.leaver").get(API + "/duban/session").code())
                .isEqualTo("NO_OFFICER");
        assertThat(jdbc.sql(
                                "select receiver || ' ' || items || ' ' || withdrawn || ' ' || made_by from hand_over where person = 'czj.leaver'")
                        .query(String.class)
                        .single())
                .isEqualTo("czj.successor 2 true czj.head");
    }

    @Test
    void who_has_nothing_has_nothing_to_hand_over_but_may_leave() {
        register("czj.idle", "闲一", Role.HANDLER);

        isRefused(handOver("czj.head", "czj.idle", "", false), 409, "NOTHING", null);

        assertThat(handOver("czj.head", "czj.idle", "", true)
                        .body()
                        .path("items")
                        .asInt())
                .isZero();
        isRefused(handOver("czj.head", "czj.idle", "", true), 404, "NOT_FOUND", null);
    }

    @Test
    void the_last_of_a_role_stays_and_nothing_goes() {
        isRefused(handOver("mzj.head", "mzj.liaison", "mzj.deputy", true), 422, "LAST_OF_ROLE", "withdraw");

        assertThat(jdbc.sql("select count(*) from appointment where officer = 'mzj.liaison'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void the_panel_shows_what_the_unit_has_and_what_the_caller_may_do() {
        var liaison =
                opinion.session("czj.liaison").get(API + "/duban/department").body();
        var head = opinion.session("czj.head").get(API + "/duban/department").body();

        assertThat(liaison.path("may").toString())
                .isEqualTo("{\"directs\":true,\"leads\":false,\"leadsPeople\":false}");
        assertThat(head.path("may").toString()).isEqualTo("{\"directs\":true,\"leads\":true,\"leadsPeople\":true}");
        var rows = new HashMap<String, JsonNode>();
        StreamSupport.stream(head.path("items").spliterator(), false)
                .forEach(row -> rows.put(row.at("/item/number").asText(), row));
        var row = rows.get(opinion.measure(3));
        assertThat(row.path("title").asText()).isEqualTo("M03 建设第3批社区养老服务站");
        assertThat(row.at("/item/state").asText()).isNotEmpty();
        assertThat(row.at("/item/light/reason").asText()).isNotEmpty();
        assertThat(rows).containsKey(opinion.comment());
        assertThat(opinion.session("czj.handler").get(API + "/duban/department").status())
                .isEqualTo(403);
        assertThat(opinion.session("auditor").get(API + "/duban/department").status())
                .isEqualTo(403);
        assertThat(opinion.session("office.sfj")
                        .get(API + "/duban/department")
                        .body()
                        .path("department")
                        .asText())
                .isEqualTo("DBZB");
    }
}
