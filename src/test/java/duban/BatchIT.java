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

/** Ten measures signed, verified and their comment struck off in batches; each test goes on where the one before ended. */
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
        var row = rows.stream()
                .filter(each -> each.path("item").asText().equals(opinion.measure(2)))
                .findFirst()
                .orElseThrow();
        assertThat(row.path("title").asText()).isEqualTo("M02 建设第2批社区养老服务站");
        assertThat(row.path("light").path("text").asText()).contains("剩 2 个工作日");
        assertThat(row.at("/row/department").asText()).isEqualTo("市财政局");
        assertThat(row.at("/row/account").asText()).isEqualTo(SmallOpinion.RESULT_ACCOUNT);
        assertThat(row.at("/row/indicators/0/target").asText()
                        + row.at("/row/indicators/0/value").asText())
                .isEqualTo("1010");
        assertThat(row.at("/row/criteria").findValuesAsText("proof")).containsExactly("名单公告", "验收单");
        assertThat(row.at("/row/warnings")).isEmpty();
    }

    @Test
    @Order(3)
    void of_ten_two_are_skipped_and_each_says_why() {
        var items = IntStream.rangeClosed(1, 10)
                .mapToObj(nth -> item(opinion.task(opinion.measure(nth)), SIGN))
                .toList();

        var answer = batch("czj.versatile", "signOffResult", items);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(done(answer.body()))
                .isEqualTo(
                        IntStream.rangeClosed(2, 9).mapToObj(opinion::measure).toList());
        assertThat(skipped(answer.body())).containsExactly(opinion.measure(1) + " FOUR_EYES", "- NOT_FOUND");
        assertThat(answer.body().path("skipped").findValuesAsText("message"))
                .containsExactly("本人提交的成果不能由本人审签，也不能以代理身份审签，请由本单位其他负责人审签。", "该待办已由他人办理、已撤回，或不在您的职责内。");
        assertThat(opinion.step(opinion.measure(10))).isEqualTo("signForReceipt");
        assertThat(jdbc.sql("select code from refusal where person = 'czj.versatile' order by id")
                        .query(String.class)
                        .list())
                .containsExactly("FOUR_EYES", "NOT_YOURS");
        assertThat(jdbc.sql("select count(*) from sign_off where measure like '2023-60-%'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(8);
    }

    @Test
    @Order(4)
    void what_is_absent_done_before_or_given_twice_is_skipped_like_what_is_not_ones_own() {
        var task = opinion.task(opinion.measure(1));

        var answer =
                batch("czj.head", "signOffResult", List.of(item("absent", SIGN), item(task, SIGN), item(task, SIGN)));

        assertThat(done(answer.body())).containsExactly(opinion.measure(1));
        assertThat(skipped(answer.body())).containsExactly("- NOT_FOUND", "- NOT_FOUND");
    }

    @Test
    @Order(5)
    void a_verification_takes_every_criterion_of_each_item_and_only_its_own_step() {
        var tasks = IntStream.rangeClosed(1, 9)
                .boxed()
                .collect(Collectors.toMap(nth -> nth, nth -> opinion.task(opinion.measure(nth))));
        SmallOpinion.done(opinion.session("office.fgw").claim(tasks.get(3), "office.fgw"));
        assertThat(rows("office.mzj", "verifyMeasure")).hasSize(8);

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
    @Order(6)
    void a_comment_is_verified_and_struck_off_as_strictly_as_applied_for_or_stricter() {
        opinion.leadTo("verifyMeasure", 10);
        opinion.take("office.sfj", opinion.measure(10), ACCEPT);
        opinion.take("czj.head", opinion.comment(), Map.of("result", "SUSTAINED", "account", "各项措施均已完成。"));
        assertThat(rows("office.sfj", "verifyComment").get(0).path("result").asText())
                .isEqualTo("完成并长期坚持");
        var check = opinion.task(opinion.comment());
        assertThat(done(batch("office.sfj", "verifyComment", List.of(item(check, Map.of("decision", "ACCEPT"))))
                        .body()))
                .containsExactly(opinion.comment());
        var decide = opinion.task(opinion.comment());
        var row = rows("leader.zhao", "decideStrikeOff").get(0);
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
