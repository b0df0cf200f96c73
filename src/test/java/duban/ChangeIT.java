package duban;

import static duban.WebSession.API;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import duban.WebSession.Answer;
import duban.ledger.ItemHistory;
import duban.ledger.MeasureSections;
import duban.ledger.OpinionSections;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Changes of a plan in execution, over HTTP: tables, processes, tasks and clocks follow, and nothing is left behind. */
class ChangeIT extends RunningApplication {

    static final String CHANGES = API + "/duban/changes";
    static final String OPINION = "2023-56";
    static final Map<String, ?> RECEIVE = Map.of("decision", "RECEIVE", "remark", "");
    static final Map<String, ?> HAND_ON = Map.of("handler", "mzj.handler", "instruction", "");
    static final Map<String, ?> RESULT =
            Map.of("account", "已建成。", "indicatorValues", List.of("10"), "proofs", List.of("文号1", "文号2"));
    static final Map<String, ?> SIGN = Map.of("decision", "SIGN", "reason", "");
    static final Map<String, ?> ACCEPT = Map.of("decision", "ACCEPT", "criteriaMet", List.of(1, 2), "reason", "");
    static final Map<String, ?> APPROVE = Map.of("decision", "APPROVE", "reason", "");

    @Autowired
    ItemHistory history;

    @Autowired
    MeasureSections measures;

    @Autowired
    OpinionSections plans;

    @BeforeEach
    void an_opinion_is_in_execution() {
        moveTo("2023-07-10T10:00");
        dispatched(OPINION, 20, 2);
    }

    /** An opinion of the civil affairs bureau, imported and dispatched unless it was before. */
    void dispatched(String opinion, int... measures) {
        if (count("select count(*) from opinion where number = ?", opinion) > 0) {
            return;
        }
        var office = login("office.zzb");
        var imported =
                office.post(API + "/duban/workbook?fileName=a.xlsx", TestPlans.workbook(opinion, "市民政局", measures));
        assertThat(imported.status()).as(imported.text()).isEqualTo(201);
        done(office.submit(task(opinion), Map.of("instruction", "")));
        jobs.drain();
    }

    // Each kind once, from proposal to effect.

    @Test
    void a_split_ends_the_measure_and_dispatches_its_parts() {
        inWork("2023-56-M01");

        var change = proposed(split("2023-56-M01", part("建设东片服务站", "MZJ"), part("建设西片服务站", "CZJ")));
        var parts = texts("select number from proposed_measure where change = ? order by number", change);
        the_leader_sees(change, "M01 拆分为 " + within(parts.get(0)) + "、" + within(parts.get(1)));
        decided("leader.zhao", change, APPROVE);

        assertThat(state("2023-56-M01")).isEqualTo("ADJUSTED");
        assertThat(texts("select measure from measure_origin where origin = ? order by measure", "2023-56-M01"))
                .isEqualTo(parts);
        nothing_is_left_of("2023-56-M01");
        parts.forEach(this::waits_for_receipt_only);
        assertThat(task(login("czj.liaison"), parts.get(1))).isNotEmpty();
        assertThat(due(parts.get(0), "MEASURE")).isEqualTo("2023-11-30");
        the_timeline_tells("2023-56-M01", "拆分措施", change);
        the_timeline_tells(parts.get(0), "交办措施", change);
        assertThat(sheetOf("czj.liaison", parts.get(1)).at("/sections").toString())
                .contains("2023-56-M01", "由来");
        var plan = planOf(OPINION);
        assertThat(plan).contains("已调整 → " + within(parts.get(0)) + "、" + within(parts.get(1)));
    }

