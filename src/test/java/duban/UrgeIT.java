package duban;

import static duban.WebSession.API;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import duban.WebSession.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Urging over HTTP: recorded, cooled down, counted, the promise quoted. */
class UrgeIT extends RunningApplication {

    static final String OPINION = "2023-761";

    SmallOpinion opinion;

    @BeforeEach
    void an_opinion_is_in_execution() {
        moveTo("2023-11-20T09:00");
        if (jdbc.sql("select count(*) from opinion where number = ?")
                        .param(OPINION)
                        .query(Integer.class)
                        .single()
                == 0) {
            SmallOpinion.dispatched(OPINION, TestPlans.workbook(OPINION, "市民政局", 8), this::login, jdbc, jobs);
        }
        opinion = SmallOpinion.known(OPINION, this::login, jdbc);
    }

    @Test
    void a_call_is_recorded_with_its_outcome_and_promise_counted_and_quoted_later() {
        var measure = inWork(1);

        assertThat(urge("office.zzb", measure, call("材料差一份公示，本周补齐。", "2023-12-01"))
                        .status())
                .isEqualTo(201);

        assertThat(jdbc.sql(
                                "select person || ' ' || channel || ' ' || promised_on || ' ' || urged_by || ' ' || step from urge where item = ?")
                        .param(measure)
                        .query(String.class)
                        .single())
                .isEqualTo("mzj.handler TELEPHONE 2023-12-01 office.zzb submitResult");
        var form = sheet("mzj.handler", measure).path("sections").get(0);
        assertThat(form.path("key").asText()).isEqualTo("urges");
        assertThat(form.path("warning").asText()).isEqualTo("已催办1次。11月20日电话中承诺12月1日完成。");
        assertThat(form.path("log").toString()).contains("电话催办", "材料差一份公示，本周补齐。（承诺12月1日完成）");
        assertThat(detail("mzj.handler", measure).path("timeline"))
                .anySatisfy(moment ->
                        assertThat(moment.toString()).contains("\"what\":\"催办\"", "承诺12月1日完成", "\"from\":\"办理中\""));
        assertThat(detail("mzj.handler", measure).at("/urges/people")).isEmpty();
        assertThat(card("mzj.handler", measure).path("urged").asInt()).isEqualTo(1);
        assertThat(detail("office.zzb", measure).at("/urges/people").findValuesAsText("id"))
                .startsWith("mzj.handler")
                .contains("mzj.liaison", "mzj.head");
    }

    @Test
    void twice_within_five_working_days_is_refused_with_who_when_and_when_again() {
        var measure = inWork(2);
        assertThat(urge("office.zzb", measure, mail("请尽快报送。")).status()).isEqualTo(201);
        moveTo("2023-11-24T17:59");

        refused(
                urge("leader.zhao", measure, mail("请尽快报送。")),
                409,
                "URGED_ALREADY",
                null,
                "已于11月20日由",
                "用邮件催办，5个工作日内不重复催办，11月27日起可以再催。");
        assertThat(urges("leader.zhao", measure).path("notBefore").asText()).isEqualTo("11月20日催办过，11月27日起可以再催。");

        moveTo("2023-11-27T09:00");
        assertThat(urges("leader.zhao", measure).path("notBefore").isNull()).isTrue();
        assertThat(urge("leader.zhao", measure, call("已安排。", null)).status()).isEqualTo(201);
        assertThat(urges("office.zzb", measure).path("said").asText()).isEqualTo("已催办2次。");
        assertThat(jdbc.sql("select acting_for from urge where item = ? order by id")
                        .param(measure)
                        .query(String.class)
                        .list())
                .containsExactly("DBZB", "SZF");
    }

