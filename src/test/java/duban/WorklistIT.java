package duban;

import static duban.WebSession.API;
import static duban.WebSession.ENGINE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import duban.WebSession.Answer;
import duban.department.Officers;
import duban.process.worklist.WorkItem;
import duban.process.worklist.WorklistFilter;
import duban.process.worklist.Worklists;
import duban.shared.PersonId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The lists of Tasklist, asked as Tasklist asks them: what each shows to whom, in which order, and what is refused. */
@TestInstance(Lifecycle.PER_CLASS)
class WorklistIT extends RunningApplication {

    static final String TODAY = "2023-08-07";

    /** What Tasklist sends with every request for a list. */
    static final Map<String, ?> AS_TASKLIST = Map.of(
            "processVariables", List.of(),
            "taskVariables", List.of(),
            "caseInstanceVariables", List.of(),
            "firstResult", 0,
            "maxResults", 15,
            "sorting", List.of(Map.of("sortBy", "created", "sortOrder", "desc")),
            "active", true);

    @Autowired
    Worklists worklists;

    @Autowired
    Officers officers;

    SmallOpinion opinion;

    @BeforeAll
    void a_small_opinion_is_dispatched() {
        moveTo(TODAY + "T09:00");
        opinion = SmallOpinion.dispatched("2023-31", 8, this::login, jdbc, jobs);
        opinion.bringTo("handToHandler", 2);
        opinion.bringTo("submitResult", 3);
        opinion.bringTo("signOffResult", 4);
        opinion.bringTo("verifyMeasure", 5);
        opinion.bringTo("signOffResult", 6);
        opinion.take(
                "czj.deputy",
                opinion.measure(6),
                Map.of("decision", "SEND_BACK", "reason", "请补充验收单。", "unmet", List.of(1)));
        opinion.bringTo("verifyMeasure", 7);
        opinion.take(
                "office.sfj",
                opinion.measure(7),
                Map.of("decision", "ASK_FOR_MORE", "unmet", List.of(1), "wanted", "请补充验收单的文号。"));
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

    void substitutes(String by, String absent, String substitute) {
        var answer = opinion.session(by)
                .post(
                        API + "/duban/department/substitutions",
                        Map.of(
                                "absent",
                                absent,
                                "substitute",
                                substitute,
                                "fromOn",
                                TODAY,
                                "toOn",
                                TODAY,
                                "reason",
                                "外出学习"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    Answer ask(String user, String filter, String page, Object body) {
        return opinion.session(user).post(ENGINE + "/filter/" + filter + "/list" + page, body);
    }

    /** The rows of one list, all of them. */
    List<JsonNode> rows(String user, String filter) {
        var answer = ask(user, filter, "?firstResult=0&maxResults=200", AS_TASKLIST);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return StreamSupport.stream(answer.body().path("_embedded").path("task").spliterator(), false)
                .toList();
    }

    /** Of this test's opinion, for example {@code M03}, in the order of the list. */
    List<String> measures(String user, String filter) {
        return rows(user, filter).stream()
                .map(row -> row.path("item").asText())
                .filter(item -> item.startsWith("2023-31-"))
                .map(item -> item.substring(8))
                .toList();
    }

    List<String> offered(String user) {
        var answer = opinion.session(user)
                .get(ENGINE + "/filter?firstResult=0&maxResults=2000&itemCount=false&resourceType=Task");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body().findValuesAsText("id");
    }

    @ParameterizedTest
    @CsvSource({
        "czj.liaison, sent-back awaiting-receipt awaiting-hand-on awaiting-progress awaiting-co-sign awaiting-resumption department",
        "czj.handler, sent-back department",
        "czj.head, sent-back awaiting-sign-off awaiting-co-sign awaiting-application notices department",
        "office.sfj, awaiting-dispatch awaiting-ruling awaiting-verification awaiting-change notices department",
        "bgt.chen, awaiting-verification notices awaiting-archive department",
        "leader.zhao, awaiting-ruling awaiting-strike-off awaiting-change",
        "admin, ''"
    })
    void everybody_is_offered_the_lists_of_their_roles(String user, String particular) {
        var offered = new ArrayList<>(List.of("mine", "due-this-week", "overdue"));
        offered.addAll(particular.isEmpty() ? List.of() : List.of(particular.split(" ")));

        assertThat(offered(user)).isEqualTo(offered);
        assertThat(opinion.session(user)
                        .get(ENGINE + "/filter/count?resourceType=Task")
                        .body()
                        .path("count")
                        .asInt())
                .isEqualTo(offered.size());
    }

    @Test
    void a_filter_is_told_in_the_shape_tasklist_reads() {
        var filter = opinion.session("czj.head")
                .get(ENGINE + "/filter/awaiting-sign-off")
                .body();

        assertThat(filter.path("name").asText()).isEqualTo("待审签");
        assertThat(filter.path("resourceType").asText()).isEqualTo("Task");
        assertThat(filter.path("query").isObject()).isTrue();
        assertThat(filter.at("/properties/refresh").asBoolean()).isTrue();
        assertThat(filter.at("/properties/variables").isEmpty()).isTrue();
        assertThat(filter.at("/properties/priority").isInt()).isTrue();
        assertThat(filter.at("/properties/empty").asText()).isEqualTo("没有待审签的事项");
    }

    @ParameterizedTest
    @CsvSource({
        "czj.liaison, awaiting-receipt, M01 M08",
        "czj.liaison, awaiting-hand-on, M02",
        "czj.liaison, mine, M01 M02 M08",
        "czj.handler, mine, M03 M06 M07",
        "czj.handler, sent-back, M06 M07",
        "czj.head, sent-back, ''",
        "czj.head, awaiting-sign-off, M04",
        "czj.head, awaiting-application, ''",
        "office.sfj, awaiting-verification, M05",
        "office.sfj, mine, M05",
        "office.sfj, department, M05",
        "leader.zhao, mine, ''",
        "mzj.head, department, ''",
        "czj.handler, department, M01 M02 M03 M04 M06 M07 M08",
        "czj.head, department, M01 M02 M03 M04 M06 M07 M08"
    })
    void each_list_shows_what_it_says(String user, String filter, String expected) {
        assertThat(measures(user, filter))
                .containsExactlyInAnyOrderElementsOf(expected.isEmpty() ? List.of() : List.of(expected.split(" ")));
    }

    @Test
    void a_row_says_what_a_card_shows() {
        var row = rows("czj.head", "awaiting-sign-off").stream()
                .filter(each -> each.path("item").asText().equals(opinion.measure(4)))
                .findFirst()
                .orElseThrow();

        assertThat(row.path("title").asText()).isEqualTo("建设第4批社区养老服务站");
        assertThat(row.path("step").asText()).isEqualTo("单位审签");
        assertThat(row.path("dueDay").asText()).isEqualTo("8月9日 周三");
        assertThat(row.path("light")).hasToString("""
                {"colour":"yellow","shape":"▲","word":"黄","reason":"剩2个工作日"}""");
        assertThat(row.path("holder").asText()).isEqualTo("待领取");
        assertThat(row.path("mine").asBoolean()).isTrue();
    }

    @Test
    void a_row_of_the_department_says_who_has_it() {
        var holders = new HashMap<String, String>();
        for (var row : rows("czj.liaison", "department")) {
            if (!row.path("item").asText().startsWith("2023-31-")) {
                continue;
            }
            holders.put(row.path("item").asText(), row.path("holder").asText());
            assertThat(row.path("mine").asBoolean())
                    .isEqualTo(row.path("step").asText().equals("签收措施")
                            || row.path("step").asText().equals("转交承办人"));
        }

        assertThat(holders)
                .containsEntry(opinion.measure(1), "待领取")
                .containsEntry(
                        opinion.measure(3),
                        officers.find(new PersonId("czj.handler")).orElseThrow().name() + " 办理")
                .containsEntry(opinion.measure(4), "待单位负责人领取");
    }

    @Test
    void whoever_takes_an_absent_colleagues_place_gets_the_colleagues_lists() {
        assertThat(offered("czj.liaison")).doesNotContain("awaiting-sign-off");

        substitutes("czj.head", "czj.head", "czj.liaison");

        assertThat(offered("czj.liaison")).contains("awaiting-sign-off", "awaiting-application", "sent-back");
        assertThat(measures("czj.liaison", "awaiting-sign-off")).containsExactly("M04");
        assertThat(rows("czj.liaison", "awaiting-sign-off")
                        .get(0)
                        .path("holder")
                        .asText())
                .isEqualTo("代 白晓红 · 待领取");
    }

    @Test
    void what_is_barred_is_in_no_list_whoever_it_would_be_by() {
        jdbc.sql("update officer set home = 'CZJ' where id = 'office.fgw'").update();
        try {
            for (var filter : List.of("mine", "awaiting-verification", "department")) {
                assertThat(measures("office.fgw", filter)).as(filter).isEmpty();
                assertThat(measures("office.sfj", filter)).as(filter).containsExactly("M05");
            }
            substitutes("office.sfj", "office.sfj", "office.fgw");
            substitutes("office.zzb", "office.mzj", "office.zzb");

            assertThat(measures("office.fgw", "awaiting-verification")).isEmpty();
            assertThat(measures("office.fgw", "department")).isEmpty();
            assertThat(measures("office.zzb", "awaiting-verification")).containsExactly("M05");
        } finally {
            jdbc.sql("update officer set home = 'FGW' where id = 'office.fgw'").update();
        }
    }

    @Test
    void a_week_ends_on_sunday_in_shanghai_and_what_is_overdue_is_not_due() {
        var seen = new HashMap<String, List<String>>();
        for (var moment : List.of(
                "2023-08-06T23:58:00",
                "2023-08-07T00:00:00",
                "2023-08-09T17:59:00",
                "2023-08-09T18:00:00",
                "2023-08-14T00:00:00")) {
            clock.moveTo(moment(moment));
            seen.put(
                    moment,
                    List.of(
                            String.join(" ", measures("czj.head", "due-this-week")),
                            String.join(" ", measures("czj.head", "overdue"))));
        }

        assertThat(seen)
                .isEqualTo(Map.of(
                        "2023-08-06T23:58:00", List.of("", ""),
                        "2023-08-07T00:00:00", List.of("M04", ""),
                        "2023-08-09T17:59:00", List.of("M04", ""),
                        "2023-08-09T18:00:00", List.of("", "M04"),
                        "2023-08-14T00:00:00", List.of("", "M04")));
    }

    @Test
    void every_number_equals_the_list_it_counts_which_is_in_order_and_followed_through() {
        substitutes("czj.head", "czj.head", "czj.liaison");
        for (var user : jdbc.sql("select id from officer where active and id <> 'system'")
                .query(String.class)
                .list()) {
            var officer = officers.find(new PersonId(user)).orElse(null);
            if (officer == null) {
                continue;
            }
            worklists.counts(officer).forEach((filter, count) -> {
                var all = worklists.of(officer, filter, 0, 1_000);
                assertThat(all)
                        .as(user + " " + filter.slug())
                        .hasSize(count)
                        .extracting(WorkItem::taskId)
                        .doesNotHaveDuplicates();
                assertThat(all)
                        .isSortedAccordingTo((one, other) -> one.due().equals(other.due())
                                ? one.taskId().compareTo(other.taskId())
                                : one.due().compareTo(other.due()));
                assertThat(worklists.count(officer, filter)).isEqualTo(count);
                for (var nth = 1; nth < all.size(); nth++) {
                    var before = all.get(nth - 1);
                    assertThat(worklists.following(officer, filter, before.due(), before.taskId()))
                            .contains(all.get(nth));
                }
            });
        }
    }

    @Test
    void after_the_last_comes_the_first_other_and_then_nothing() {
        var officer = officers.find(new PersonId("czj.handler")).orElseThrow();
        var all = worklists.of(officer, WorklistFilter.SENT_BACK, 0, 10);
        var last = all.get(all.size() - 1);
        var handler = opinion.session("czj.handler");
        var path = API + "/duban/worklist/following?filter=sent-back";
        var due = rows("czj.handler", "sent-back")
                .get(all.size() - 1)
                .path("due")
                .asText()
                .replace("+", "%2B");

        assertThat(handler.get(path + "&task=" + last.taskId() + "&due=" + due)
                        .body()
                        .path("task")
                        .asText())
                .isEqualTo(all.get(0).taskId());
        assertThat(handler.get(path).body().path("task").asText())
                .isEqualTo(all.get(0).taskId());
        assertThat(opinion.session("czj.head").get(path).body().path("task").isNull())
                .isTrue();
        assertThat(handler.get(path + "&due=yesterday").status()).isEqualTo(400);
        assertThat(handler.get(API + "/duban/worklist/following?filter=awaiting-archive")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void all_numbers_come_at_once() {
        var chips =
                opinion.session("czj.head").get(API + "/duban/worklist/filters").body();

        assertThat(chips.findValuesAsText("id")).isEqualTo(offered("czj.head"));
        for (var chip : chips) {
            assertThat(chip.path("count").asInt())
                    .as(chip.path("name").asText())
                    .isEqualTo(rows("czj.head", chip.path("id").asText()).size());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"assignee", "taskVariables", "sorting", "active", "orders", "nameLike", "due Date"})
    void what_would_restrict_or_reorder_is_refused(String name) {
        Object value = switch (name) {
            case "taskVariables" -> List.of(Map.of("name", "a", "operator", "eq", "value", "b"));
            case "sorting" -> List.of(Map.of("sortBy", "name", "sortOrder", "asc"));
            case "active" -> false;
            default -> "czj.head";
        };
        for (var path : List.of("/list?firstResult=0&maxResults=15", "/count")) {
            var answer = opinion.session("czj.head").post(ENGINE + "/filter/mine" + path, Map.of(name, value));

            assertThat(answer.status()).as(answer.text()).isEqualTo(400);
            assertThat(answer.code()).isEqualTo("UNKNOWN_CRITERIA");
            assertThat(answer.message()).startsWith("清单按办理时限排列，不能另加条件或改变次序");
        }
        var asked = opinion.session("czj.head").get(ENGINE + "/filter/mine/list?" + name.replace(" ", "") + "=a");
        assertThat(asked.status()).isEqualTo(400);
    }

    @Test
    void a_body_that_is_no_query_is_refused() {
        for (var body : List.of(List.of(), "mine", 1)) {
            assertThat(ask("czj.head", "mine", "", body).status())
                    .as("%s", body)
                    .isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "awaiting-strike-off", "MINE", "4cd6556f-ecd5-11f1-9ee2-02fc00000001"})
    void a_list_that_does_not_concern_the_person_is_none(String slug) {
        for (var path : List.of("", "/list", "/count")) {
            var answer = opinion.session("czj.head").get(ENGINE + "/filter/" + slug + path);

            assertThat(answer.status()).as(path).isEqualTo(404);
            assertThat(answer.message()).isEqualTo("没有这个清单，或它与您的岗位无关。请从页面上方的清单中选择。");
        }
    }

    @Test
    void a_page_beyond_the_last_is_empty_and_still_counts() {
        var all = rows("czj.handler", "mine").size();

        var beyond = ask("czj.handler", "mine", "?firstResult=2147483647&maxResults=200", AS_TASKLIST)
                .body();
        assertThat(beyond.path("count").asInt()).isEqualTo(all);
        assertThat(beyond.path("_embedded").path("task")).isEmpty();
        assertThat(ask("czj.handler", "mine", "?firstResult=-5&maxResults=0", AS_TASKLIST)
                        .body()
                        .path("_embedded")
                        .path("task"))
                .hasSize(1);
        assertThat(ask("czj.handler", "mine", "?firstResult=1&maxResults=1", AS_TASKLIST)
                        .body()
                        .at("/_embedded/task/0/id"))
                .isEqualTo(rows("czj.handler", "mine").get(1).path("id"));
        assertThat(ask("czj.handler", "mine", "?firstResult=a", AS_TASKLIST).status())
                .isEqualTo(400);
    }

    @Test
    void what_was_corrected_is_no_longer_sent_back() {
        opinion.bringTo("signOffResult", 6);
        assertThat(measures("czj.handler", "sent-back")).containsExactly("M07");

        opinion.take(
                "czj.deputy",
                opinion.measure(6),
                Map.of("decision", "SEND_BACK", "reason", "请补充验收单。", "unmet", List.of(1)));

        assertThat(measures("czj.handler", "sent-back")).containsExactlyInAnyOrder("M06", "M07");
    }
}
