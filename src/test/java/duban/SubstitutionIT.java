package duban;

import static duban.SmallOpinion.done;
import static duban.WebSession.API;
import static duban.WebSession.ENGINE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import duban.WebSession.Answer;
import duban.department.Appointment;
import duban.department.Officer;
import duban.department.Officers;
import duban.department.RegisterOfficer;
import duban.department.Role;
import duban.process.command.TaskRights;
import duban.process.worklist.WorkItem;
import duban.process.worklist.WorkItems;
import duban.process.worklist.WorklistFilter;
import duban.process.worklist.Worklists;
import duban.shared.DepartmentCode;
import duban.shared.PersonId;
import duban.shared.Refusal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** Absent people and who takes their place, asked over HTTP; of each test measures of its own in one small opinion. */
@TestInstance(Lifecycle.PER_CLASS)
class SubstitutionIT extends RunningApplication {

    static final String TODAY = "2023-08-07";
    static final Map<String, ?> SIGN = Map.of("decision", "SIGN", "reason", "");
    static final DepartmentCode CZJ = new DepartmentCode("CZJ");

    @Autowired
    RegisterOfficer registerOfficer;

    @Autowired
    Officers officers;

    @Autowired
    WorkItems workItems;

    @Autowired
    Worklists worklists;

    @Autowired
    TaskRights rights;

    @Autowired
    TransactionTemplate transactions;

    SmallOpinion opinion;

    @BeforeAll
    void a_small_opinion_is_dispatched() {
        moveTo(TODAY + "T09:00");
        opinion = SmallOpinion.dispatched("2023-58", 9, this::login, jdbc, jobs);
        registerOfficer.register(
                new Officer(
                        new PersonId("zzb.seconded"),
                        "秦守正",
                        new DepartmentCode("ZZB"),
                        "干部监督处",
                        "zzb.seconded@duban.example",
                        "023-1",
                        List.of(
                                new Appointment(CZJ, Role.LIAISON),
                                new Appointment(DepartmentCode.SUPERVISION_OFFICE, Role.OFFICE))),
                PASSWORD);
    }

    /** A fifth member of the office would change who may verify in the tests that share the application. */
    @AfterAll
    void the_fifth_member_leaves() {
        jdbc.sql("update officer set active = false where id = 'zzb.seconded'").update();
    }

    @BeforeEach
    void it_is_the_seventh_of_august() {
        moveTo(TODAY + "T10:00");
    }

    @AfterEach
    void everybody_is_back() {
        jdbc.sql(
                        "update substitution set ended_by = 'system', ended_at = made_at, end_reason = '测试结束' where ended_at is null")
                .update();
    }

    Answer appoint(String by, String absent, String substitute, String from, String to) {
        return opinion.session(by)
                .post(
                        API + "/duban/department/substitutions",
                        Map.of(
                                "absent",
                                absent,
                                "substitute",
                                substitute,
                                "fromOn",
                                from,
                                "toOn",
                                to,
                                "reason",
                                "外出学习"));
    }

    long appointed(String by, String absent, String substitute, String from, String to) {
        var answer = appoint(by, absent, substitute, from, to);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.body().path("id").asLong();
    }

    long appointedToday(String absent, String substitute) {
        return appointed("czj.head", absent, substitute, TODAY, "2023-08-11");
    }

