package duban;

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
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Ten measures opened, signed, verified and their comment struck off in batches; each test goes on where the one before
 * ended.
 */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class BatchIT extends RunningApplication {

    static final DepartmentCode CZJ = new DepartmentCode("CZJ");
    static final Map<String, ?> SIGN = Map.of("decision", "SIGN", "reason", "");
    static final Map<String, ?> ACCEPT = Map.of("decision", "ACCEPT", "criteriaMet", List.of(1, 2), "reason", "");

    @Autowired
    RegisterOfficer registerOfficer;

    SmallOpinion opinion;

    @BeforeAll
    void nine_of_ten_measures_wait_for_the_head() {
        moveTo("2023-08-14T09:00");
        registerOfficer.register(
                new Officer(
                        new PersonId("czj.versatile"),
                        "苗青",
                        CZJ,
                        "预算处",
                        "czj.versatile@duban.example",
                        "023-2",
                        List.of(new Appointment(CZJ, Role.HANDLER), new Appointment(CZJ, Role.HEAD))),
                PASSWORD);
        opinion = SmallOpinion.dispatched("2023-60", 10, this::login, jdbc, jobs);
        opinion.leadTo("handToHandler", 1);
        opinion.take("czj.liaison", opinion.measure(1), Map.of("handler", "czj.versatile", "instruction", ""));
        opinion.take("czj.versatile", opinion.measure(1), SmallOpinion.result());
        for (var nth = 2; nth <= 9; nth++) {
            opinion.leadTo("signOffResult", nth);
        }
    }

    @BeforeEach
    void it_is_the_fourteenth_of_august() {
        moveTo("2023-08-14T10:00");
    }

    static Map<String, ?> item(String task, Map<String, ?> fields) {
        return Map.of("task", task, "fields", fields);
    }

    Answer open(String user, String step, String task) {
        return opinion.session(user).get(API + "/duban/batches/" + step + "/" + task);
    }

    void looks(String user, String step, Collection<String> tasks) {
        tasks.forEach(task -> assertThat(open(user, step, task).status()).isEqualTo(200));
    }

    Answer batch(String user, String step, List<?> items) {
        return opinion.session(user).post(API + "/duban/batches/" + step, Map.of("items", items));
    }

    static List<String> done(JsonNode outcome) {
        return outcome.path("done").findValuesAsText("item");
    }

    static List<String> skipped(JsonNode outcome) {
        return StreamSupport.stream(outcome.path("skipped").spliterator(), false)
                .map(skipped -> skipped.path("item").asText("-") + " "
                        + skipped.path("code").asText())
                .toList();
    }

    List<JsonNode> rows(String user, String step) {
        var rows = new ArrayList<JsonNode>();
        opinion.session(user).get(API + "/duban/batches/" + step).body().forEach(rows::add);
        return rows.stream()
                .filter(row -> row.path("item").asText().startsWith("2023-60-"))
                .toList();
    }

    @Test
    @Order(1)
    void only_a_malformed_batch_is_refused_as_a_whole() {
        var task = opinion.task(opinion.measure(2));
        var many =
                IntStream.rangeClosed(1, 201).mapToObj(nth -> item(task, SIGN)).toList();

        for (var items : List.of(
                List.of(), many, List.of(Map.of("task", task)), List.of(Map.of("fields", SIGN)), List.of("x"))) {
            var answer = batch("czj.head", "signOffResult", items);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.code()).isEqualTo("BATCH");
        }
        assertThat(opinion.session("czj.head")
                        .post(API + "/duban/batches/signOffResult", Map.of())
                        .status())
                .isEqualTo(400);
        assertThat(batch("czj.head", "signForReceipt", List.of(item(task, SIGN)))
                        .status())
                .isEqualTo(404);
        assertThat(opinion.session("czj.head")
                        .get(API + "/duban/batches/dispatchPlan")
                        .status())
                .isEqualTo(404);
        assertThat(opinion.step(opinion.measure(2))).isEqualTo("signOffResult");
    }

    @Test
    @Order(2)
    void a_row_says_what_has_to_be_known_to_decide() {
        var rows = rows("czj.head", "signOffResult");

        assertThat(rows).hasSize(9);
        var row = rowOf("czj.head", 3);
        assertThat(row.path("title").asText()).isEqualTo("M03 建设第3批社区养老服务站");
        assertThat(row.path("light").path("reason").asText()).isEqualTo("剩2个工作日");
        assertThat(row.at("/row/department").asText()).isEqualTo("市财政局");
        assertThat(row.at("/row/met").asInt()).isEqualTo(1);
        assertThat(row.at("/row/missed").asInt()).isZero();
        assertThat(row.at("/row/proofs").asInt()).isEqualTo(2);
        assertThat(row.at("/row/warnings")).isEmpty();
        assertThat(row.path("opened").asBoolean()).isFalse();
    }

    @Test
    @Order(2)
    void opening_a_row_shows_everything_and_is_remembered_for_the_one_who_opened_it() {
        var task = opinion.task(opinion.measure(2));

        var content = open("czj.head", "signOffResult", task);

        assertThat(content.status()).as(content.text()).isEqualTo(200);
        assertThat(content.text())
                .contains(SmallOpinion.RESULT_ACCOUNT, "名单公告", "验收单", "站点名单公布", "不低于 10 个", "10 个（达到）");
        assertThat(opened("czj.head")).containsExactly(opinion.measure(2));
        assertThat(opened("czj.versatile")).isEmpty();
        for (var other : List.of("mzj.head", "czj.handler")) {
            assertThat(open(other, "signOffResult", task).status()).isEqualTo(404);
        }
        assertThat(open("czj.head", "coSignResult", task).code()).isEqualTo("WRONG_STEP");
        assertThat(open("czj.head", "submitResult", task).status()).isEqualTo(404);
        assertThat(open("czj.head", "signOffResult", "absent").status()).isEqualTo(404);
    }

    List<String> opened(String user) {
        return rows(user, "signOffResult").stream()
                .filter(row -> row.path("opened").asBoolean())
                .map(row -> row.path("item").asText())
                .toList();
    }

    @Test
    @Order(2)
    void what_somebody_means_to_decide_is_kept_for_them_alone_and_decides_nothing() {
        var task = opinion.task(opinion.measure(2));
        var mark = Map.of("decision", "SEND_BACK", "text", "缺验收单 <script>alert(1)</script> ${7*7} \u0000");

        assertThat(mark("czj.head", task, mark).status()).isEqualTo(204);

        assertThat(rowOf("czj.head", 2).at("/mark/text").asText()).isEqualTo(mark.get("text"));
        assertThat(rowOf("czj.versatile", 2).path("mark").isNull()).isTrue();
        assertThat(opinion.step(opinion.measure(2))).isEqualTo("signOffResult");
        assertThat(mark("czj.versatile", task, mark).status()).isEqualTo(404);
        assertThat(mark("czj.head", task, Map.of("text", "字".repeat(20_000))).code())
                .isEqualTo("BATCH");
        assertThat(mark("czj.head", task, List.of()).code()).isEqualTo("BATCH");
    }

    Answer mark(String user, String task, Object mark) {
        return opinion.session(user).post(API + "/duban/batches/signOffResult/" + task + "/mark", mark);
    }

    JsonNode rowOf(String user, int nth) {
        return rows(user, "signOffResult").stream()
                .filter(each -> each.path("item").asText().equals(opinion.measure(nth)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Order(3)
    void of_ten_three_are_skipped_and_each_says_why() {
        looks(
                "czj.versatile",
                "signOffResult",
                IntStream.rangeClosed(1, 8)
                        .mapToObj(nth -> opinion.task(opinion.measure(nth)))
                        .toList());
        var items = IntStream.rangeClosed(1, 10)
                .mapToObj(nth -> item(opinion.task(opinion.measure(nth)), SIGN))
                .toList();

        var answer = batch("czj.versatile", "signOffResult", items);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(done(answer.body()))
                .isEqualTo(
                        IntStream.rangeClosed(2, 8).mapToObj(opinion::measure).toList());
        assertThat(skipped(answer.body()))
                .containsExactly(opinion.measure(1) + " FOUR_EYES", opinion.measure(9) + " UNOPENED", "- NOT_FOUND");
        assertThat(answer.body().path("skipped").findValuesAsText("message"))
                .containsExactly(
                        "本人提交的成果不能由本人审签，也不能以代理身份审签，请由本单位其他负责人审签。",
                        "此件您还没有打开看过，不能办理。请打开看清内容后再办。",
                        "该待办已由他人办理、已撤回，或不在您的职责内。");
        assertThat(opinion.step(opinion.measure(9))).isEqualTo("signOffResult");
        assertThat(opinion.step(opinion.measure(10))).isEqualTo("signForReceipt");
        assertThat(jdbc.sql("select code from refusal where person = 'czj.versatile' order by id")
                        .query(String.class)
                        .list())
                .containsExactly("FOUR_EYES", "NOT_YOURS");
        assertThat(jdbc.sql("select count(*) from sign_off where measure like '2023-60-%'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(7);
        assertThat(jdbc.sql("select count(*) from opened o where person = 'czj.versatile'")
                        .query(Integer.class)
                        .single())
                .as("openings go with their tasks")
                .isEqualTo(1);
    }

    @Test
    @Order(4)
    void one_is_returned_with_its_reason_in_the_act_that_signs_another_and_never_without() {
        opinion.leadTo("signOffResult", 10);
        var tasks = List.of(opinion.task(opinion.measure(9)), opinion.task(opinion.measure(10)));
        looks("czj.head", "signOffResult", tasks);

        var answer = batch(
                "czj.head",
                "signOffResult",
                List.of(
                        item(tasks.get(0), Map.of("decision", "SEND_BACK", "unmet", List.of(2), "reason", "")),
                        item(tasks.get(1), SIGN)));
        assertThat(done(answer.body())).containsExactly(opinion.measure(10));
        assertThat(answer.body().at("/skipped/0/message").asText()).contains("退回");

        var reason = "缺第二批名单 <script>alert(1)</script> ${7*7} {{7*7}}";
        answer = batch(
                "czj.head",
                "signOffResult",
                List.of(item(tasks.get(0), Map.of("decision", "SEND_BACK", "unmet", List.of(2), "reason", reason))));
        assertThat(done(answer.body())).containsExactly(opinion.measure(9));
        assertThat(opinion.step(opinion.measure(9))).isEqualTo("submitResult");
        var sheet = opinion.session("czj.handler").sheet(opinion.task(opinion.measure(9)));
        assertThat(sheet.path("sections").findValuesAsText("warning")).contains(reason);
    }

    @Test
    @Order(5)
    void what_a_colleague_was_faster_with_is_skipped_and_the_colleague_named() {
        var task = opinion.leadTo("signOffResult", 9);
        assertThat(rowOf("czj.head", 9).at("/row/warnings/0").asText()).isEqualTo("第 2 次提交，此前曾被退回");
        assertThat(open("czj.head", "signOffResult", task).text()).contains("此前退回", "缺第二批名单");
        looks("czj.deputy", "signOffResult", List.of(task));

        var claimed = opinion.session("czj.deputy").claim(task, "czj.deputy");
        SmallOpinion.done(claimed);
        assertThat(skipped(batch("czj.head", "signOffResult", List.of(item(task, SIGN)))
                        .body()))
                .containsExactly(opinion.measure(9) + " TAKEN");
        assertThat(open("czj.head", "signOffResult", task).message()).contains("已由", "领取");

        assertThat(done(batch("czj.deputy", "signOffResult", List.of(item(task, SIGN)))
                        .body()))
                .containsExactly(opinion.measure(9));
        var late = batch("czj.head", "signOffResult", List.of(item(task, SIGN))).body();
        assertThat(skipped(late)).containsExactly(opinion.measure(9) + " TASK_GONE");
        assertThat(late.path("skipped").path(0).path("message").asText()).contains("单位审签", "史海涛", "通过");
    }

    @Test
    @Order(6)
    void what_is_absent_is_skipped_like_what_is_not_ones_own_and_what_is_given_twice_counts_once() {
        var task = opinion.task(opinion.measure(1));
        looks("czj.head", "signOffResult", List.of(task));

        var answer =
                batch("czj.head", "signOffResult", List.of(item("absent", SIGN), item(task, SIGN), item(task, SIGN)));

        assertThat(done(answer.body())).containsExactly(opinion.measure(1));
        assertThat(skipped(answer.body())).containsExactly("- NOT_FOUND", opinion.measure(1) + " TASK_GONE");
    }

    /** The substitute's own eyes count, not those of whoever is absent; the record names both. */
    @Test
    @Order(6)
    void who_takes_an_absent_colleagues_place_opens_and_signs_as_themselves() {
        var task = anotherOpinion().leadTo("signOffResult", 1);
        looks("czj.head", "signOffResult", List.of(task));
        var today =
                Map.of("absent", "czj.head", "substitute", "czj.liaison", "fromOn", "2023-08-14", "toOn", "2023-08-14");
        var appointed = new HashMap<String, String>(today);
        appointed.put("reason", "外出学习");
        assertThat(opinion.session("czj.head")
                        .post(API + "/duban/department/substitutions", appointed)
                        .status())
                .isEqualTo(201);
        var row = StreamSupport.stream(
                        opinion.session("czj.liaison")
                                .get(API + "/duban/batches/signOffResult")
                                .body()
                                .spliterator(),
                        false)
                .filter(each -> each.path("task").asText().equals(task))
                .findFirst()
                .orElseThrow();
        assertThat(row.path("inPlaceOf").isTextual()).isTrue();
        assertThat(row.path("opened").asBoolean()).isFalse();

        assertThat(skipped(batch("czj.liaison", "signOffResult", List.of(item(task, SIGN)))
                        .body()))
                .containsExactly("2023-21-M01 UNOPENED");
        looks("czj.liaison", "signOffResult", List.of(task));
        assertThat(done(batch("czj.liaison", "signOffResult", List.of(item(task, SIGN)))
                        .body()))
                .containsExactly("2023-21-M01");

        assertThat(jdbc.sql(
                                "select person || ' ' || on_behalf_of from transition where item = '2023-21-M01' and step = 'signOffResult'")
                        .query(String.class)
                        .single())
                .isEqualTo("czj.liaison czj.head");
        jdbc.sql(
                        "update substitution set ended_by = 'system', ended_at = made_at, end_reason = '测试结束' where ended_at is null")
                .update();
    }

    SmallOpinion anotherOpinion() {
        return SmallOpinion.dispatched("2023-21", 1, this::login, jdbc, jobs);
    }

    @Test
    @Order(6)
    void the_head_of_a_co_handler_co_signs_among_others() {
        var shared = SmallOpinion.dispatched(
                "2023-22", TestPlans.coHandledWorkbook("2023-22", "市民政局", 2, true, "市财政局"), this::login, jdbc, jobs);
        shared.bringTo("coSignResult", 1);
        shared.bringTo("coSignResult", 2);
        var tasks = List.of(shared.task(shared.measure(1)), shared.task(shared.measure(2)));
        looks("czj.head", "coSignResult", tasks);

        var answer = batch(
                "czj.head",
                "coSignResult",
                List.of(
                        item(tasks.get(0), SIGN),
                        item(tasks.get(1), Map.of("decision", "DIFFER", "reason", "资金来源未写明。"))));

        assertThat(done(answer.body())).containsExactly(shared.measure(1), shared.measure(2));
        assertThat(shared.step(shared.measure(1))).isEqualTo("verifyMeasure");
        assertThat(shared.step(shared.measure(2))).isEqualTo("recordTalks");
    }

    @Test
    @Order(7)
    void a_verification_takes_every_criterion_of_each_item_and_only_its_own_step() {
        var tasks = IntStream.rangeClosed(1, 9)
                .boxed()
                .collect(Collectors.toMap(nth -> nth, nth -> opinion.task(opinion.measure(nth))));
        SmallOpinion.done(opinion.session("office.fgw").claim(tasks.get(3), "office.fgw"));
        assertThat(rows("office.mzj", "verifyMeasure")).hasSize(9);
        assertThat(open("office.mzj", "verifyMeasure", tasks.get(3)).code()).isEqualTo("TAKEN");
        looks("office.mzj", "verifyMeasure", List.of(tasks.get(1), tasks.get(2), tasks.get(4)));
        looks(
                "office.fgw",
                "verifyMeasure",
                IntStream.rangeClosed(2, 9).mapToObj(tasks::get).toList());

        var answer = batch(
                "office.mzj",
                "verifyMeasure",
                List.of(
                        item(tasks.get(1), ACCEPT),
                        item(tasks.get(2), Map.of("decision", "ACCEPT", "criteriaMet", List.of(1), "reason", "")),
                        item(tasks.get(3), ACCEPT),
                        item(tasks.get(4), Map.of("decision", "ACCEPT", "criteriaMet", List.of(1, 2), "state", "x"))));

        assertThat(done(answer.body())).containsExactly(opinion.measure(1));
        assertThat(skipped(answer.body()))
                .containsExactly(
                        opinion.measure(2) + " CRITERION_UNMET",
                        opinion.measure(3) + " TAKEN",
                        opinion.measure(4) + " VAR_FORBIDDEN");
        assertThat(skipped(batch("office.mzj", "verifyComment", List.of(item(tasks.get(2), ACCEPT)))
                        .body()))
                .containsExactly(opinion.measure(2) + " WRONG_STEP");
        assertThat(batch(
                                "office.fgw",
                                "verifyMeasure",
                                IntStream.rangeClosed(2, 9)
                                        .mapToObj(nth -> item(tasks.get(nth), ACCEPT))
                                        .toList())
                        .body()
                        .path("done"))
                .hasSize(8);
    }

    @Test
    @Order(8)
    void a_comment_is_verified_and_struck_off_as_strictly_as_applied_for_or_stricter() {
        opinion.take("office.sfj", opinion.measure(10), ACCEPT);
        opinion.take("czj.head", opinion.comment(), Map.of("result", "SUSTAINED", "account", "各项措施均已完成。"));
        assertThat(rows("office.sfj", "verifyComment").get(0).path("result").asText())
                .isEqualTo("完成并长期坚持");
        var check = opinion.task(opinion.comment());
        looks("office.sfj", "verifyComment", List.of(check));
        assertThat(done(batch("office.sfj", "verifyComment", List.of(item(check, Map.of("decision", "ACCEPT"))))
                        .body()))
                .containsExactly(opinion.comment());
        var decide = opinion.task(opinion.comment());
        var row = rows("leader.zhao", "decideStrikeOff").get(0);
        assertThat(row.at("/row/met").asInt()).isEqualTo(10);
        assertThat(row.at("/row/proofs").asInt()).isEqualTo(20);
        looks("leader.zhao", "decideStrikeOff", List.of(decide));
        assertThat(row.path("results").toString()).isEqualTo("[\"SUSTAINED\",\"STAGE\"]");

        var lenient = batch(
                "leader.zhao", "decideStrikeOff", List.of(item(decide, Map.of("decision", "COMPLETED", "reason", ""))));
        assertThat(skipped(lenient.body())).containsExactly(opinion.comment() + " TOO_LENIENT");
        var decided = batch(
                "leader.zhao", "decideStrikeOff", List.of(item(decide, Map.of("decision", "SUSTAINED", "reason", ""))));
        assertThat(done(decided.body())).containsExactly(opinion.comment());

        assertThat(jdbc.sql("select state from comment where number = ?")
                        .param(opinion.comment())
                        .query(String.class)
                        .single())
                .isEqualTo("STRUCK_OFF");
    }
}
