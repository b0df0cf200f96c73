package duban;

import static duban.SmallOpinion.done;
import static duban.WebSession.API;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import duban.WebSession.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Drafts on the server, one per person and task; each test has a measure of its own. */
@TestInstance(Lifecycle.PER_CLASS)
class DraftIT extends RunningApplication {

    SmallOpinion opinion;

    @BeforeAll
    void a_small_opinion_is_dispatched() {
        moveTo("2023-08-21T09:00");
        opinion = SmallOpinion.dispatched("2023-72", 9, this::login, jdbc, jobs);
    }

    @BeforeEach
    void it_is_the_twenty_first_of_august() {
        moveTo("2023-08-21T10:00");
    }

    Answer save(String user, String task, int revision, Map<String, ?> form) {
        return opinion.session(user)
                .post(
                        API + "/duban/tasks/" + task + "/draft",
                        Map.of("revision", revision, "fields", Map.of("form", form)));
    }

    JsonNode draft(String user, String task) {
        return opinion.session(user)
                .get(API + "/duban/tasks/" + task + "/draft")
                .body()
                .path("draft");
    }

    static void saved(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    String assignee(String task) {
        return jdbc.sql("select coalesce(assignee, '') from work_item where task_id = ?")
                .param(task)
                .query(String.class)
                .single();
    }

    int drafts(String task) {
        return jdbc.sql("select count(*) from draft where task_id = ?")
                .param(task)
                .query(Integer.class)
                .single();
    }

    @Test
    void a_draft_comes_back_whole_on_another_machine_with_a_hundred_thousand_characters() {
        var task = opinion.leadTo("submitResult", 1);
        var text = "第一行\r\n  缩进的“第二行” <b>&amp;</b> ${x} 𠮷😀\t" + "长".repeat(100_000) + " \n";

        saved(save("czj.handler", task, 0, Map.of("account", text, "proofs", List.of("", "验收单"))));

        var elsewhere = login("czj.handler").sheet(task).path("draft");
        assertThat(elsewhere.path("fields").path("form").path("account").asText())
                .isEqualTo(text);
        assertThat(elsewhere.path("fields").path("form").path("proofs").get(1).asText())
                .isEqualTo("验收单");
        assertThat(elsewhere.path("savedAt").asText()).isEqualTo("10:00");
        assertThat(elsewhere.path("revision").asInt()).isEqualTo(1);
    }

    @Test
    void more_than_a_megabyte_is_refused_and_the_draft_before_stays() {
        var task = opinion.leadTo("submitResult", 2);
        saved(save("czj.handler", task, 0, Map.of("account", "先前的")));

        var answer = save("czj.handler", task, 1, Map.of("account", "长".repeat(400_000)));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.message()).contains("1000 KB");
        assertThat(draft("czj.handler", task)
                        .path("fields")
                        .path("form")
                        .path("account")
                        .asText())
                .isEqualTo("先前的");
    }

    @Test
    void the_first_draft_claims_and_nobody_else_sees_or_writes_it() {
        var task = opinion.leadTo("signOffResult", 3);
        assertThat(assignee(task)).isEmpty();

        saved(save("czj.deputy", task, 0, Map.of("decision", "SEND_BACK", "reason", "缺")));

        assertThat(assignee(task)).isEqualTo("czj.deputy");
        assertThat(save("czj.head", task, 0, Map.of("reason", "我也")).code()).isEqualTo("TAKEN");
        assertThat(draft("czj.head", task).isNull()).isTrue();
        assertThat(opinion.session("czj.head").sheet(task).path("draft").isNull())
                .isTrue();
        assertThat(save("gaj.head", task, 0, Map.of("reason", "x")).code()).isEqualTo("NOT_YOURS");
        assertThat(draft("gaj.head", task).isNull()).isTrue();
        assertThat(drafts(task)).isEqualTo(1);
    }

    @Test
    void what_was_written_in_two_places_is_not_overwritten_unseen() {
        var task = opinion.leadTo("submitResult", 4);
        saved(save("czj.handler", task, 0, Map.of("account", "一")));
        saved(save("czj.handler", task, 1, Map.of("account", "二，在单位的电脑上")));

        var other = save("czj.handler", task, 1, Map.of("account", "二，在家里的电脑上"));

        assertThat(other.status()).isEqualTo(409);
        assertThat(other.code()).isEqualTo("DRAFT_CONFLICT");
        assertThat(draft("czj.handler", task)
                        .path("fields")
                        .path("form")
                        .path("account")
                        .asText())
                .isEqualTo("二，在单位的电脑上");
        saved(save("czj.handler", task, 2, Map.of("account", "二，在家里的电脑上")));
    }

