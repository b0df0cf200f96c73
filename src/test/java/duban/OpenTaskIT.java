package duban;

import static duban.SmallOpinion.done;
import static duban.WebSession.API;
import static duban.WebSession.ENGINE;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import duban.WebSession.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;

/** What opens for whom, and what is told of a task that is no more; each test has a measure of its own. */
@TestInstance(Lifecycle.PER_CLASS)
class OpenTaskIT extends RunningApplication {

    static final Map<String, ?> SIGN = Map.of("decision", "SIGN", "reason", "");
    static final String UNKNOWN = "00000000-0000-0000-0000-000000000000";

    @Autowired
    RepositoryService repositoryService;

    SmallOpinion opinion;

    @BeforeAll
    void a_small_opinion_is_dispatched() {
        moveTo("2023-08-21T09:00");
        opinion = SmallOpinion.dispatched("2023-71", 10, this::login, jdbc, jobs);
    }

    @BeforeEach
    void it_is_the_twenty_first_of_august() {
        moveTo("2023-08-21T10:00");
    }

    WebSession session(String user) {
        return opinion.session(user);
    }

    Answer opened(String user, String task) {
        return session(user).get(ENGINE + "/task/" + task);
    }

    JsonNode hand(String user, String task) {
        return session(user).sheet(task).path("hand");
    }

    Answer standing(String user, String task) {
        return session(user).get(API + "/duban/tasks/" + task + "/standing");
    }

    static List<String> assignees(Answer opened) {
        var links = opened.body().path("_embedded").path("identityLink");
        return StreamSupport.stream(links.spliterator(), false)
                .map(link -> link.path("userId").asText())
                .toList();
    }

    private String assignee(String task) {
        return jdbc.sql("select coalesce(assignee, '') from work_item where task_id = ?")
                .param(task)
                .query(String.class)
                .single();
    }

    @Test
    void a_task_for_several_opens_for_each_of_them_and_reading_claims_nothing() {
        var task = opinion.leadTo("signOffResult", 1);

        for (var head : List.of("czj.head", "czj.deputy")) {
            var opened = opened(head, task);

            assertThat(opened.status()).isEqualTo(200);
            assertThat(assignees(opened)).containsExactly(head);
            assertThat(opened.body().path("assignee").isNull()).isTrue();
            assertThat(opened.body()
                            .path("_embedded")
                            .path("processDefinition")
                            .get(0)
                            .path("key")
                            .asText())
                    .isEqualTo("rectification-measure");
            assertThat(opened.body().path("processInstanceId").asText()).isNotEmpty();
            assertThat(session(head)
                            .get(ENGINE + "/task/" + task + "/form")
                            .body()
                            .path("key")
                            .asText())
                    .isEqualTo(opened.body().path("formKey").asText())
                    .endsWith("forms/sign-off-result.html");
            assertThat(hand(head, task).path("mayTake").asBoolean()).isTrue();
        }
        assertThat(assignee(task)).isEmpty();

        done(session("czj.deputy").submit(task, SIGN));
        assertThat(opinion.step(opinion.measure(1))).isEqualTo("verifyMeasure");
    }

    @Test
    void opening_a_task_reads_it_by_its_id_and_no_grants() {
        var task = opinion.leadTo("submitResult", 3);
        var head = session("czj.handler");
        var statements = new ListAppender<ILoggingEvent>();
        var engine = (Logger) LoggerFactory.getLogger("org.camunda.bpm.engine.impl.persistence.entity");
        statements.start();
        engine.setLevel(Level.DEBUG);
        engine.setAdditive(false);
        engine.addAppender(statements);
        try {
            for (var path : List.of("", "/form", "/deployed-form")) {
                assertThat(head.get(ENGINE + "/task/" + task + path).status()).isEqualTo(200);
            }
            assertThat(head.sheet(task).path("hand").path("mayTake").asBoolean())
                    .isTrue();
        } finally {
            engine.detachAppender(statements);
            engine.setLevel(null);
            engine.setAdditive(true);
        }

        assertThat(statements.list)
                .extracting(ILoggingEvent::getLoggerName)
                .anyMatch(statement -> statement.contains("Task"))
                .noneMatch(statement -> statement.contains("Authorization"));
    }

