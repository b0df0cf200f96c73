package duban;

import static duban.WebSession.API;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import duban.WebSession.Answer;
import duban.deadline.Policy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Moving the deadline of a measure over HTTP: 11月24日 is the day, 12月29日 the reply's. */
class DeadlineChangeIT extends RunningApplication {

    static final String OPINION = "2023-760";
    static final Map<String, ?> SIGN = Map.of("decision", "SIGN", "reason", "");
    static final Map<String, ?> APPROVE = Map.of("decision", "APPROVE", "reason", "");
    static final Map<String, ?> APPROVE_AS_LEADER =
            Map.of("decision", "APPROVE", "acknowledged", List.of(), "reason", "");
    static final Map<String, ?> ACCEPT = Map.of("decision", "ACCEPT", "criteriaMet", List.of(1, 2), "reason", "");

    @Autowired
    Policy policy;

    SmallOpinion opinion;

    @BeforeEach
    void an_opinion_is_in_execution() {
        moveTo("2023-09-18T09:00");
        if (count("select count(*) from opinion where number = ?", OPINION) == 0) {
            SmallOpinion.dispatched(OPINION, TestPlans.workbook(OPINION, "市民政局", 28), this::login, jdbc, jobs);
        }
        opinion = SmallOpinion.known(OPINION, this::login, jdbc);
    }

    // From the request to its effect.

    @Test
    void a_first_short_extension_is_signed_by_the_head_granted_by_the_office_and_told_the_leader() {
        var measure = inWork(1);
        var request = requested(measure, extension("2023-12-15"));

        assertThat(dueOn(measure)).isEqualTo("2023-11-24");
        assertThat(sheet("mzj.handler", measure).at("/sections/0/warning").asText())
                .endsWith("待单位审签。批准前整改期限不变。");
        assertThat(sheet("mzj.head", request).path("sections").toString())
                .contains("延期，由2023年11月24日延至2023年12月15日", "督办专班（第1次延期、延长15个工作日");
        opinion.take("mzj.head", request, SIGN);
        assertThat(opinion.step(request)).isEqualTo("grantExtension");
        opinion.take("office.zzb", request, APPROVE);

        assertThat(dueOn(measure)).isEqualTo("2023-12-15");
        assertThat(texts(
                        "select original_due_on || ' ' || extensions || ' ' || deadline_version from measure where number = ?",
                        measure))
                .containsExactly("2023-11-24 1 2");
        everything_is_due(measure, "2023-12-15");
        assertThat(texts(
                        "select requested_by || ' ' || signed_by || ' ' || decided_by || ' ' || acting_for || ' ' || approved"
                                + " from deadline_change where request = ?",
                        request))
                .containsExactly("mzj.handler mzj.head office.zzb DBZB true");
        nothing_is_left_of(request);
        var told = change("leader.zhao", request);
        assertThat(told.path("reported").asBoolean()).isTrue();
        assertThat(told.path("state").asText()).isEqualTo("已同意");
        var detail = detail("mzj.handler", measure);
        assertThat(detail.path("timeline").toString()).contains("申请调整期限", "审签期限申请", "审批延期", "整改期限延长");
        assertThat(detail.path("clocks").toString()).contains("2023年12月15日", "2023年11月24日", "1 次");
    }