    void isRefused(Answer answer, int status, String code, String field) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.field()).isEqualTo(field);
    }

    boolean sees(String user, String task) {
        return opinion.session(user).tasks().stream()
                .anyMatch(card -> card.path("id").asText().equals(task));
    }

    JsonNode card(String user, String task) {
        return opinion.session(user).tasks().stream()
                .filter(card -> card.path("id").asText().equals(task))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_period_or_a_person_that_cannot_be_is_refused_at_its_field() {
        isRefused(appoint("czj.head", "czj.head", "czj.head", TODAY, TODAY), 422, "SUBSTITUTE_SELF", "substitute");
        for (var stranger : List.of("nobody.such", "system", "mzj.head", "")) {
            assertThat(appoint("czj.head", "czj.head", stranger, TODAY, TODAY).field())
                    .as(stranger)
                    .isEqualTo("substitute");
            assertThat(appoint("czj.head", stranger, "czj.deputy", TODAY, TODAY).field())
                    .as(stranger)
                    .isEqualTo("absent");
        }
        isRefused(appoint("czj.head", "czj.head", "mzj.head", TODAY, TODAY), 422, "NOT_A_COLLEAGUE", "substitute");
        isRefused(appoint("czj.head", "czj.head", "czj.deputy", "2023-08-06", TODAY), 422, "DATE_PAST", "fromOn");
        isRefused(appoint("czj.head", "czj.head", "czj.deputy", "2023-08-09", "2023-08-08"), 422, "DATE_ORDER", "toOn");
        isRefused(appoint("czj.head", "czj.head", "czj.deputy", TODAY, "2024-08-07"), 422, "TOO_LONG", "toOn");
        isRefused(appoint("czj.head", "czj.head", "czj.deputy", "8月7日", TODAY), 422, "DATE", "fromOn");
        appointed("czj.head", "czj.head", "czj.deputy", TODAY, "2024-08-06");
    }

    @Test
    void only_who_leads_the_unit_appoints_and_nobody_in_anothers_place() {
        for (var user : List.of("czj.liaison", "czj.handler", "auditor", "admin")) {
            isRefused(appoint(user, "czj.head", "czj.deputy", TODAY, TODAY), 403, "NOT_YOURS", null);
        }
        isRefused(appoint("mzj.head", "czj.head", "czj.deputy", TODAY, TODAY), 422, "NOT_A_COLLEAGUE", "absent");
        appointedToday("czj.head", "czj.liaison");
        isRefused(appoint("czj.liaison", "czj.handler", "czj.deputy", TODAY, TODAY), 403, "NOT_YOURS", null);

        appointed("office.sfj", "office.sfj", "office.fgw", TODAY, TODAY);
        appointed("bgt.chen", "bgt.liu", "bgt.chen", TODAY, TODAY);
        appointed("leader.zhao", "leader.zhao", "leader.qian", TODAY, TODAY);
        isRefused(appoint("bgt.chen", "bgt.chen", "auditor", TODAY, TODAY), 422, "NOT_A_COLLEAGUE", "substitute");
    }

    @Test
    void one_person_is_substituted_by_one_colleague_at_a_time() {
        appointed("czj.head", "czj.head", "czj.deputy", "2023-08-08", "2023-08-10");

        for (var period : List.of("2023-08-08 2023-08-08", "2023-08-10 2023-08-12", "2023-08-07 2023-08-20")) {
            var days = period.split(" ");
            isRefused(appoint("czj.head", "czj.head", "czj.liaison", days[0], days[1]), 409, "OVERLAP", null);
        }
        appointed("czj.head", "czj.head", "czj.liaison", "2023-08-11", "2023-08-12");
    }

    @Test
    void a_circle_is_refused_however_long_and_only_if_all_of_it_is_at_once() {
        appointed("czj.head", "czj.head", "czj.deputy", "2023-08-07", "2023-08-11");
        isRefused(
                appoint("czj.head", "czj.deputy", "czj.head", "2023-08-11", "2023-08-14"),
                422,
                "SUBSTITUTE_CIRCLE",
                "substitute");
        appointed("czj.head", "czj.deputy", "czj.liaison", "2023-08-09", "2023-08-11");
        isRefused(
                appoint("czj.head", "czj.liaison", "czj.head", "2023-08-10", "2023-08-10"),
                422,
                "SUBSTITUTE_CIRCLE",
                "substitute");

        appointed("czj.head", "czj.liaison", "czj.handler", "2023-08-08", "2023-08-08");
        appointed("czj.head", "czj.deputy", "czj.head", "2023-08-14", "2023-08-15");
    }

    @Test
    void whoever_is_absent_takes_nobodys_place() {
        appointed("czj.head", "czj.liaison", "czj.handler", "2023-08-09", "2023-08-10");

        isRefused(
                appoint("czj.head", "czj.head", "czj.liaison", "2023-08-10", "2023-08-11"),
                422,
                "SUBSTITUTE_ABSENT",
                "substitute");
        appointed("czj.head", "czj.head", "czj.liaison", "2023-08-11", "2023-08-11");
    }

    boolean mayTake(String user, String task) {
        return opinion.session(user).sheet(task).at("/hand/mayTake").asBoolean();
    }

    @Test
    void a_substitute_sees_claims_and_signs_and_both_names_are_kept() {
        var task = opinion.leadTo("signOffResult", 1);
        var liaison = opinion.session("czj.liaison");
        var reads = List.of(
                "/task/" + task,
                "/task/" + task + "/form",
                "/task/" + task + "/deployed-form",
                "/task/" + task + "/identity-links");
        assertThat(mayTake("czj.liaison", task)).isFalse();
        assertThat(sees("czj.liaison", task)).isFalse();
        assertThat(liaison.get(API + "/duban/session").body().path("roles").toString())
                .doesNotContain("HEAD");

        appointedToday("czj.head", "czj.liaison");

        assertThat(liaison.get(API + "/duban/session").body().path("roles").toString())
                .contains("HEAD");
        assertThat(card("czj.liaison", task).path("inPlaceOf").asText()).isEqualTo("白晓红");
        assertThat(reads)
                .allSatisfy(
                        path -> assertThat(liaison.get(ENGINE + path).status()).isEqualTo(200));
        done(liaison.claim(task, "czj.liaison"));
        assertThat(workItems.find(task).orElseThrow().assignee()).isEqualTo(new PersonId("czj.head"));
        assertThat(liaison.sheet(task).at("/task/inPlaceOf").asText()).isEqualTo("白晓红");
        assertThat(mayTake("czj.deputy", task)).isFalse();
        done(liaison.submit(task, SIGN));

        assertThat(jdbc.sql("select decided_by from sign_off where measure = ?")
                        .param(opinion.measure(1))
                        .query(String.class)
                        .single())
                .isEqualTo("czj.liaison");
        assertThat(jdbc.sql(
                                "select person || ' ' || on_behalf_of || ' ' || acting_for from transition where item = ? and step = 'signOffResult'")
                        .param(opinion.measure(1))
                        .query(String.class)
                        .single())
                .isEqualTo("czj.liaison czj.head CZJ");
        var sections = opinion.session("office.sfj")
                .sheet(opinion.task(opinion.measure(1)))
                .path("sections")
                .toString();
        assertThat(sections).contains("胡秀英（代 白晓红，市财政局）").contains("胡秀英（代 白晓红） 于 2023年8月7日");
    }

    @Test
    void what_a_substitute_claimed_is_the_absent_persons_when_the_period_ends() {
        var task = opinion.leadTo("signOffResult", 2);
        var id = appointedToday("czj.head", "czj.liaison");
        done(opinion.session("czj.liaison").claim(task, "czj.liaison"));

        done(opinion.session("czj.deputy")
                .post(API + "/duban/department/substitutions/" + id + "/end", Map.of("reason", "提前返回")));

        assertThat(sees("czj.liaison", task)).isFalse();
        assertThat(opinion.session("czj.liaison").submit(task, SIGN).status()).isEqualTo(403);
        assertThat(mayTake("czj.liaison", task)).isFalse();
        done(opinion.session("czj.head").submit(task, SIGN));
        isRefused(
                opinion.session("czj.head")
                        .post(API + "/duban/department/substitutions/" + id + "/end", Map.of("reason", "再次结束")),
                409,
                "ENDED",
                null);
        isRefused(
                opinion.session("mzj.head")
                        .post(API + "/duban/department/substitutions/" + id + "/end", Map.of("reason", "与己无关")),
                404,
                "NOT_FOUND",
                null);
    }

    @Test
    void a_place_is_taken_from_the_first_day_to_the_last_in_shanghai() {
        var task = opinion.leadTo("signOffResult", 3);
        appointed("czj.head", "czj.head", "czj.liaison", "2023-08-10", "2023-08-11");
        var seen = new HashMap<String, Boolean>();

        for (var moment :
                List.of("2023-08-09T23:58:00", "2023-08-10T00:00:00", "2023-08-11T23:58:00", "2023-08-12T00:00:00")) {
            moveTo(moment);
            seen.put(moment, sees("czj.liaison", task));
            assertThat(mayTake("czj.liaison", task)).isEqualTo(seen.get(moment));
        }

        assertThat(seen)
                .isEqualTo(Map.of(
                        "2023-08-09T23:58:00", false,
                        "2023-08-10T00:00:00", true,
                        "2023-08-11T23:58:00", true,
                        "2023-08-12T00:00:00", false));
    }

    @Test
    void a_handlers_own_work_is_done_in_the_handlers_place_and_not_signed_by_the_same_person() {
        var measure = opinion.measure(4);
        var task = opinion.leadTo("submitResult", 4);
        appointedToday("czj.handler", "czj.liaison");
        var liaison = opinion.session("czj.liaison");
        var progress = Map.of("done", "已完成选址。", "next", "组织施工。");
        assertThat(opinion.session("czj.deputy")
                        .post(API + "/duban/measures/" + measure + "/progress", progress)
                        .status())
                .isEqualTo(404);

        done(liaison.post(API + "/duban/measures/" + measure + "/progress", progress));
        done(liaison.submit(task, SmallOpinion.result()));

        assertThat(jdbc.sql("select reported_by || ' ' || in_place_of from progress_report where measure = ?")
                        .param(measure)
                        .query(String.class)
                        .single())
                .isEqualTo("czj.liaison czj.handler");
        appointedToday("czj.head", "czj.liaison");
        var signed = liaison.submit(opinion.task(measure), SIGN);
        isRefused(signed, 403, "FOUR_EYES", null);
        done(opinion.session("czj.deputy").submit(opinion.task(measure), SIGN));
    }

    @Test
    void the_handler_does_not_sign_in_the_heads_place() {
        var task = opinion.leadTo("signOffResult", 5);
        appointedToday("czj.head", "czj.handler");

        isRefused(opinion.session("czj.handler").submit(task, SIGN), 403, "FOUR_EYES", null);

        assertThat(opinion.step(opinion.measure(5))).isEqualTo("signOffResult");
    }

    @Test
    void nobody_verifies_what_they_signed_in_anothers_place_nor_does_their_substitute() {
        var task = opinion.leadTo("signOffResult", 6);
        appointedToday("czj.head", "zzb.seconded");
        done(opinion.session("zzb.seconded").submit(task, SIGN));
        var accept = Map.of("decision", "ACCEPT", "criteriaMet", List.of(1, 2), "reason", "");
        var check = opinion.task(opinion.measure(6));

        isRefused(opinion.session("zzb.seconded").submit(check, accept), 403, "FOUR_EYES", null);
        done(opinion.session("zzb.seconded").claim(check, "zzb.seconded"));
        appointed("office.sfj", "zzb.seconded", "office.sfj", TODAY, TODAY);
        isRefused(opinion.session("office.sfj").submit(check, accept), 403, "FOUR_EYES", null);
        assertThat(opinion.step(opinion.measure(6))).isEqualTo("verifyMeasure");
    }

    @Test
    void a_lent_right_is_not_lent_on() {
        var task = opinion.leadTo("signOffResult", 7);
        appointed("czj.head", "czj.head", "czj.liaison", TODAY, "2023-08-11");
        appointed("czj.head", "czj.liaison", "czj.handler", TODAY, "2023-08-11");

        assertThat(sees("czj.liaison", task)).isTrue();
        assertThat(sees("czj.handler", task)).isFalse();
        var places = opinion.session("czj.head")
                .get(API + "/duban/department")
                .body()
                .path("substitutions");
        assertThat(places.findValuesAsText("warning").toString()).contains("请另行指定");
    }

    @Test
    void the_list_shows_exactly_what_the_rule_lets_through() {
        opinion.leadTo("verifyMeasure", 8);
        appointedToday("czj.head", "czj.liaison");
        appointed("office.sfj", "office.sfj", "office.mzj", TODAY, TODAY);
        appointed("office.sfj", "office.zzb", "office.fgw", TODAY, TODAY);
        var all = jdbc.sql("select distinct item from work_item").query(String.class).stream()
                .flatMap(item -> workItems.of(item).stream())
                .toList();
        assertThat(all).isNotEmpty();

        for (var user : jdbc.sql("select id from officer where active")
                .query(String.class)
                .list()) {
            var officer = officers.find(new PersonId(user)).orElseThrow();
            var visible = worklists.of(officer, WorklistFilter.MINE, 0, 10_000);
            assertThat(visible)
                    .as(user)
                    .containsExactlyInAnyOrderElementsOf(
                            all.stream().filter(work -> mayTake(officer, work)).toList());
            assertThat(worklists.count(officer, WorklistFilter.MINE)).as(user).isEqualTo(visible.size());
        }
    }

    boolean mayTake(Officer officer, WorkItem work) {
        try {
            rights.mayTake(officer, work);
            return true;
        } catch (Refusal refused) {
            return false;
        }
    }

    /** What the database itself counted in the transaction, not how long it took. */
    @Test
    void a_page_of_the_list_reads_no_more_than_itself_of_a_hundred_thousand_tasks() {
        appointed("office.sfj", "office.sfj", "office.fgw", TODAY, TODAY);
        var officer = officers.find(new PersonId("office.fgw")).orElseThrow();
        var owner = new JdbcTemplate(
                new DriverManagerDataSource(TestDatabase.create("application").ownerUrl()));
        try {
            owner.update("""
                    insert into work_item (task_id, item, step, department, role, barred, due, created)
                    select 'many-' || n, '2023-58-M' || n, 'verifyMeasure', 'DBZB', 'OFFICE', 'CZJ',
                           timestamptz '2023-08-08 18:00+08' + n * interval '1 minute', timestamptz '2023-08-07 09:00+08'
                      from generate_series(1, 100000) n""");
            owner.execute("analyze work_item");

            transactions.executeWithoutResult(transaction -> {
                var before = read();
                var page = worklists.of(officer, WorklistFilter.MINE, 30, 15);
                var after = read();

                assertThat(page).hasSize(15).extracting(WorkItem::taskId).doesNotHaveDuplicates();
                assertThat(after[0] - before[0])
                        .as("rows read one after the other")
                        .isZero();
                assertThat(after[1] - before[1]).as("rows read by an index").isLessThan(500);
                assertThat(worklists.count(officer, WorklistFilter.MINE)).isGreaterThanOrEqualTo(100_000);
            });
        } finally {
            owner.update("delete from work_item where task_id like 'many-%'");
            owner.execute("vacuum analyze work_item");
        }
    }

    private long[] read() {
        return jdbc.sql("select seq_tup_read, idx_tup_fetch from pg_stat_xact_user_tables where relname = 'work_item'")
                .query((row, number) -> new long[] {row.getLong(1), row.getLong(2)})
                .single();
    }
}