    @Test
    void a_merge_puts_one_measure_in_the_place_of_several() {
        var change = proposed(merge(List.of("2023-56-M02", "2023-56-M03"), part("统一建设服务站", "MZJ")));
        var merged = texts("select number from proposed_measure where change = ?", change)
                .get(0);
        decided("leader.qian", change, APPROVE);

        assertThat(List.of(state("2023-56-M02"), state("2023-56-M03"))).containsOnly("ADJUSTED");
        assertThat(texts("select origin from measure_origin where measure = ? order by origin", merged))
                .containsExactly("2023-56-M02", "2023-56-M03");
        nothing_is_left_of("2023-56-M02");
        nothing_is_left_of("2023-56-M03");
        waits_for_receipt_only(merged);
        the_timeline_tells("2023-56-M03", "合并措施", change);
    }

    @Test
    void a_new_wording_begins_anew_at_receipt_and_the_earlier_one_is_kept() {
        var measure = "2023-56-M04";
        awaitsSignOff(measure);
        var deadline = opened(measure, "MEASURE");

        var wording = part("建设并验收第4批社区养老服务站", "MZJ");
        wording.put("criteria", List.of("验收报告", "站点名单公布", "群众满意"));
        wording.put("coHandlers", List.of("CZJ"));
        wording.put("coSign", true);
        var change = proposed(
                Map.of("kind", "REWORD", "measures", List.of(measure), "parts", List.of(wording), "reason", "标准不够具体"));
        decided("leader.zhao", change, APPROVE);

        waits_for_receipt_only(measure);
        assertThat(opened(measure, "MEASURE")).isEqualTo(deadline);
        assertThat(texts("select round::text from process_instance where item = ? order by round", measure))
                .containsExactly("1", "2");
        assertThat(texts("select content from criterion where measure = ? order by seq", measure))
                .containsExactly("验收报告", "站点名单公布", "群众满意");
        assertThat(texts("select department from co_handler where measure = ?", measure))
                .containsExactly("CZJ");
        var sections = sheetOf("mzj.liaison", measure).path("sections").toString();
        assertThat(sections)
                .contains("原方案", "建设第4批社区养老服务站", "站点名单公布；验收材料齐备", "已由方案调整 " + change)
                .contains("建设并验收第4批社区养老服务站");
        // What was submitted stands beside the criteria it was submitted for.
        assertThat(measures.submission(measure).orElseThrow().table().rows())
                .contains(List.of("办结标准 1", "站点名单公布", "文号1"));
        the_timeline_tells(measure, "调整表述，重新交办", change);

        awaitsSubmission(measure);
        var handler = login("mzj.handler");
        assertThat(handler.sheet(task(measure)).at("/input/prefill").isEmpty()).isTrue();
        done(handler.submit(
                task(measure),
                Map.of("account", "已验收。", "indicatorValues", List.of("10"), "proofs", List.of("甲", "乙", "丙"))));
        assertThat(texts("select wording::text from submission where measure = ? order by version", measure))
                .containsExactly("1", "2");
        assertThat(login("mzj.head").sheet(task(measure)).path("sections").toString())
                .contains("[\"办结标准 3\",\"群众满意\",\"丙\"]");
    }

    @Test
    void a_transfer_takes_the_measure_to_another_department_under_its_number_and_deadline() {
        var measure = "2023-56-M05";
        inWork(measure);
        var deadline = opened(measure, "MEASURE");

        var change = proposed(
                Map.of("kind", "TRANSFER", "measures", List.of(measure), "department", "CZJ", "reason", "职能划转"));
        the_leader_sees(change, "M05 变更承办单位");
        decided("leader.zhao", change, APPROVE);

        waits_for_receipt_only(measure);
        assertThat(texts("select department from measure where number = ?", measure))
                .containsExactly("CZJ");
        assertThat(opened(measure, "MEASURE")).isEqualTo(deadline);
        done(login("czj.liaison").submit(task(measure), RECEIVE));
        assertThat(texts("select department from work_item where item = ?", measure))
                .containsExactly("CZJ");
        the_timeline_tells(measure, "变更承办单位，重新交办", change);
    }