    @ParameterizedTest
    @CsvSource({"2, 2023-12-18, 延长16个工作日", "3, 2024-01-05, 晚于报告时限"})
    void what_is_beyond_the_delegation_goes_to_the_leader(int nth, String toOn, String why) {
        var measure = inWork(nth);
        var request = requested(measure, extension(toOn));
        opinion.take("mzj.head", request, SIGN);

        assertThat(opinion.step(request)).isEqualTo("decideDeadlineChange");
        assertThat(sheet("leader.zhao", request).path("sections").toString()).contains("分管副市长（", why);
        assertThat(opinion.session("office.zzb")
                        .submit(opinion.task(request), APPROVE)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void a_second_extension_is_the_leaders() {
        var measure = inWork(4);
        granted(measure, "2023-12-01");
        var request = requested(measure, extension("2023-12-08"));
        opinion.take("mzj.head", request, SIGN);

        assertThat(opinion.step(request)).isEqualTo("decideDeadlineChange");
        opinion.take("leader.zhao", request, APPROVE_AS_LEADER);

        assertThat(texts(
                        "select due_on || ' ' || extensions || ' ' || deadline_version from measure where number = ?",
                        measure))
                .containsExactly("2023-12-08 2 3");
        assertThat(change("office.zzb", request).path("reported").asBoolean()).isFalse();
    }

    @Test
    void a_late_request_is_taken_marked_and_decided_by_the_leader_explicitly() {
        var measure = inWork(5);
        moveTo("2023-11-24T18:00");
        var request = requested(measure, extension("2023-12-01"));
        assertThat(texts("select late::text from deadline_request where number = ?", request))
                .containsExactly("true");
        opinion.take("mzj.head", request, SIGN);
        var decision = sheet("leader.zhao", request);
        assertThat(decision.at("/input/specials").findValuesAsText("content")).containsExactly("过了整改期限才申请，仍同意");
        assertThat(decision.path("sections").toString()).contains("逾期申请");

        var refused = opinion.session("leader.zhao").submit(opinion.task(request), APPROVE_AS_LEADER);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("NOT_ACKNOWLEDGED");
        assertThat(refused.field()).isEqualTo("acknowledged[1]");
        assertThat(dueOn(measure)).isEqualTo("2023-11-24");

        opinion.take(
                "leader.zhao", request, Map.of("decision", "APPROVE", "acknowledged", List.of(1), "reason", "下不为例"));
        assertThat(dueOn(measure)).isEqualTo("2023-12-01");
        assertThat(texts("select late::text from deadline_change where request = ?", request))
                .containsExactly("true");
    }

    @Test
    void beyond_the_reply_date_the_leader_must_say_so() {
        var measure = inWork(6);
        var request = requested(measure, extension("2024-01-05"));
        opinion.take("mzj.head", request, SIGN);

        var refused = opinion.session("leader.zhao").submit(opinion.task(request), APPROVE_AS_LEADER);
        assertThat(refused.field()).isEqualTo("acknowledged[2]");
        assertThat(refused.message()).contains("2024年1月5日晚于报告时限2023年12月29日");

        opinion.take("leader.zhao", request, Map.of("decision", "APPROVE", "acknowledged", List.of(2), "reason", ""));
        assertThat(dueOn(measure)).isEqualTo("2024-01-05");
        assertThat(texts("select past_reply::text from deadline_change where request = ?", request))
                .containsExactly("true");
    }

    @Test
    void what_is_not_approved_leaves_everything_as_it_is_and_is_told_the_handler() {
        var measure = inWork(7);
        var sentBack = requested(measure, extension("2023-12-01"));
        opinion.take("mzj.head", sentBack, Map.of("decision", "SEND_BACK", "reason", "请先与财政局协商。"));
        assertThat(standing(measure).path("refused").asText()).isEqualTo(sentBack + " 已退回：请先与财政局协商。");
        assertThat(sheet("mzj.handler", measure).at("/sections/0/warning").asText())
                .isEqualTo(sentBack + " 已退回：请先与财政局协商。");

        var rejected = requested(measure, extension("2023-12-01"));
        opinion.take("mzj.head", rejected, SIGN);
        opinion.take("office.zzb", rejected, Map.of("decision", "REJECT", "reason", "理由不充分。"));

        assertThat(dueOn(measure)).isEqualTo("2023-11-24");
        everything_is_due(measure, "2023-11-24");
        assertThat(standing(measure).path("refused").asText()).isEqualTo(rejected + " 未同意：理由不充分。");
        assertThat(texts("select extensions || ' ' || deadline_version from measure where number = ?", measure))
                .containsExactly("0 1");
        assertThat(standing(measure).path("earlier").toString()).contains("不同意", "理由不充分。");
    }

    @Test
    void what_the_office_does_not_want_to_decide_it_refers_to_the_leader() {
        var measure = inWork(8);
        var request = requested(measure, extension("2023-12-01"));
        opinion.take("mzj.head", request, SIGN);

        opinion.take("office.zzb", request, Map.of("decision", "REFER", "reason", "涉及多个单位。"));

        assertThat(opinion.step(request)).isEqualTo("decideDeadlineChange");
        opinion.take("leader.zhao", request, APPROVE_AS_LEADER);
        assertThat(dueOn(measure)).isEqualTo("2023-12-01");
    }

    @Test
    void the_liaison_asks_too_and_also_while_others_judge_the_result() {
        var measure = opinion.measure(9);
        opinion.bringTo("verifyMeasure", 9);

        var request = requestedBy("mzj.liaison", measure, extension("2023-12-01"));

        opinion.take("mzj.head", request, SIGN);
        opinion.take("office.zzb", request, APPROVE);
        assertThat(dueOn(measure)).isEqualTo("2023-12-01");
    }

    // The preview.

    @Test
    void the_preview_tells_what_moves_what_is_left_and_which_day_to_take_instead() {
        var measure = inWork(10);
        var preview = preview(measure, "kind=EXTENSION&toOn=2023-12-09");

        var told = preview.body().path("foresight").toString();
        assertThat(told)
                .contains("[\"整改期限\",\"2023年11月24日\",\"2023年12月9日\"]")
                .contains("[\"还有\",\"45 个工作日\",\"55 个工作日\"]")
                .contains("[\"延期次数\",\"0 次\",\"1 次\"]")
                .contains("[\"审签、核查最迟\",\"2023年12月5日\",\"2023年12月19日\"]")
                .contains("最迟安全日", "2023年11月22日")
                .contains("2023年12月9日不是工作日，下一个工作日是2023年12月11日 周一。");
        assertThat(preview(measure, "kind=EXTENSION&toOn=2023-12-22")
                        .body()
                        .path("foresight")
                        .toString())
                .contains("[\"审签、核查最迟\",\"2023年12月5日\",\"2024年1月3日，晚于报告时限\"]");
        assertThat(preview.body().at("/remedy/day").asText()).isEqualTo("2023-12-11");
    }

    // Bad input.

    @ParameterizedTest
    @CsvSource({
        "2023-09-15, DATE_PAST, 2023年9月15日已过",
        "2023-11-24, NOT_LATER, 须晚于现在的整改期限2023年11月24日",
        "2023-11-10, NOT_LATER, 须晚于现在的整改期限2023年11月24日",
        "2031-01-06, NO_CALENDAR, 2031年的节假日安排尚未录入",
        "20231201, DATE, 2023-11-20 的形式",
        "'', REQUIRED, 请填写新的整改期限"
    })
    void a_wrong_day_is_refused_at_its_field(String toOn, String code, String told) {
        var answer = request("mzj.handler", inWork(11), extension(toOn));

        refused(answer, 422, code, "toOn", told);
        assertThat(preview(opinion.measure(11), "kind=EXTENSION&toOn=" + toOn).code())
                .isEqualTo(code);
    }

    @Test
    void neither_kind_nor_reason_may_be_missing() {
        var measure = inWork(11);

        refused(
                request("mzj.handler", measure, Map.of("toOn", "2023-12-01", "reason", "施工")),
                422,
                "REQUIRED",
                "kind",
                "请选择");
        refused(
                request("mzj.handler", measure, Map.of("kind", "EXTENSION", "toOn", "2023-12-01", "reason", " ")),
                422,
                "REQUIRED",
                "reason",
                "请填写延期原因");
    }

    @Test
    void only_whoever_owes_the_measure_asks() {
        var measure = inWork(12);
        for (var other : List.of("mzj.head", "office.zzb", "leader.zhao", "czj.handler", "czj.liaison", "auditor")) {
            assertThat(request(other, measure, extension("2023-12-01")).status())
                    .as(other)
                    .isEqualTo(404);
        }
        assertThat(count("select count(*) from deadline_request where measure = ?", measure))
                .isZero();
    }

    @Test
    void one_request_at_a_time() {
        var measure = inWork(13);
        var first = requested(measure, extension("2023-12-01"));

        refused(
                request("mzj.handler", measure, extension("2023-12-08")),
                409,
                "ALREADY_REQUESTED",
                null,
                first + "，现为“待单位审签”");
    }

    @Test
    void of_two_requests_at_once_one_is_taken() throws Exception {
        var measure = inWork(14);
        var handler = login("mzj.handler");
        var liaison = login("mzj.liaison");
        var address = API + "/duban/measures/" + measure + "/deadline";

        var answers = atOnce(
                () -> handler.post(address, extension("2023-12-01")),
                () -> liaison.post(address, extension("2023-12-08")));

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(201, 409);
    }

    @Test
    void before_receipt_and_after_completion_there_is_no_deadline_to_move() {
        refused(request("mzj.liaison", opinion.measure(15), extension("2023-12-01")), 409, "WRONG_STATE", null, "须先签收");
        completed(16);
        refused(
                request("mzj.liaison", opinion.measure(16), extension("2023-12-01")),
                409,
                "ALREADY_COMPLETE",
                null,
                "已办结");
    }

    // What becomes of the measure meanwhile.

    @Test
    void a_request_ends_by_itself_when_its_measure_is_completed() {
        opinion.bringTo("verifyMeasure", 17);
        var measure = opinion.measure(17);
        var signing = requestedBy("mzj.liaison", measure, extension("2023-12-01"));

        opinion.take("office.sfj", measure, ACCEPT);

        nothing_is_left_of(signing);
        assertThat(texts("select state || ' ' || closed_reason from deadline_request where number = ?", signing))
                .containsExactly("VOID 措施已办结");
        assertThat(texts("select reason from transition where item = ? order by id desc limit 1", signing))
                .containsExactly("措施已办结，延期申请随之失效。");
    }

    @Test
    void a_signed_request_ends_by_itself_when_its_measure_begins_anew() {
        var measure = inWork(18);
        var request = requested(measure, extension("2023-12-01"));
        opinion.take("mzj.head", request, SIGN);
        var change = opinion.session("office.zzb")
                .post(
                        API + "/duban/changes",
                        Map.of(
                                "kind",
                                "TRANSFER",
                                "measures",
                                List.of(measure),
                                "department",
                                "CZJ",
                                "reason",
                                "职责划转"));
        assertThat(change.status()).as(change.text()).isEqualTo(201);
        opinion.take("leader.zhao", change.body().path("number").asText(), APPROVE);

        nothing_is_left_of(request);
        assertThat(texts("select state from deadline_request where number = ?", request))
                .containsExactly("VOID");
        assertThat(dueOn(measure)).isEqualTo("2023-11-24");
    }

    @Test
    void a_request_whose_day_has_passed_while_it_waited_is_not_approved_any_more() {
        var measure = inWork(19);
        var request = requested(measure, extension("2023-12-01"));
        opinion.take("mzj.head", request, SIGN);
        moveTo("2023-12-04T09:00");

        refused(
                opinion.session("office.zzb").submit(opinion.task(request), APPROVE),
                409,
                "DATE_PAST",
                null,
                "申请之后情况有变：申请的新期限2023年12月1日已过。不能照此同意");
        opinion.take("office.zzb", request, Map.of("decision", "REJECT", "reason", "请重新申请。"));
    }

    @Test
    void decisions_cannot_be_rewritten() {
        var measure = inWork(20);
        var request = granted(measure, "2023-12-01");

        assertThatThrownBy(() -> jdbc.sql("update deadline_change set approved = false where request = ?")
                        .param(request)
                        .update())
                .hasMessageContaining("deadline_change");
        assertThatThrownBy(() -> jdbc.sql("delete from deadline_change where request = ?")
                        .param(request)
                        .update())
                .hasMessageContaining("deadline_change");
    }

    // Suspension.

    @Test
    void a_suspension_is_refused_while_the_policy_knows_none() {
        var measure = inWork(21);

        assertThat(standing(measure).path("suspension").asBoolean()).isFalse();
        refused(
                request("mzj.handler", measure, suspension("2023-10-09", "2023-10-20")),
                422,
                "SUSPENSION_OFF",
                "kind",
                "现行期限规则不允许暂停");
    }

    @Test
    void a_suspended_clock_stands_still_and_the_deadline_is_later_by_its_working_days() {
        allowingSuspensions(() -> {
            var measure = inWork(22);
            var request = suspended(measure, "2023-10-09", "2023-10-20");
            assertThat(dueOn(measure)).isEqualTo("2023-11-24");
            assertThat(light(measure)).doesNotContain("暂停");

            moveTo("2023-10-09T09:00");
            assertThat(light(measure)).isEqualTo("grey ◇ 暂停 至10月20日");
            refused(request("mzj.handler", measure, extension("2023-12-01")), 409, "SUSPENDED", null, "暂停结束后才能再申请");

            playTo("2023-10-23T09:00");

            assertThat(dueOn(measure)).isEqualTo("2023-12-08");
            everything_is_due(measure, "2023-12-08");
            assertThat(texts("select extensions || ' ' || deadline_version from measure where number = ?", measure))
                    .containsExactly("0 2");
            assertThat(light(measure)).startsWith("green");
            nothing_is_left_of(request);
            assertThat(detail("mzj.handler", measure).path("timeline").toString())
                    .contains("恢复计时，整改期限顺延", "暂停了10个工作日");
        });
    }

    @Test
    void a_suspension_ended_early_moves_the_deadline_by_the_days_it_lasted() {
        allowingSuspensions(() -> {
            var measure = inWork(23);
            suspended(measure, "2023-10-09", "2023-10-20");
            moveTo("2023-10-12T09:00");
            var address = API + "/duban/measures/" + measure + "/deadline/resume";
            assertThat(login("mzj.handler")
                            .post(address, Map.of("reason", "已到位"))
                            .status())
                    .isEqualTo(403);
            refused(login("leader.zhao").post(address, Map.of("reason", "")), 422, "REQUIRED", "reason", "结束暂停的原因");

            assertThat(login("leader.zhao")
                            .post(address, Map.of("reason", "资金已到位"))
                            .status())
                    .isEqualTo(204);

            assertThat(dueOn(measure)).isEqualTo("2023-11-29");
            refused(login("office.zzb").post(address, Map.of("reason", "再结束")), 409, "NOT_SUSPENDED", null, "现在没有暂停");
        });
    }

    @Test
    void suspensions_over_the_cap_are_refused_with_what_is_left() {
        allowingSuspensions(() -> {
            var measure = inWork(24);
            suspended(measure, "2023-10-09", "2023-10-20");
            playTo("2023-10-23T09:00");

            refused(
                    request("mzj.handler", measure, suspension("2023-10-23", "2023-11-24")),
                    422,
                    "SUSPENSION_OVER",
                    "toOn",
                    "最多暂停30个工作日，已用10个，还可暂停20个；这次填写的是25个");
            refused(
                    request("mzj.handler", measure, suspension("2023-10-28", "2023-10-29")),
                    422,
                    "NO_WORKING_DAYS",
                    "toOn",
                    "没有工作日");
            refused(
                    request("mzj.handler", measure, suspension("2023-10-20", "2023-10-27")),
                    422,
                    "DATE_PAST",
                    "fromOn",
                    "已过");
            refused(
                    request("mzj.handler", measure, suspension("2023-10-27", "2023-10-26")),
                    422,
                    "DATES_REVERSED",
                    "toOn",
                    "不能早于");
        });
    }

    @Test
    void a_suspension_ends_with_its_measure() {
        allowingSuspensions(() -> {
            opinion.bringTo("verifyMeasure", 25);
            var measure = opinion.measure(25);
            var request = requestedBy("mzj.liaison", measure, suspension("2023-09-18", "2023-10-13"));
            opinion.take("mzj.head", request, SIGN);
            opinion.take("leader.zhao", request, APPROVE_AS_LEADER);

            opinion.take("office.sfj", measure, ACCEPT);

            nothing_is_left_of(request);
            assertThat(texts("select end_reason from suspension where request = ?", request))
                    .containsExactly("措施已办结");
            assertThat(dueOn(measure)).isEqualTo("2023-11-24");
        });
    }

    // Acts.

    static Map<String, ?> extension(String toOn) {
        return Map.of("kind", "EXTENSION", "toOn", toOn, "reason", "雨季影响施工。");
    }

    static Map<String, ?> suspension(String fromOn, String toOn) {
        return Map.of("kind", "SUSPENSION", "fromOn", fromOn, "toOn", toOn, "reason", "等待上级批复。");
    }

    String inWork(int nth) {
        opinion.bringTo("submitResult", nth);
        return opinion.measure(nth);
    }

    void completed(int nth) {
        opinion.bringTo("verifyMeasure", nth);
        opinion.take("office.sfj", opinion.measure(nth), ACCEPT);
    }

    String requested(String measure, Map<String, ?> request) {
        return requestedBy("mzj.handler", measure, request);
    }

    String requestedBy(String user, String measure, Map<String, ?> request) {
        var answer = request(user, measure, request);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.body().path("number").asText();
    }

    Answer request(String user, String measure, Map<String, ?> request) {
        return opinion.session(user).post(API + "/duban/measures/" + measure + "/deadline", request);
    }

    String granted(String measure, String toOn) {
        var request = requested(measure, extension(toOn));
        opinion.take("mzj.head", request, SIGN);
        opinion.take("office.zzb", request, APPROVE);
        return request;
    }

    String suspended(String measure, String fromOn, String toOn) {
        var request = requested(measure, suspension(fromOn, toOn));
        opinion.take("mzj.head", request, SIGN);
        assertThat(opinion.step(request)).isEqualTo("decideDeadlineChange");
        opinion.take("leader.zhao", request, APPROVE_AS_LEADER);
        return request;
    }

    void allowingSuspensions(Runnable test) {
        new SuspensionPolicy(policy, jdbc).allowedWhile(test);
    }

    // What is looked at.

    Answer preview(String measure, String query) {
        return opinion.session("mzj.handler").get(API + "/duban/measures/" + measure + "/deadline/preview?" + query);
    }

    JsonNode standing(String measure) {
        return opinion.session("mzj.handler")
                .get(API + "/duban/measures/" + measure + "/deadline")
                .body();
    }

    JsonNode sheet(String user, String item) {
        return opinion.session(user).sheet(opinion.task(item));
    }

    JsonNode detail(String user, String item) {
        return opinion.session(user)
                .get(API + "/duban/tasks/" + opinion.task(item) + "/detail")
                .body();
    }

    String light(String measure) {
        var light = detail("mzj.handler", measure).at("/clocks/1/light");
        return String.join(
                " ",
                light.path("colour").asText(),
                light.path("shape").asText(),
                light.path("word").asText(),
                light.path("reason").asText());
    }

    JsonNode change(String user, String request) {
        for (var change : opinion.session(user)
                .get(API + "/duban/deadline-changes")
                .body()
                .path("changes")) {
            if (change.path("number").asText().equals(request)) {
                return change;
            }
        }
        throw new AssertionError(user + " does not see " + request);
    }

    /** Our rows and the engine's task say the same day. */
    void everything_is_due(String measure, String day) {
        assertThat(texts(
                        "select (due_at at time zone 'Asia/Shanghai')::text from obligation where item = ? and kind = 'MEASURE' and fulfilled_at is null",
                        measure))
                .containsExactly(day + " 18:00:00");
        assertThat(texts("select (due at time zone 'Asia/Shanghai')::text from work_item where item = ?", measure))
                .containsExactly(day + " 18:00:00");
        assertThat(texts(
                        "select (due_date_ at time zone 'Asia/Shanghai')::date::text from act_ru_task where id_ = ?",
                        opinion.task(measure)))
                .containsExactly(day);
    }

    void nothing_is_left_of(String item) {
        assertThat(count("select count(*) from work_item where item = ?", item)).isZero();
        assertThat(count("select count(*) from obligation where item = ? and fulfilled_at is null", item))
                .isZero();
        assertThat(count("select count(*) from act_ru_execution where business_key_ = ?", item))
                .isZero();
    }

    void refused(Answer answer, int status, String code, String field, String told) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.code()).as(answer.text()).isEqualTo(code);
        assertThat(answer.field()).as(answer.text()).isEqualTo(field);
        assertThat(answer.message()).contains(told);
    }

    String dueOn(String measure) {
        return texts("select due_on::text from measure where number = ?", measure)
                .get(0);
    }

    List<String> texts(String sql, String parameter) {
        return jdbc.sql(sql).param(parameter).query(String.class).list();
    }

    int count(String sql, Object... parameters) {
        return jdbc.sql(sql).params(List.of(parameters)).query(Integer.class).single();
    }

    static List<Answer> atOnce(Callable<Answer> one, Callable<Answer> other) throws Exception {
        var barrier = new CyclicBarrier(2);
        var threads = Executors.newFixedThreadPool(2);
        try {
            var first = threads.submit(() -> {
                barrier.await(10, TimeUnit.SECONDS);
                return one.call();
            });
            var second = threads.submit(() -> {
                barrier.await(10, TimeUnit.SECONDS);
                return other.call();
            });
            return List.of(first.get(60, TimeUnit.SECONDS), second.get(60, TimeUnit.SECONDS));
        } finally {
            threads.shutdownNow();
        }
    }
}
