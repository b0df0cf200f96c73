package duban;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import duban.WebSession.Answer;
import duban.deadline.WakeDueItems;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;

/** Co-handlers sign too or give their views; differences are talked over and settled. A measure of its own per test. */
@TestInstance(Lifecycle.PER_CLASS)
class ConsultingIT extends ResultPathways {

    static final String CO_SIGNED = "2023-53";
    static final String COMMENTED = "2023-54";

    static final Map<String, ?> DIFFER = Map.of("decision", "DIFFER", "reason", "经费测算口径不一致，应按实有站点计算。");
    static final Map<String, ?> NO_COMMENT = Map.of("decision", "NO_COMMENT", "view", "");
    static final Map<String, ?> AGREED = talks("AGREED", "");
    static final Map<String, ?> NOT_AGREED = talks("NOT_AGREED", "测算按文件规定的规划站点数进行。");

    @Autowired
    WakeDueItems wakeDueItems;

    @BeforeAll
    void two_opinions_are_dispatched() {
        dispatched(CO_SIGNED, TestPlans.coHandledWorkbook(CO_SIGNED, "市民政局", 8, true, "市财政局", "市公安局"));
        dispatched(COMMENTED, TestPlans.coHandledWorkbook(COMMENTED, "市民政局", 4, false, "市财政局", "市卫生健康委"));
    }

    static Map<String, ?> talks(String outcome, String reason) {
        return Map.of(
                "heldOn",
                "2023-07-13",
                "participants",
                "市民政局赵志强、市财政局白晓红",
                "minutes",
                "就经费测算口径交换了意见。",
                "outcome",
                outcome,
                "reason",
                reason);
    }

    void oneDiffers(String item) {
        signed(item);
        moveTo("2023-07-13T10:00");
        done(take("czj.head", "coSignResult", item, "CZJ", DIFFER));
        done(take("gaj.head", "coSignResult", item, "GAJ", SIGN));
    }

    @Test
    void two_departments_co_sign_at_once_and_the_result_goes_to_verification() throws Exception {
        var item = CO_SIGNED + "-M01";
        signed(item);
        assertThat(waitingFor(item)).containsExactly("coSignResult CZJ", "coSignResult GAJ");
        assertThat(state(item)).isEqualTo("AWAITING_CO_SIGN");
        assertThat(owed(item)).containsExactly("CO_SIGN", "MEASURE");
        var czj = task("coSignResult", item, "CZJ");
        var gaj = task("coSignResult", item, "GAJ");
        var head = session("czj.head");
        var deputy = session("gaj.deputy");

        var answers = ConcurrencyIT.atOnce(() -> head.submit(czj, SIGN), () -> deputy.submit(gaj, SIGN));

        assertThat(answers).extracting(Answer::status).containsOnly(204);
        assertThat(waitingFor(item)).containsExactly("verifyMeasure DBZB");
        assertThat(state(item)).isEqualTo("AWAITING_VERIFICATION");
        assertThat(owed(item)).containsExactly("MEASURE", "VERIFICATION");
    }

    @Test
    void a_co_handlers_task_is_nobody_elses() {
        var item = CO_SIGNED + "-M02";
        signed(item);
        var task = task("coSignResult", item, "CZJ");

        for (var other : List.of("gaj.head", "mzj.head", "czj.liaison", "leader.zhao")) {
            assertThat(session(other).submit(task, SIGN).code()).as(other).isEqualTo("NOT_YOURS");
            assertThat(session(other).sheet(task).at("/hand/mayTake").asBoolean())
                    .as(other)
                    .isFalse();
        }
        assertThat(session("wjw.head")
                        .get(WebSession.API + "/duban/tasks/" + task)
                        .status())
                .isEqualTo(404);
        var silent = session("czj.head").submit(task, Map.of("decision", "DIFFER", "reason", " "));
        assertThat(silent.status()).isEqualTo(422);
        assertThat(silent.field()).isEqualTo("reason");
        assertThat(waitingFor(item)).containsExactly("coSignResult CZJ", "coSignResult GAJ");
    }