    @Test
    void what_a_colleague_has_can_be_read_with_name_since_when_and_telephone() {
        var task = opinion.leadTo("signOffResult", 2);
        done(session("czj.deputy").claim(task, "czj.deputy"));

        for (var colleague : List.of("czj.head", "czj.liaison", "czj.handler")) {
            assertThat(assignees(opened(colleague, task))).containsExactly("czj.deputy");
            var hand = hand(colleague, task);
            assertThat(hand.path("mayTake").asBoolean()).isFalse();
            assertThat(hand.path("holderName").asText()).isNotEmpty();
            assertThat(hand.path("since").asText()).isEqualTo("10:00");
            assertThat(hand.path("telephone").asText()).startsWith("023-");
            assertThat(session(colleague)
                            .get(ENGINE + "/task/" + task + "/deployed-form")
                            .status())
                    .isEqualTo(200);
        }
        assertThat(hand("czj.handler", task).path("takers")).isEmpty();
        assertThat(hand("czj.head", task).path("takers").get(0).path("id").asText())
                .isEqualTo("czj.head");
        assertThat(session("czj.head").submit(task, SIGN).code()).isEqualTo("TAKEN");

        done(session("czj.head")
                .post(
                        API + "/duban/department/tasks/" + task + "/take-over",
                        Map.of("from", "czj.deputy", "to", "", "reason", "外出开会")));
        assertThat(hand("czj.head", task).path("mayTake").asBoolean()).isTrue();
    }

    @Test
    void who_oversees_all_items_may_read_every_task_and_take_none() {
        var task = opinion.leadTo("submitResult", 3);

        for (var reader : List.of("leader.zhao", "bgt.chen", "office.sfj")) {
            var hand = hand(reader, task);

            assertThat(hand.path("mayTake").asBoolean()).as(reader).isFalse();
            assertThat(hand.path("holder").asText()).isEqualTo("czj.handler");
        }
        assertThat(session("admin").get(API + "/duban/tasks/" + task).status()).isEqualTo(404);
    }

    @Test
    void a_form_keeps_the_version_its_task_was_started_with() {
        var task = opinion.leadTo("signOffResult", 4);
        var before = session("czj.head").get(ENGINE + "/task/" + task + "/deployed-form");
        var deployment = repositoryService
                .createDeployment()
                .name("a later form")
                .addString("forms/sign-off-result.html", before.text().replace("单位审签</legend>", "以后的审签</legend>"))
                .addInputStream("bpmn/rectification-measure.bpmn", bpmn())
                .deploy();
        try {
            var after = session("czj.head").get(ENGINE + "/task/" + task + "/deployed-form");

            assertThat(after.text()).isEqualTo(before.text()).doesNotContain("以后的审签");
            done(session("czj.head").submit(task, SIGN));
        } finally {
            repositoryService.deleteDeployment(deployment.getId(), true);
        }
    }

    private static InputStream bpmn() {
        try {
            return new ClassPathResource("bpmn/rectification-measure.bpmn").getInputStream();
        } catch (IOException absent) {
            throw new UncheckedIOException(absent);
        }
    }

    @Test
    void a_field_of_another_version_of_the_form_is_told_to_reload() {
        var task = opinion.leadTo("signOffResult", 5);

        var answer = session("czj.head").submit(task, Map.of("decision", "SIGN", "reason", "", "former", "x"));

        assertThat(answer.code()).isEqualTo("VAR_FORBIDDEN");
        assertThat(answer.message()).contains("刷新页面");
    }