    @Test
    void a_termination_ends_the_measure_even_while_it_is_verified() {
        var measure = "2023-56-M06";
        awaitsVerification(measure);

        var change = proposed(terminate(measure));
        decided("leader.zhao", change, APPROVE);

        assertThat(state(measure)).isEqualTo("TERMINATED");
        nothing_is_left_of(measure);
        the_timeline_tells(measure, "终止措施", change);
        assertThat(planOf(OPINION)).contains("已终止");
    }

    @Test
    void a_rejected_change_changes_nothing_and_its_numbers_are_not_given_again() {
        var before = texts(
                "select holder_after || state from transition, measure where item = number and number = ?",
                "2023-56-M07");
        var change = proposed(split("2023-56-M07", part("甲", "MZJ"), part("乙", "MZJ")));
        var taken = texts("select number from proposed_measure where change = ?", change);
        var leader = login("leader.zhao");

        var without = leader.submit(task(change), Map.of("decision", "REJECT", "reason", ""));
        assertThat(without.status()).isEqualTo(422);
        assertThat(without.field()).isEqualTo("reason");
        done(leader.submit(task(change), Map.of("decision", "REJECT", "reason", "维持原方案")));

        assertThat(texts("select state from plan_change where number = ?", change))
                .containsExactly("REJECTED");
        assertThat(texts(
                        "select holder_after || state from transition, measure where item = number and number = ?",
                        "2023-56-M07"))
                .isEqualTo(before);
        nothing_is_left_of(change);
        var again = proposed(split("2023-56-M07", part("甲", "MZJ"), part("乙", "MZJ")));
        assertThat(again).isNotEqualTo(change);
        assertThat(texts("select number from proposed_measure where change = ?", again))
                .doesNotContainAnyElementsOf(taken);
        decided("leader.zhao", again, Map.of("decision", "REJECT", "reason", "维持原方案"));
    }

    @Test
    void when_the_last_open_measure_ends_by_a_change_the_lead_may_apply() {
        completed("2023-56-M21");

        decided("leader.zhao", proposed(terminate("2023-56-M22")), APPROVE);

        assertThat(texts("select step from work_item where item = ?", "2023-56-P02"))
                .containsExactly("applyForStrikeOff");
        assertThat(login("mzj.head").sheet(task("2023-56-P02")).path("sections").toString())
                .contains("已终止");
    }

    @Test
    void a_comment_that_is_not_adopted_ends_with_its_measures_and_its_opinion_goes_to_the_archive() {
        dispatched("2023-57", 1, 2);
        var last = refused(terminate("2023-57-M01"), 409, "LAST_MEASURE", "measures");
        assertThat(last).contains("仅有的一项措施", "问题未采纳");
        completed("2023-57-M01");
        inWork("2023-57-M02");
        struckOff("2023-57-P01");
        refused(notAdopt("2023-57-P01"), 409, "ALREADY_CLOSED", "comment");

        var change = proposed(notAdopt("2023-57-P02"));
        the_leader_sees(change, "P02 未采纳");
        decided("leader.zhao", change, APPROVE);

        assertThat(texts("select state from comment where number = ?", "2023-57-P02"))
                .containsExactly("NOT_ADOPTED");
        for (var item : List.of("2023-57-P02", "2023-57-M02", "2023-57-M03")) {
            nothing_is_left_of(item);
            the_timeline_tells(item, "问题未采纳", change);
        }
        done(login("bgt.chen").submit(task("2023-57"), Map.of("note", "")));
        assertThat(texts("select state from opinion where number = ?", "2023-57"))
                .containsExactly("ARCHIVED");
    }

    // What is refused.

    @Test
    void measures_in_different_states_are_not_merged() {
        inWork("2023-56-M08");

        var told = refused(
                merge(List.of("2023-56-M08", "2023-56-M09"), part("合并", "MZJ")), 409, "STATES_DIFFER", "measures");

        assertThat(told).contains("2023-56-M08 为“办理中”", "2023-56-M09 为“待签收”");
    }

    @Test
    void measures_of_different_comments_are_not_merged() {
        var told = refused(
                merge(List.of("2023-56-M09", "2023-56-M22"), part("合并", "MZJ")), 422, "COMMENTS_DIFFER", "measures");

        assertThat(told).contains("2023-56-P01", "2023-56-P02");
    }