    @Test
    void a_draft_goes_with_its_authors_submission_and_is_no_evidence() {
        var task = opinion.leadTo("submitResult", 5);
        saved(save("czj.handler", task, 0, Map.of("account", "草稿里的话")));

        done(opinion.session("czj.handler").submit(task, SmallOpinion.result()));

        assertThat(drafts(task)).isZero();
        assertThat(save("czj.handler", task, 1, Map.of("account", "再存")).code()).isEqualTo("TASK_GONE");
        assertThat(jdbc.sql("select account from submission where measure = ?")
                        .param(opinion.measure(5))
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .noneMatch(account -> account.contains("草稿"));
    }

    @Test
    void a_draft_of_a_task_somebody_else_has_done_can_be_read_for_thirty_days_by_its_author() {
        var task = opinion.leadTo("signOffResult", 6);
        saved(save("czj.deputy", task, 0, Map.of("decision", "SEND_BACK", "reason", "写了一半")));
        done(opinion.session("czj.deputy").post(API + "/duban/tasks/" + task + "/put-back", Map.of()));
        opinion.take("czj.head", opinion.measure(6), Map.of("decision", "SIGN", "reason", ""));

        assertThat(opinion.session("czj.deputy")
                        .get(API + "/duban/tasks/" + task + "/standing")
                        .body()
                        .path("draft")
                        .path("fields")
                        .path("form")
                        .path("reason")
                        .asText())
                .isEqualTo("写了一半");
        assertThat(opinion.session("czj.head")
                        .get(API + "/duban/tasks/" + task + "/standing")
                        .body()
                        .path("draft")
                        .isNull())
                .isTrue();

        moveTo("2023-09-20T09:00");
        assertThat(draft("czj.deputy", task).isNull()).isFalse();
        moveTo("2023-09-20T11:00");
        assertThat(draft("czj.deputy", task).isNull()).isTrue();
        saved(save("czj.liaison", opinion.task(opinion.measure(9)), 0, Map.of("remark", "")));
        assertThat(drafts(task)).isZero();
    }

    @Test
    void what_is_no_draft_of_this_form_is_refused() {
        var task = opinion.leadTo("submitResult", 7);
        var path = API + "/duban/tasks/" + task + "/draft";
        var handler = opinion.session("czj.handler");

        assertThat(save("czj.handler", task, 0, Map.of("status", "COMPLETED")).code())
                .isEqualTo("VAR_FORBIDDEN");
        for (var body : List.of(
                "{\"revision\":0,\"fields\":{\"other\":{}}}",
                "{\"revision\":0,\"fields\":[]}",
                "{\"revision\":0,\"fields\":{\"form\":{\"account\":{\"a\":1}}}}",
                "{\"revision\":0,\"fields\":{\"form\":{\"account\":\"\\u0000\"}}}",
                "{\"revision\":0,\"fields\":{\"form\":{\"account\":\"\\ud800\"}}}",
                "{\"revision\":0,\"fields\":{\"progress\":{\"x\":\"y\"}}}",
                "{\"fields\"")) {
            var answer = handler.send("POST", path, BodyPublishers.ofString(body), "application/json");

            assertThat(answer.status()).as(body).isEqualTo(400);
            assertThat(answer.code()).as(body).isEqualTo("UNREADABLE");
        }
        assertThat(drafts(task)).isZero();
    }

    @Test
    void the_same_person_saves_and_submits_at_once_without_leaving_a_draft_behind() throws Exception {
        var task = opinion.leadTo("submitResult", 8);
        saved(save("czj.handler", task, 0, Map.of("account", "一")));
        var other = login("czj.handler");

        var answers = ConcurrencyIT.atOnce(
                () -> save("czj.handler", task, 1, Map.of("account", "二")),
                () -> other.submit(task, SmallOpinion.result()));

        assertThat(answers.get(1).status()).isEqualTo(204);
        assertThat(answers.get(0).status()).isIn(200, 409);
        assertThat(drafts(task)).isZero();
    }
}