    @Test
    void a_value_that_is_an_object_is_no_value_of_a_form_whatever_type_it_claims_to_have() {
        var task = opinion.leadTo("signOffResult", 5);
        var object = Map.of(
                "type", "Object",
                "value", Map.of("a", 1),
                "valueInfo",
                        Map.of(
                                "objectTypeName", "java.util.HashMap",
                                "serializationDataFormat", "application/x-java-serialized-object"));

        var answer = session("czj.head")
                .post(
                        ENGINE + "/task/" + task + "/submit-form",
                        Map.of("variables", Map.of("decision", Map.of("value", "SIGN"), "reason", object)));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.message()).contains("无法识别");
        assertThat(opinion.step(opinion.measure(5))).isEqualTo("signOffResult");
    }

    @Test
    void a_task_there_never_was_is_told_as_gone() {
        assertThat(session("czj.head").submit(UNKNOWN, SIGN).code()).isEqualTo("TASK_GONE");
        assertThat(session("czj.head")
                        .post(
                                API + "/duban/tasks/" + UNKNOWN + "/draft",
                                Map.of("revision", 0, "fields", Map.of("form", Map.of())))
                        .code())
                .isEqualTo("TASK_GONE");
        assertThat(opened("czj.head", UNKNOWN).status()).isEqualTo(404);
    }

    @Test
    void each_submission_is_told_who_has_it_next_and_until_when() {
        var item = opinion.measure(6);
        var said = new ArrayList<String>();
        for (var step : List.of("handToHandler", "submitResult", "signOffResult", "verifyMeasure")) {
            var task = opinion.task(item);
            var user = opinion.step(item).equals("submitResult") ? "czj.handler" : "czj.liaison";
            var taker = opinion.step(item).equals("signOffResult") ? "czj.deputy" : user;
            opinion.leadTo(step, 6);
            said.add(standing(taker, task).body().path("said").asText());
        }
        var verification = opinion.task(item);
        opinion.take("office.sfj", item, Map.of("decision", "ACCEPT", "criteriaMet", List.of(1, 2), "reason", ""));
        said.add(standing("office.sfj", verification).body().path("said").asText());

        assertThat(said)
                .containsExactly(
                        "措施已签收，请接着转交承办人，最迟8月23日。",
                        "已交" + nameOf("czj.handler") + "办理，最迟11月24日。",
                        "已送市财政局负责人审签，最迟8月23日。",
                        "已送督办专班核查，最迟8月28日。",
                        "措施已办结。");
    }

    private String nameOf(String person) {
        return jdbc.sql("select name from officer where id = ?")
                .param(person)
                .query(String.class)
                .single();
    }

    @Test
    void a_send_back_says_to_whom_it_went_back() {
        var task = opinion.leadTo("signOffResult", 7);

        opinion.take(
                "czj.head", opinion.measure(7), Map.of("decision", "SEND_BACK", "reason", "缺验收单", "unmet", List.of(2)));

        assertThat(standing("czj.head", task).body().path("said").asText())
                .startsWith("已退回" + nameOf("czj.handler") + "补正，最迟");
    }

    @Test
    void a_stale_link_tells_those_who_may_see_the_item_and_nobody_else() {
        var receipt = opinion.task(opinion.measure(8));
        opinion.leadTo("submitResult", 8);

        var told = standing("czj.handler", receipt).body();
        assertThat(told.path("item").asText()).isEqualTo(opinion.measure(8));
        assertThat(told.path("done").path("stepName").asText()).isEqualTo("签收措施");
        assertThat(told.path("done").path("who").asText()).contains(nameOf("czj.liaison"), "市财政局");
        assertThat(told.path("done").path("yours").asBoolean()).isFalse();
        assertThat(told.path("now").get(0).path("holder").asText()).isEqualTo(nameOf("czj.handler"));
        assertThat(told.path("open").asText()).isEqualTo(opinion.task(opinion.measure(8)));
        assertThat(told.path("mine").asBoolean()).isTrue();
        assertThat(standing("czj.liaison", receipt).body().path("mine").asBoolean())
                .isFalse();
        assertThat(standing("czj.liaison", receipt)
                        .body()
                        .path("done")
                        .path("yours")
                        .asBoolean())
                .isTrue();
        for (var overseer : List.of("leader.zhao", "office.fgw", "bgt.chen")) {
            assertThat(standing(overseer, receipt).status()).as(overseer).isEqualTo(200);
        }

        for (var foreigner : List.of("gaj.handler", "admin")) {
            var foreign = standing(foreigner, receipt);
            var unknown = standing(foreigner, UNKNOWN);
            assertThat(foreign.status()).isEqualTo(404);
            assertThat(unknown.status()).isEqualTo(404);
            assertThat(foreign.message()).isEqualTo(unknown.message());
            assertThat(foreign.code()).isEqualTo(unknown.code());
            assertThat(session(foreigner)
                            .get(API + "/duban/items/" + opinion.measure(8) + "/standing")
                            .message())
                    .isEqualTo(session(foreigner)
                            .get(API + "/duban/items/2023-71-M99/standing")
                            .message());
        }
    }

    /** Mails link to items by number; what they were about may long be done. */
    @Test
    void a_link_to_an_item_where_nothing_is_left_to_do_says_who_did_the_last_step_and_when() {
        var task = opinion.leadTo("signOffResult", 10);
        done(session("czj.head").submit(task, SIGN));

        var told = session("czj.head")
                .get(API + "/duban/items/" + opinion.measure(10) + "/standing")
                .body();

        assertThat(told.at("/done/stepName").asText()).isEqualTo("单位审签");
        assertThat(told.at("/done/what").asText()).isEqualTo("审签通过");
        assertThat(told.at("/done/yours").asBoolean()).isTrue();
        assertThat(told.at("/done/at").asText()).matches("20\\d\\d年\\d+月\\d+日 \\d\\d:\\d\\d");
    }

    @Test
    void a_second_submission_by_the_same_person_is_told_that_it_is_done() {
        var task = opinion.leadTo("signOffResult", 9);
        done(session("czj.head").submit(task, SIGN));

        var again = session("czj.head").submit(task, SIGN);

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.code()).isEqualTo("TASK_GONE");
        var told = standing("czj.head", task).body();
        assertThat(told.path("done").path("yours").asBoolean()).isTrue();
        assertThat(told.path("said").asText()).isEqualTo("已送督办专班核查，最迟8月28日。");
    }
}