    @Test
    void what_is_under_review_is_neither_split_nor_merged() {
        awaitsSignOff("2023-56-M10");

        refused(split("2023-56-M10", part("甲", "MZJ"), part("乙", "MZJ")), 409, "UNDER_REVIEW", "measures");
    }

    @Test
    void what_is_complete_is_not_terminated() {
        completed("2023-56-M11");

        assertThat(refused(terminate("2023-56-M11"), 409, "ALREADY_COMPLETE", "measures"))
                .contains("已办结，不能终止");
    }

    @Test
    void a_proposal_is_checked_as_a_plan_is() {
        var good = part("甲", "MZJ");
        refusedPart(good, "content", "", "REQUIRED", "parts[2].content");
        refusedPart(good, "department", "", "REQUIRED", "parts[2].department");
        refusedPart(good, "department", "XYZ", "NO_DEPARTMENT", "parts[2].department");
        refusedPart(good, "coHandlers", List.of("MZJ"), "OWN", "parts[2].coHandlers");
        refusedPart(good, "coSign", true, "NO_CO_HANDLER", "parts[2].coSign");
        refusedPart(good, "kind", "SOON", "REQUIRED", "parts[2].kind");
        refusedPart(good, "dueOn", "2023-02-30", "DATE", "parts[2].dueOn");
        refusedPart(good, "dueOn", "2023-07-07", "DATE_PAST", "parts[2].dueOn");
        refusedPart(good, "criteria", List.of(), "REQUIRED", "parts[2].criteria");
        refusedPart(
                good,
                "indicators",
                List.of(Map.of("name", "服务站", "target", "十", "unit", "个")),
                "NUMBER",
                "parts[2].indicators");
        refused(split("2023-56-M12", good), 422, "COUNT", "parts");
        refused(
                split(
                        "2023-56-M12",
                        IntStream.range(0, 11).mapToObj(nth -> good).toArray(Map[]::new)),
                422,
                "COUNT",
                "parts");
        refused(merge(List.of("2023-56-M12"), good), 422, "COUNT", "measures");
        refused(terminate("2023-56-M99"), 422, "UNKNOWN", "measures");
        refused(notAdopt("2023-56-P99"), 422, "UNKNOWN", "comment");
        refused(
                Map.of("kind", "TERMINATE", "measures", List.of("2023-56-M12"), "reason", " "),
                422,
                "REQUIRED",
                "reason");
        refused(Map.of("measures", List.of("2023-56-M12"), "reason", "无"), 422, "REQUIRED", "kind");
        refused(
                Map.of("kind", "TRANSFER", "measures", List.of("2023-56-M12"), "department", "MZJ", "reason", "无"),
                422,
                "NOTHING_CHANGED",
                "department");
    }

    @Test
    void a_department_without_its_people_gets_no_measure() {
        jdbc.sql("insert into department (code, name, kind) values ('KKJ', '空壳局', 'DEPARTMENT') on conflict do nothing")
                .update();

        var told = refused(
                Map.of("kind", "TRANSFER", "measures", List.of("2023-56-M12"), "department", "KKJ", "reason", "无"),
                422,
                "NOT_READY",
                "department");

        assertThat(told).contains("空壳局还不能承办", "没有联络员", "没有承办人", "没有单位负责人");
    }

    @Test
    void a_measure_without_a_number_is_none() {
        refused(Map.of("kind", "TERMINATE", "measures", List.of(" "), "reason", "上级政策调整"), 422, "COUNT", "measures");
    }

    @Test
    void of_one_measure_one_change_is_decided_at_a_time() {
        var first = proposed(terminate("2023-56-M13"));

        assertThat(refused(terminate("2023-56-M13"), 409, "UNDECIDED", "measures"))
                .contains(first);
        assertThat(refused(notAdopt("2023-56-P01"), 409, "UNDECIDED", "comment"))
                .contains(first);

        decided("leader.zhao", first, Map.of("decision", "REJECT", "reason", "再看"));
    }