    @Test
    void of_two_at_once_one_is_recorded() throws Exception {
        var measure = inWork(3);
        var office = login("office.zzb");
        var leader = login("leader.zhao");
        var threads = Executors.newFixedThreadPool(2);
        try {
            var address = API + "/duban/urges/" + measure;
            var answers = threads.invokeAll(List.<Callable<Answer>>of(
                    () -> office.post(address, mail("请尽快报送。")), () -> leader.post(address, mail("请尽快报送。"))));
            assertThat(List.of(
                            answers.get(0).get().status(), answers.get(1).get().status()))
                    .containsExactlyInAnyOrder(201, 409);
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "person, czj.handler, NOT_THEIRS, 请从名单中选择",
                "person, '', REQUIRED, 请填写催办对象",
                "channel, none, REQUIRED, 请选择用邮件还是电话催办",
                "said, ' ', REQUIRED, 请填写通话结果",
                "promisedOn, 2023-11-17, DATE_PAST, 不能早于今天",
                "promisedOn, 12月1日, DATE, 2023-12-01 的形式"
            })
    void wrong_input_is_refused_at_its_field(String field, String value, String code, String told) {
        var request = new HashMap<String, Object>(call("已通知。", "2023-12-01"));
        request.put(field, value);

        refused(urge("office.zzb", inWork(4), request), 422, code, field, told);
    }

    @Test
    void only_the_office_and_the_leader_urge_and_see_what_is_open() {
        var measure = inWork(5);
        for (var other : List.of("mzj.handler", "mzj.head", "mzj.liaison", "bgt.chen", "auditor", "admin")) {
            assertThat(urge(other, measure, mail("请尽快报送。")).status()).as(other).isEqualTo(403);
            assertThat(opinion.session(other).get(API + "/duban/urges").status())
                    .as(other)
                    .isEqualTo(403);
            assertThat(opinion.session(other)
                            .get(API + "/duban/deadline-changes")
                            .status())
                    .as(other)
                    .isEqualTo(403);
        }
        var found = opinion.session("office.zzb")
                .get(API + "/duban/urges?query=" + measure)
                .body();
        assertThat(found.path("items").findValuesAsText("item")).containsExactly(measure);
        assertThat(found.at("/items/0/urged").asInt()).isZero();
    }

    @Test
    void what_is_not_open_is_not_urged_and_what_was_said_is_not_rewritten() {
        refused(urge("office.zzb", OPINION + "-M99", mail("请尽快报送。")), 409, "NOT_OPEN", null, "没有待办理的事项");
        var measure = inWork(6);
        assertThat(urge("office.zzb", measure, mail("请尽快报送。")).status()).isEqualTo(201);
        assertThatThrownBy(() -> jdbc.sql("delete from urge where item = ?")
                        .param(measure)
                        .update())
                .hasMessageContaining("urge");
    }

    static Map<String, Object> call(String said, String promisedOn) {
        var request =
                new HashMap<String, Object>(Map.of("person", "mzj.handler", "channel", "TELEPHONE", "said", said));
        request.put("promisedOn", promisedOn);
        return request;
    }

    static Map<String, Object> mail(String said) {
        return Map.of("person", "mzj.handler", "channel", "MAIL", "said", said);
    }

    String inWork(int nth) {
        opinion.bringTo("submitResult", nth);
        return opinion.measure(nth);
    }

    Answer urge(String user, String item, Map<String, ?> request) {
        return opinion.session(user).post(API + "/duban/urges/" + item, request);
    }

    JsonNode urges(String user, String item) {
        return opinion.session(user).get(API + "/duban/urges/" + item).body();
    }

    JsonNode sheet(String user, String item) {
        return opinion.session(user).sheet(opinion.task(item));
    }

    /** As it stands in the person's list. */
    JsonNode card(String user, String item) {
        var tasks = opinion.session(user)
                .post(API + "/engine/engine/default/filter/mine/list?firstResult=0&maxResults=200", Map.of())
                .body()
                .at("/_embedded/task");
        return StreamSupport.stream(tasks.spliterator(), false)
                .filter(task -> task.path("item").asText().equals(item))
                .findFirst()
                .orElseThrow();
    }

    JsonNode detail(String user, String item) {
        return opinion.session(user)
                .get(API + "/duban/tasks/" + opinion.task(item) + "/detail")
                .body();
    }

    static void refused(Answer answer, int status, String code, String field, String... told) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.code()).as(answer.text()).isEqualTo(code);
        assertThat(answer.field()).as(answer.text()).isEqualTo(field);
        assertThat(answer.message()).contains(told);
    }
}