    @Test
    void of_two_heads_of_one_co_handler_one_signs_and_the_other_is_told() throws Exception {
        var item = CO_SIGNED + "-M03";
        signed(item);
        var task = task("coSignResult", item, "CZJ");
        var head = session("czj.head");
        var deputy = session("czj.deputy");

        var answers = ConcurrencyIT.atOnce(() -> head.submit(task, SIGN), () -> deputy.submit(task, DIFFER));

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(204, 409);
        assertThat(jdbc.sql("select count(*) from co_signature where measure = ?")
                        .param(item)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(waitingFor(item)).containsExactly("coSignResult GAJ");
    }

    @Test
    void an_agreement_is_confirmed_by_those_who_differed_and_by_nobody_else() {
        var item = CO_SIGNED + "-M04";
        oneDiffers(item);
        assertThat(waitingFor(item)).containsExactly("recordTalks MZJ");
        assertThat(owed(item)).containsExactly("MEASURE", "TALKS");
        var talks = task("recordTalks", item);
        assertThat(section("mzj.head", talks, "coSigners").path("warning").asText())
                .isEqualTo("市财政局有不同意见。");

        done(take("mzj.head", "recordTalks", item, AGREED));
        assertThat(waitingFor(item)).containsExactly("coSignResult CZJ");
        assertThat(state(item)).isEqualTo("AWAITING_CO_SIGN");
        done(take("czj.deputy", "coSignResult", item, "CZJ", SIGN));

        assertThat(waitingFor(item)).containsExactly("verifyMeasure DBZB");
        var shown = section("office.sfj", task("verifyMeasure", item), "coSigners");
        assertThat(rows(shown))
                .satisfiesExactly(
                        row -> assertThat(row).startsWith("市财政局|有不同意见|经费测算口径不一致"),
                        row -> assertThat(row).startsWith("市公安局|同意|—"),
                        row -> assertThat(row).startsWith("市财政局（第 2 次）|同意|—"));
        assertThat(shown.path("warning").isNull()).isTrue();
        assertThat(shown.at("/log/0/what").asText()).contains("协商一致");
        assertThat(shown.at("/log/0/reason").asText()).contains("2023年7月13日", "白晓红", "测算口径交换");
    }

    @Test
    void talks_are_recorded_in_full_and_not_before_they_were_held() {
        var item = CO_SIGNED + "-M05";
        oneDiffers(item);
        var head = session("mzj.head");
        var task = task("recordTalks", item);

        for (var wrong : Map.of(
                        "heldOn", Map.of("heldOn", "2023-07-14"),
                        "participants", Map.of("participants", ""),
                        "minutes", Map.of("minutes", ""),
                        "outcome", Map.of("outcome", ""),
                        "reason", Map.of("outcome", "NOT_AGREED", "reason", ""))
                .entrySet()) {
            var fields = new HashMap<String, Object>(AGREED);
            fields.putAll(wrong.getValue());
            var answer = head.submit(task, fields);

            assertThat(answer.status()).as(wrong.getKey()).isEqualTo(422);
            assertThat(answer.field()).isEqualTo(wrong.getKey());
        }
        assertThat(head.submit(task, Map.of("heldOn", "昨天", "participants", "a", "minutes", "b", "outcome", "AGREED"))
                        .field())
                .isEqualTo("heldOn");

        done(take("mzj.head", "recordTalks", item, talks("REVISE", "按实有站点重新测算。")));

        assertThat(waitingFor(item)).containsExactly("submitResult MZJ");
        var sentBack = section("mzj.handler", task("submitResult", item), "sentBack");
        assertThat(sentBack.path("warning").asText()).isEqualTo("按实有站点重新测算。");
        assertThat(sentBack.at("/facts/0/value").asText()).contains("赵志强", "协商不同意见时退回");
    }

    @Test
    void a_leader_who_upholds_the_handling_department_sends_the_result_to_verification() {
        var item = CO_SIGNED + "-M06";
        oneDiffers(item);
        done(take("mzj.head", "recordTalks", item, NOT_AGREED));
        assertThat(waitingFor(item)).containsExactly("settleDifference SZF");
        assertThat(owed(item)).containsExactly("DIFFERENCE", "MEASURE");
        assertThat(inHands(item)).isEqualTo("MZJ > SZF");
        var task = task("settleDifference", item);
        var bothSides = section("leader.zhao", task, "coSigners");
        assertThat(bothSides.toString()).contains("应按实有站点计算", "按文件规定的规划站点数");
        assertThat(session("leader.zhao")
                        .submit(task, Map.of("decision", "UPHOLD", "reason", ""))
                        .field())
                .isEqualTo("reason");

        done(take("leader.zhao", "settleDifference", item, Map.of("decision", "UPHOLD", "reason", "按文件办理。")));

        assertThat(waitingFor(item)).containsExactly("verifyMeasure DBZB");
        var shown = section("office.sfj", task("verifyMeasure", item), "coSigners");
        assertThat(inHands(item)).isEqualTo("SZF > DBZB");
        assertThat(shown.at("/log/0/what").asText()).isEqualTo("裁决：采纳承办单位意见");
        assertThat(shown.at("/log/0/reason").asText()).isEqualTo("裁决理由：按文件办理。");
    }

    @Test
    void a_leader_who_follows_those_who_differ_sends_the_result_back_and_all_are_asked_anew() {
        var item = CO_SIGNED + "-M07";
        oneDiffers(item);
        done(take("mzj.head", "recordTalks", item, NOT_AGREED));

        done(take("leader.zhao", "settleDifference", item, Map.of("decision", "FOLLOW", "reason", "按实有站点测算。")));

        assertThat(waitingFor(item)).containsExactly("submitResult MZJ");
        assertThat(section("mzj.handler", task("submitResult", item), "sentBack")
                        .path("warning")
                        .asText())
                .isEqualTo("按实有站点测算。");
        submittedAndSigned(item);
        assertThat(waitingFor(item)).containsExactly("coSignResult CZJ", "coSignResult GAJ");
        assertThat(rows(section("czj.head", task("coSignResult", item, "CZJ"), "coSigners")))
                .containsExactly("市财政局|待会签|—|—", "市公安局|待会签|—|—");
    }

    @Test
    void a_co_sign_after_the_deadline_counts_and_is_marked_late() {
        var item = CO_SIGNED + "-M08";
        signed(item);
        moveTo("2023-07-19T17:59");
        done(take("gaj.head", "coSignResult", item, "GAJ", SIGN));
        moveTo("2023-07-24T09:00");

        done(take("czj.head", "coSignResult", item, "CZJ", SIGN));

        assertThat(waitingFor(item)).containsExactly("verifyMeasure DBZB");
        var task = task("verifyMeasure", item);
        assertThat(rows(section("office.sfj", task, "coSigners")))
                .satisfiesExactlyInAnyOrder(
                        row -> assertThat(row).startsWith("市公安局|同意|"),
                        row -> assertThat(row).startsWith("市财政局|同意（逾期会签，晚 3 个工作日）|"));
        assertThat(history("office.sfj", task)).anyMatch(line -> line.endsWith("会签 同意（逾期会签，晚3个工作日）"));
    }

    @Test
    void who_is_silent_until_the_limit_has_no_comment() {
        var item = COMMENTED + "-M01";
        signed(item);
        assertThat(waitingFor(item)).containsExactly("giveView CZJ", "giveView WJW");
        assertThat(owed(item)).containsExactly("MEASURE", "VIEWS");
        moveTo("2023-07-14T10:00");
        done(take("czj.liaison", "giveView", item, "CZJ", Map.of("decision", "COMMENT", "view", "请补充资金拨付凭证。")));
        // A weekend does not count: Monday and Wednesday are still within the limit.
        for (var early : List.of("2023-07-17T09:00", "2023-07-19T17:30")) {
            moveTo(early);
            wakeDueItems.wake();
            assertThat(waitingFor(item)).containsExactly("giveView WJW");
        }

        moveTo("2023-07-20T09:00");
        wakeDueItems.wake();

        assertThat(waitingFor(item)).containsExactly("verifyMeasure DBZB");
        assertThat(owed(item)).containsExactly("MEASURE", "VERIFICATION");
        var task = task("verifyMeasure", item);
        assertThat(rows(section("office.sfj", task, "coSigners")))
                .satisfiesExactly(
                        row -> assertThat(row).startsWith("市财政局|有意见|请补充资金拨付凭证。|胡秀英"),
                        row -> assertThat(row).startsWith("市卫生健康委|未答复，视为无意见|—|督办系统"));
        assertThat(history("office.sfj", task)).anyMatch(line -> line.equals("督办系统（督办专班） 意见期满 市卫生健康委到期未答复，视为无意见"));
    }

    @Test
    void a_view_after_the_limit_is_refused_even_before_the_round_has_run() {
        var item = COMMENTED + "-M02";
        signed(item);
        // The morning's round has been; the next one comes tomorrow.
        clock.moveTo(moment("2023-07-19T18:30"));

        var answer = take("czj.liaison", "giveView", item, "CZJ", NO_COMMENT);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("VIEW_LATE");
        assertThat(answer.message()).contains("7月19日 周三 18:00");
        assertThat(waitingFor(item)).containsExactly("giveView CZJ", "giveView WJW");
        assertThat(jdbc.sql("select count(*) from co_handler_view where measure = ?")
                        .param(item)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void when_all_have_answered_nobody_waits_for_the_limit() {
        var item = COMMENTED + "-M03";
        signed(item);
        assertThat(take("czj.liaison", "giveView", item, "CZJ", Map.of("decision", "COMMENT"))
                        .field())
                .isEqualTo("view");

        done(take("czj.liaison", "giveView", item, "CZJ", NO_COMMENT));
        done(take("wjw.liaison", "giveView", item, "WJW", NO_COMMENT));

        assertThat(waitingFor(item)).containsExactly("verifyMeasure DBZB");
        assertThat(state(item)).isEqualTo("AWAITING_VERIFICATION");
    }

    @Test
    void the_round_that_finds_everybody_silent_records_each_department() {
        var item = COMMENTED + "-M04";
        signed(item);
        moveTo("2023-07-20T09:00");

        wakeDueItems.wake();

        assertThat(jdbc.sql("select department || answer || given_by from co_handler_view where measure = ? order by 1")
                        .param(item)
                        .query(String.class)
                        .list())
                .containsExactly("CZJSILENTsystem", "WJWSILENTsystem");
        assertThat(jdbc.sql(
                                "select count(*) from transition where item = ? and step = 'recordSilence' and person = 'system'")
                        .param(item)
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    /** Cells of a section's table, a row per line. */
    static List<String> rows(JsonNode section) {
        return StreamSupport.stream(section.at("/table/rows").spliterator(), false)
                .map(row -> StreamSupport.stream(row.spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining("|")))
                .toList();
    }
}