    @Test
    void what_moved_after_the_proposal_is_told_at_the_decision_and_can_still_be_rejected() {
        var measure = "2023-56-M14";
        awaitsVerification(measure);
        var change = proposed(terminate(measure));
        done(login("office.sfj").submit(task(measure), ACCEPT));
        var leader = login("leader.zhao");
        var task = task(change);

        var stale = leader.submit(task, APPROVE);

        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.code()).isEqualTo("ALREADY_COMPLETE");
        assertThat(stale.message()).contains("提出调整之后情况有变", measure + " 已办结");
        assertThat(state(measure)).isEqualTo("COMPLETED");
        done(leader.submit(task, Map.of("decision", "REJECT", "reason", "已经办结")));
    }

    @Test
    void of_two_leaders_deciding_at_once_one_decides_and_the_other_is_told() throws Exception {
        var change = proposed(terminate("2023-56-M15"));
        var task = task(change);
        var one = login("leader.zhao");
        var other = login("leader.qian");

        var answers = atOnce(
                () -> one.submit(task, APPROVE),
                () -> other.submit(task, Map.of("decision", "REJECT", "reason", "维持")));

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(204, 409);
        assertThat(count("select count(*) from transition where step = 'decideChange' and item = ?", change))
                .isEqualTo(1);
        assertThat(state("2023-56-M15")).isEqualTo(answers.get(0).status() == 204 ? "TERMINATED" : "AWAITING_RECEIPT");
    }

    @Test
    void a_measure_completed_while_its_end_is_decided_is_either_complete_or_ended() throws Exception {
        var measure = "2023-56-M16";
        awaitsVerification(measure);
        var change = proposed(terminate(measure));
        var decision = task(change);
        var verification = task(measure);
        var leader = login("leader.zhao");
        var verifier = login("office.sfj");

        var answers = atOnce(() -> leader.submit(decision, APPROVE), () -> verifier.submit(verification, ACCEPT));

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(204, 409);
        assertThat(state(measure)).isEqualTo(answers.get(0).status() == 204 ? "TERMINATED" : "COMPLETED");
        nothing_is_left_of(measure);
        if (answers.get(0).status() == 409) {
            done(leader.submit(decision, Map.of("decision", "REJECT", "reason", "已办结")));
        }
    }

    @Test
    void only_the_supervision_office_proposes_and_only_a_leader_decides() {
        var proposal = terminate("2023-56-M17");
        for (var other : List.of("mzj.liaison", "mzj.head", "leader.zhao", "bgt.chen", "auditor")) {
            var session = login(other);
            assertThat(session.post(CHANGES, proposal).status()).as(other).isEqualTo(403);
            assertThat(session.get(CHANGES).status()).as(other).isEqualTo(403);
            assertThat(session.get(CHANGES + "/items?opinion=" + OPINION).status())
                    .as(other)
                    .isEqualTo(403);
        }
        assertThat(WebSession.anonymous("http://localhost:" + port).get(CHANGES).status())
                .isIn(401, 404);
        var change = proposed(proposal);

        assertThat(login("office.sfj").submit(task(change), APPROVE).status()).isEqualTo(403);
        assertThat(login("mzj.head").submit(task(change), APPROVE).status()).isEqualTo(403);

        decided("leader.zhao", change, Map.of("decision", "REJECT", "reason", "维持"));
    }

    @Test
    void the_office_sees_what_can_be_changed_and_what_became_of_its_proposals() {
        var change = proposed(terminate("2023-56-M18"));
        decided("leader.zhao", change, Map.of("decision", "REJECT", "reason", "维持原方案"));
        var office = login("office.zzb");

        var choices = office.get(CHANGES).body();
        var items = office.get(CHANGES + "/items?opinion=" + OPINION).body();

        assertThat(choices.path("opinions").findValuesAsText("number")).contains(OPINION);
        assertThat(choices.path("departments").findValuesAsText("code")).contains("MZJ", "CZJ");
        assertThat(items.path("comments").findValuesAsText("number")).contains("2023-56-P01", "2023-56-P02");
        var measure = StreamSupport.stream(items.path("measures").spliterator(), false)
                .filter(each -> each.path("number").asText().equals("2023-56-M18"))
                .findFirst()
                .orElseThrow();
        assertThat(measure.path("indicators").get(0).asText()).isEqualTo("服务站|10|个");
        assertThat(measure.path("open").asBoolean()).isTrue();
        var told = StreamSupport.stream(items.path("changes").spliterator(), false)
                .filter(each -> each.path("number").asText().equals(change))
                .findFirst()
                .orElseThrow();
        assertThat(told.path("state").asText()).isEqualTo("未同意");
        assertThat(told.path("decisionReason").asText()).isEqualTo("维持原方案");
        assertThat(told.path("summary").asText()).isEqualTo("M18 终止");
    }

    // Proposals.

    static Map<String, Object> part(String content, String department) {
        return new HashMap<>(Map.of(
                "content",
                content,
                "department",
                department,
                "coHandlers",
                List.of(),
                "coSign",
                false,
                "kind",
                "STAGED",
                "dueOn",
                "2023-11-30",
                "criteria",
                List.of("站点建成"),
                "indicators",
                List.of(Map.of("name", "服务站", "target", "5", "unit", "个"))));
    }

    @SafeVarargs
    static Map<String, ?> split(String measure, Map<String, Object>... parts) {
        return Map.of("kind", "SPLIT", "measures", List.of(measure), "parts", List.of(parts), "reason", "任务过大");
    }

    static Map<String, ?> merge(List<String> measures, Map<String, Object> part) {
        return Map.of("kind", "MERGE", "measures", measures, "parts", List.of(part), "reason", "内容重复");
    }

    static Map<String, ?> terminate(String measure) {
        return Map.of("kind", "TERMINATE", "measures", List.of(measure), "reason", "上级政策调整");
    }

    static Map<String, ?> notAdopt(String comment) {
        return Map.of("kind", "NOT_ADOPT", "comment", comment, "reason", "不属本级政府职权");
    }

    String proposed(Map<String, ?> proposal) {
        var answer = login("office.zzb").post(CHANGES, proposal);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.body().path("number").asText();
    }

    void decided(String leader, String change, Map<String, ?> decision) {
        done(login(leader).submit(task(change), decision));
    }

    String refused(Map<String, ?> proposal, int status, String code, String field) {
        var answer = login("office.zzb").post(CHANGES, proposal);
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.code()).as(answer.text()).isEqualTo(code);
        assertThat(answer.field()).as(answer.text()).isEqualTo(field);
        return answer.message();
    }

    void refusedPart(Map<String, Object> good, String name, Object value, String code, String field) {
        var bad = new HashMap<>(good);
        bad.put(name, value);
        refused(split("2023-56-M12", good, bad), 422, code, field);
    }

    // How far a measure has come.

    void inWork(String measure) {
        awaitsSubmission(measure);
    }

    void awaitsSubmission(String measure) {
        var liaison = login("mzj.liaison");
        done(liaison.submit(task(measure), RECEIVE));
        done(liaison.submit(task(measure), HAND_ON));
    }

    void awaitsSignOff(String measure) {
        awaitsSubmission(measure);
        done(login("mzj.handler").submit(task(measure), RESULT));
    }

    void awaitsVerification(String measure) {
        awaitsSignOff(measure);
        done(login("mzj.head").submit(task(measure), SIGN));
    }

    void completed(String measure) {
        awaitsVerification(measure);
        done(login("office.sfj").submit(task(measure), ACCEPT));
    }

    void struckOff(String comment) {
        done(login("mzj.head").submit(task(comment), Map.of("result", "COMPLETED", "account", "已完成。")));
        done(login("office.sfj").submit(task(comment), Map.of("decision", "ACCEPT", "reason", "")));
        done(login("leader.zhao").submit(task(comment), Map.of("decision", "COMPLETED", "reason", "")));
    }

    // What is looked at.

    void nothing_is_left_of(String item) {
        assertThat(texts("select step from work_item where item = ?", item)).isEmpty();
        assertThat(texts("select kind from obligation where item = ? and fulfilled_at is null", item))
                .isEmpty();
        assertThat(texts(
                        "select e.id_ from act_ru_execution e join process_instance p on p.id = e.proc_inst_id_ where p.item = ?",
                        item))
                .isEmpty();
        assertThat(texts(
                        "select t.id_ from act_ru_task t join process_instance p on p.id = t.proc_inst_id_ where p.item = ?",
                        item))
                .isEmpty();
    }

    void waits_for_receipt_only(String measure) {
        assertThat(state(measure)).isEqualTo("AWAITING_RECEIPT");
        assertThat(texts("select step from work_item where item = ?", measure)).containsExactly("signForReceipt");
        assertThat(texts(
                        "select t.task_def_key_ from act_ru_task t join process_instance p on p.id = t.proc_inst_id_ where p.item = ?",
                        measure))
                .containsExactly("userTask_signForReceipt");
        assertThat(texts("select kind from obligation where item = ? and fulfilled_at is null", measure))
                .contains("RECEIPT", "MEASURE")
                .doesNotContain("HAND_ON", "SIGN_OFF", "VERIFICATION");
    }

    void the_leader_sees(String change, String summary) {
        var leader = login("leader.zhao");
        var sheet = leader.sheet(task(leader, change));
        assertThat(sheet.at("/task/title").asText()).isEqualTo(within(change) + " " + summary);
        assertThat(sheet.path("sections").findValuesAsText("key")).contains("change", "comparison", "history");
    }

    void the_timeline_tells(String item, String act, String change) {
        assertThat(history.history(item).log()).anySatisfy(entry -> {
            assertThat(entry.what()).isEqualTo(act);
            assertThat(entry.who()).contains("市政府");
            assertThat(entry.reason()).contains(change, "提出：邵俊杰", "批准：", "原因：");
        });
    }

    JsonNode sheetOf(String user, String item) {
        return login(user).sheet(task(item));
    }

    /** The plan as the supervision office's ledger tells it. */
    String planOf(String opinion) {
        return plans.plan(opinion).toString();
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

    String task(WebSession session, String item) {
        var task = task(item);
        assertThat(session.tasks()).anyMatch(each -> each.path("id").asText().equals(task));
        return task;
    }

    String state(String measure) {
        return texts("select state from measure where number = ?", measure).get(0);
    }

    String due(String item, String kind) {
        return jdbc.sql(
                        "select (due_at at time zone 'Asia/Shanghai')::date::text from obligation where item = ? and kind = ? and fulfilled_at is null")
                .param(item)
                .param(kind)
                .query(String.class)
                .single();
    }

    String opened(String item, String kind) {
        return jdbc.sql(
                        "select id || ' ' || due_at from obligation where item = ? and kind = ? and fulfilled_at is null")
                .param(item)
                .param(kind)
                .query(String.class)
                .single();
    }

    static String within(String number) {
        return number.substring(number.lastIndexOf('-') + 1);
    }

    int count(String sql, String value) {
        return jdbc.sql(sql).param(value).query(Integer.class).single();
    }

    List<String> texts(String sql, String value) {
        return jdbc.sql(sql).param(value).query(String.class).list();
    }

    static List<Answer> atOnce(Callable<Answer> one, Callable<Answer> other) throws Exception {
        var together = new CyclicBarrier(2);
        var threads = Executors.newFixedThreadPool(2);
        try {
            var answers = new ArrayList<Answer>();
            var calls = List.of(one, other).stream()
                    .map(call -> threads.submit(() -> {
                        together.await();
                        return call.call();
                    }))
                    .toList();
            for (var call : calls) {
                answers.add(call.get(60, TimeUnit.SECONDS));
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }
}
