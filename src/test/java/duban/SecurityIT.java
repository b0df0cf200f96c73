package duban;

import static duban.WebSession.API;
import static duban.WebSession.ENGINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import duban.WebSession.Answer;
import duban.shared.Actor;
import duban.shared.DepartmentCode;
import duban.shared.MeasureNumber;
import duban.shared.PersonId;
import duban.shared.Refusal;
import duban.verification.VerifyMeasure;
import duban.web.GatePaths;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What people and visitors may not do, asked over HTTP; of each test a measure of its own in one small opinion. */
@TestInstance(Lifecycle.PER_CLASS)
class SecurityIT extends RunningApplication {

    static final String OPINION = "2023-91";
    static final String NOT_FOUND = "NOT_FOUND";

    @Autowired
    VerifyMeasure verifyMeasure;

    final List<Answer> answers = new ArrayList<>();

    @BeforeAll
    void a_small_opinion_is_dispatched() {
        moveTo("2023-09-04T09:00");
        var office = login("office.zzb");
        assertThat(office.post(API + "/duban/workbook?fileName=security.xlsx", TestPlans.workbook(OPINION, "市民政局", 9))
                        .status())
                .isEqualTo(201);
        var dispatch = office.tasksFor("dispatchPlan", OPINION).get(0);
        assertThat(office.submit(dispatch, Map.of("instruction", "")).status()).isEqualTo(204);
        jobs.drain();
    }

    /** Checked of every answer any test here has seen. */
    @AfterEach
    void no_answer_tells_of_the_inside() {
        assertThat(answers).isNotEmpty();
        for (var answer :
                answers.stream().filter(given -> given.status() >= 400).toList()) {
            assertThat(answer.text().toLowerCase())
                    .doesNotContain(
                            "exception",
                            "at org.",
                            "at java.",
                            "select ",
                            "insert ",
                            "org.camunda",
                            "permission",
                            "error\":");
            assertThat(answer.body().properties().stream().map(Map.Entry::getKey))
                    .as(answer.text())
                    .containsExactlyInAnyOrder("code", "message", "field", "requestId");
            assertThat(answer.message()).matches("[^a-zA-Z]*[\\u4e00-\\u9fa5].*");
            assertThat(answer.body().path("requestId").asText()).isNotEmpty();
        }
    }

    private WebSession session(String user) {
        return login(user).tell(answers::add);
    }

    private WebSession visitor() {
        return WebSession.anonymous("http://localhost:" + port).tell(answers::add);
    }

    private static String measure(int nth) {
        return OPINION + "-M0" + nth;
    }

    private String taskOf(String item) {
        return jdbc.sql("select task_id from work_item where item = ?")
                .param(item)
                .query(String.class)
                .single();
    }

    private Answer take(String user, String item, Map<String, ?> fields) {
        return session(user).submit(taskOf(item), fields);
    }

    private void takeAll(String item, String untilStep) {
        var steps = Map.<String, Map<String, ?>>of(
                "signForReceipt", Map.of("decision", "RECEIVE", "remark", ""),
                "handToHandler", Map.of("handler", "mzj.handler"),
                "submitResult",
                        Map.of("account", "已建成。", "indicatorValues", List.of("10"), "proofs", List.of("名单", "验收单")),
                "signOffResult", Map.of("decision", "SIGN"));
        var people = Map.of(
                "signForReceipt", "mzj.liaison",
                "handToHandler", "mzj.liaison",
                "submitResult", "mzj.handler",
                "signOffResult", "mzj.head");
        for (var step = stepOf(item); !step.equals(untilStep); step = stepOf(item)) {
            var answer = take(people.get(step), item, steps.get(step));
            assertThat(answer.status()).as(step + " " + answer.text()).isEqualTo(204);
        }
    }

    private String stepOf(String item) {
        return jdbc.sql("select step from work_item where item = ?")
                .param(item)
                .query(String.class)
                .single();
    }

    private int refusals(String person) {
        return jdbc.sql("select count(*) from refusal where person = ?")
                .param(person)
                .query(Integer.class)
                .single();
    }

    private static Answer request(WebSession session, String request) {
        var parts = request.split(" ", 2);
        return switch (parts[0]) {
            case "GET" -> session.get(parts[1]);
            case "POST" -> session.post(parts[1], Map.of());
            default -> session.send(parts[0], parts[1], BodyPublishers.ofString("{}"), "application/json");
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "DELETE", "OPTIONS"})
    void nobody_reaches_the_set_up_of_an_administrator(String method) {
        var path = " " + API + "/admin/setup/default/user/create";

        // The engine's own filter turns visitors away from every method but the one it leaves open.
        assertThat(request(visitor(), method + path).status()).isEqualTo(method.equals("POST") ? 404 : 401);
        for (var session : List.of(session("mzj.handler"), session("admin"))) {
            var answer = request(session, method + path);

            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.code()).isEqualTo(NOT_FOUND);
        }
    }

    @Test
    void there_is_no_second_door_to_the_engine() {
        for (var session : List.of(visitor(), session("admin"))) {
            for (var path : List.of(
                    "/engine-rest",
                    "/engine-rest/engine",
                    "/engine-rest/task",
                    "/actuator/env",
                    "/actuator/beans",
                    "/h2-console")) {
                assertThat(session.get(path).status()).as(path).isEqualTo(404);
            }
        }
    }

    @Test
    void whoever_is_not_logged_in_is_told_to() {
        var requests = List.of(
                "GET /engine/engine/default/version",
                "GET /engine/engine/default/user/mzj.handler/profile",
                "GET /engine/engine/default/authorization/check",
                "OPTIONS /engine/engine/default/filter",
                "GET /engine/engine/default/filter",
                "GET /engine/engine/default/filter/count",
                "GET /engine/engine/default/filter/1",
                "POST /engine/engine/default/filter/1/list",
                "GET /engine/engine/default/filter/1/list",
                "GET /engine/engine/default/filter/1/count",
                "GET /engine/engine/default/task",
                "GET /engine/engine/default/task/1",
                "GET /engine/engine/default/task/1/form",
                "GET /engine/engine/default/task/1/deployed-form",
                "POST /engine/engine/default/task/1/claim",
                "GET /engine/engine/default/history/user-operation",
                "POST /engine/engine/default/task/1/submit-form",
                "GET /engine/engine/default/process-definition/review-comment",
                "GET /engine/engine/default/process-definition/1/xml",
                "GET /cockpit/plugin/base/default/process-definition",
                "POST /cockpit/plugin/base/default/process-instance",
                "GET /engine/engine/default/deployment",
                "POST /engine/engine/default/process-instance",
                "GET /engine/engine/default/user",
                "GET /engine/engine/default/identity/password-policy",
                "GET /admin/plugin/base/default/x",
                "GET /duban/session",
                "GET /duban/tasks/1",
                "GET /duban/tasks/1/detail",
                "POST /duban/tasks/1/submit",
                "POST /duban/tasks/1/claim",
                "POST /duban/tasks/1/put-back",
                "POST /duban/measures/2023-91-M01/progress",
                "GET /duban/measures/2023-91-M01/deadline",
                "GET /duban/measures/2023-91-M01/deadline/preview?kind=EXTENSION&toOn=2023-12-01",
                "POST /duban/measures/2023-91-M01/deadline",
                "POST /duban/measures/2023-91-M01/deadline/resume",
                "GET /duban/deadline-changes",
                "GET /duban/urges",
                "GET /duban/urges/2023-91-M01",
                "POST /duban/urges/2023-91-M01",
                "GET /duban/department",
                "POST /duban/department/measures/2023-91-M01/reassign",
                "POST /duban/department/tasks/1/take-over",
                "GET /duban/department/people/mzj.handler/duties",
                "POST /duban/department/people/mzj.handler/hand-over",
                "POST /duban/department/substitutions",
                "POST /duban/department/substitutions/1/end",
                "GET /duban/batches/signOffResult",
                "GET /duban/batches/signOffResult/1",
                "POST /duban/batches/signOffResult/1/mark",
                "POST /duban/batches/signOffResult",
                "GET /duban/filters",
                "GET /duban/filters/count",
                "GET /duban/filters/mine",
                "POST /duban/filters/mine/list",
                "GET /duban/filters/mine/count",
                "GET /duban/worklist/filters",
                "GET /duban/worklist/following",
                "GET /duban/worklist/next",
                "GET /duban/workbook/template",
                "POST /duban/workbook/check?fileName=a.xlsx",
                "POST /duban/workbook?fileName=a.xlsx",
                "GET /duban/recordable",
                "GET /duban/recordable/1/form",
                "POST /duban/tasks/1/record",
                "POST /duban/tasks/1/record-progress",
                "POST /duban/scans?fileName=a.pdf",
                "GET /duban/scans/" + "0".repeat(64),
                "GET /duban/absent");
        assertThat(GatePaths.withoutExample(requests)).isEmpty();
        var visitor = visitor();

        for (var line : requests) {
            var answer = request(visitor, line.replace(" /", " " + API + "/"));

            assertThat(answer.status()).as(line).isEqualTo(401);
            assertThat(answer.message()).as(line).isEqualTo("请先登录。");
        }
    }

    @Test
    void a_wrong_password_is_told_as_such() {
        var answer = visitor()
                .send(
                        "POST",
                        API + "/admin/auth/user/default/login/tasklist",
                        BodyPublishers.ofString("username=auditor&password=wrong"),
                        "application/x-www-form-urlencoded");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("LOGIN_FAILED");
        assertThat(answer.message()).startsWith("账号或密码不正确");
    }

    @Test
    void what_is_not_on_the_list_does_not_exist_for_anybody() {
        var task = taskOf(measure(1));
        var instance = jdbc.sql("select id from process_instance where item = ?")
                .param(measure(1))
                .query(String.class)
                .single();
        var requests = List.of(
                "POST /deployment/create",
                "DELETE /deployment/1",
                "POST /process-definition/key/review-comment/start",
                "POST /process-definition/key/review-comment/submit-form",
                "PUT /process-definition/1/suspended",
                "POST /process-instance/" + instance + "/modification",
                "POST /process-instance/" + instance + "/comment",
                "PUT /process-instance/" + instance + "/variables/department",
                "POST /process-instance/" + instance + "/variables",
                "DELETE /process-instance/" + instance,
                "POST /process-instance/delete",
                "POST /message",
                "POST /signal",
                "POST /condition",
                "POST /migration/execute",
                "POST /migration/generate",
                "DELETE /batch/1",
                "POST /history/cleanup",
                "POST /execution/" + instance + "/signal",
                "POST /execution/" + instance + "/localVariables",
                "PUT /job/1/retries",
                "POST /job/1/execute",
                "POST /task",
                "POST /task/create",
                "POST /task/count",
                "PUT /task/" + task,
                "DELETE /task/" + task,
                "POST /task/" + task + "/complete",
                "POST /task/" + task + "/resolve",
                "POST /task/" + task + "/bpmnError",
                "POST /task/" + task + "/bpmnEscalation",
                "POST /task/" + task + "/assignee",
                "POST /task/" + task + "/delegate",
                "POST /task/" + task + "/identity-links",
                "POST /task/" + task + "/identity-links/delete",
                "POST /task/" + task + "/comment/create",
                "POST /task/" + task + "/attachment/create",
                "POST /task/" + task + "/variables",
                "PUT /task/" + task + "/variables/department",
                "PUT /task/" + task + "/localVariables/department",
                "POST /filter/create",
                "PUT /filter/1",
                "DELETE /filter/1",
                "POST /external-task/fetchAndLock",
                "POST /decision-definition/key/a/evaluate",
                "GET /telemetry/configuration",
                "GET /schema/log");
        var visitor = visitor();
        for (var line : requests) {
            assertThat(request(visitor, line.replace(" /", " " + ENGINE + "/")).status())
                    .as(line)
                    .isIn(401, 404);
        }
        for (var session : List.of(session("mzj.liaison"), session("leader.zhao"), session("admin"))) {
            for (var line : requests) {
                var answer = request(session, line.replace(" /", " " + ENGINE + "/"));

                assertThat(answer.status()).as(line).isEqualTo(404);
                assertThat(answer.code()).as(line).isEqualTo(NOT_FOUND);
            }
        }
        assertThat(stepOf(measure(1))).isEqualTo("signForReceipt");
    }

    @Test
    void a_path_is_not_let_through_by_writing_it_differently() {
        var leader = session("leader.zhao");
        var task = taskOf(measure(1));

        for (var path : List.of(
                "/camunda/api//engine/engine/default/task/" + task + "/complete",
                "/camunda/api/engine/engine/default/task/" + task + ";a=/complete",
                "/camunda/api/engine/engine/default/process-instance/../task/" + task + "/complete",
                "/camunda/api/engine/engine/default/task/" + task + "%2Fcomplete",
                "/camunda/./api/engine/engine/default/task/" + task + "/complete",
                "/camunda/api/duban/../engine/engine/default/task/" + task + "/complete",
                "/camunda;a=b/api/engine/engine/default/task/" + task + "/complete",
                "/camunda/api/duban/..;/engine/engine/default/task/" + task + "/complete")) {
            var answer = leader.post(path, Map.of());
            answers.clear();

            assertThat(answer.status()).as(path).isBetween(400, 405);
        }
        assertThat(stepOf(measure(1))).isEqualTo("signForReceipt");
        assertThat(leader.get(API + "/duban/session").status()).isEqualTo(200);
    }

    @Test
    void one_claims_for_oneself_only_and_a_colleague_then_waits() {
        var task = taskOf(measure(2));
        takeAll(measure(2), "signOffResult");
        task = taskOf(measure(2));
        var head = session("mzj.head");

        var forAnother = head.claim(task, "mzj.deputy");
        assertThat(forAnother.status()).isEqualTo(403);
        assertThat(forAnother.code()).isEqualTo("FOREIGN_CLAIM");
        assertThat(head.claim(task, "mzj.head").status()).isEqualTo(204);

        var deputy = session("mzj.deputy");
        assertThat(deputy.tasksFor("signOffResult", measure(2))).isEmpty();
        assertThat(deputy.claim(task, "mzj.deputy").status()).isEqualTo(409);
        assertThat(deputy.sheet(task).path("hand").path("mayTake").asBoolean()).isFalse();
        var submitted = deputy.submit(task, Map.of("decision", "SIGN"));
        assertThat(submitted.status()).isEqualTo(409);
        assertThat(submitted.code()).isEqualTo("TAKEN");
        assertThat(submitted.message()).startsWith("该待办已由 赵志强 领取");
        assertThat(deputy.post(API + "/duban/tasks/" + task + "/put-back", "").code())
                .isEqualTo("TAKEN");
        assertThat(stepOf(measure(2))).isEqualTo("signOffResult");
        assertThat(deputy.claim("absent", "mzj.deputy").status()).isEqualTo(409);
    }

    @Test
    void what_was_claimed_by_mistake_goes_back_to_all_it_is_for() {
        takeAll(measure(9), "signOffResult");
        var task = taskOf(measure(9));
        var head = session("mzj.head");
        var deputy = session("mzj.deputy");
        assertThat(head.post(API + "/duban/tasks/" + task + "/put-back", "").code())
                .isEqualTo("NOT_CLAIMED");
        assertThat(head.claim(task, "mzj.head").status()).isEqualTo(204);

        assertThat(head.post(API + "/duban/tasks/" + task + "/put-back", "").status())
                .isEqualTo(204);

        assertThat(deputy.claim(task, "mzj.deputy").status()).isEqualTo(204);
        assertThat(head.tasksFor("signOffResult", measure(9))).isEmpty();
    }

    @Test
    void what_was_handed_over_by_name_is_not_put_back() {
        takeAll(measure(8), "submitResult");

        var answer = session("mzj.handler").post(API + "/duban/tasks/" + taskOf(measure(8)) + "/put-back", "");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.message()).contains("联络员");
    }

    @Test
    void a_step_is_taken_once() {
        var liaison = session("mzj.liaison");
        var task = taskOf(measure(3));

        assertThat(liaison.submit(task, Map.of("decision", "RECEIVE", "remark", ""))
                        .status())
                .isEqualTo(204);
        var again = liaison.submit(task, Map.of("decision", "RECEIVE", "remark", ""));

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.message()).contains("已由他人办理");
        assertThat(stepOf(measure(3))).isEqualTo("handToHandler");
    }

    @Test
    void a_field_the_form_does_not_have_refuses_the_whole_submission() {
        for (var extra : List.of("status", "dueDate", "verifiedBy", "resultSignedOff", "handler")) {
            var answer = take("mzj.liaison", measure(1), Map.of("decision", "RECEIVE", "remark", "已收悉。", extra, "x"));

            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.code()).isEqualTo("VAR_FORBIDDEN");
        }
        assertThat(stepOf(measure(1))).isEqualTo("signForReceipt");
        assertThat(jdbc.sql("select state from measure where number = ?")
                        .param(measure(1))
                        .query(String.class)
                        .single())
                .isEqualTo("AWAITING_RECEIPT");
    }

    @Test
    void queries_with_expressions_are_refused_wherever_they_hide() {
        var leader = session("leader.zhao");
        var evil = "${runtimeService.deleteProcessInstance('x','y')}";
        for (var query : List.of(
                Map.of("orQueries", List.of(Map.of("processDefinitionKey", "x"))),
                Map.of("processDefinitionKeyExpression", evil),
                Map.of("sorting", List.of(Map.of("deep", Map.of("dueBeforeExpression", evil)))))) {
            var answer = leader.post(ENGINE + "/process-instance?maxResults=10", query);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.code()).isEqualTo("EXPRESSION");
        }
        assertThat(leader.get(ENGINE + "/task/count?assignee%45xpression=%24%7B1%7D")
                        .code())
                .isEqualTo("EXPRESSION");
        assertThat(leader.post(ENGINE + "/process-instance?maxResults=10", Map.of())
                        .status())
                .isEqualTo(200);
        assertThat(leader.send(
                                "POST",
                                ENGINE + "/process-instance",
                                BodyPublishers.ofString("{\"a\":"),
                                "application/json")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void a_body_of_more_than_a_megabyte_is_refused_whether_its_length_is_told_or_not() {
        var liaison = session("mzj.liaison");
        var big = ("{\"variables\":{\"remark\":{\"value\":\"" + "长".repeat(400_000) + "\"}}}").getBytes();
        var path = ENGINE + "/task/" + taskOf(measure(1)) + "/submit-form";
        var ours = API + "/duban/tasks/" + taskOf(measure(1)) + "/submit";

        for (var to : List.of(path, ours)) {
            for (var body : List.of(
                    BodyPublishers.ofByteArray(big),
                    BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(big)))) {
                assertThat(liaison.send("POST", to, body, "application/json").status())
                        .isEqualTo(413);
            }
        }
        assertThat(stepOf(measure(1))).isEqualTo("signForReceipt");
    }

    @Test
    void a_request_without_this_sessions_token_is_refused() {
        var path = ENGINE + "/task/" + taskOf(measure(1)) + "/submit-form";
        var old = session("mzj.liaison").token();

        for (var token : new String[] {null, "", "00000000", old}) {
            for (var to : List.of(path, API + "/duban/measures/" + measure(1) + "/progress")) {
                var answer = session("mzj.liaison")
                        .send("POST", to, BodyPublishers.ofString("{}"), "application/json", token);

                assertThat(answer.status()).as("token " + token).isEqualTo(403);
            }
        }
        assertThat(stepOf(measure(1))).isEqualTo("signForReceipt");
    }

    @Test
    void a_request_a_foreign_page_sends_is_refused_in_spite_of_its_token() {
        var liaison = session("mzj.liaison").from("https://elsewhere.example");
        for (var to : List.of(
                ENGINE + "/task/" + taskOf(measure(1)) + "/submit-form",
                API + "/duban/measures/" + measure(1) + "/progress")) {
            var answer = liaison.post(to, Map.of("decision", "RECEIVE", "remark", ""));

            assertThat(answer.status()).as(to).isEqualTo(403);
            assertThat(answer.code()).isEqualTo("FOREIGN_ORIGIN");
        }
        assertThat(stepOf(measure(1))).isEqualTo("signForReceipt");
        assertThat(liaison.from("http://localhost:" + port)
                        .get(API + "/duban/session")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void another_departments_task_looks_as_if_it_did_not_exist() {
        takeAll(measure(4), "submitResult");
        var task = taskOf(measure(4));
        var other = session("czj.handler");
        var before = refusals("czj.handler");

        assertThat(other.tasksFor("submitResult", measure(4))).isEmpty();
        var paths = List.of(
                API + "/duban/tasks/" + task,
                ENGINE + "/task/" + task,
                ENGINE + "/task/" + task + "/form",
                ENGINE + "/task/" + task + "/deployed-form",
                ENGINE + "/task/" + task + "/form-variables",
                ENGINE + "/task/" + task + "/identity-links");
        for (var path : paths) {
            var answer = other.get(path);
            var absent = other.get(path.replace(task, "00000000-0000-0000-0000-000000000000"));

            assertThat(answer.status()).as(path).isEqualTo(404);
            assertThat(absent.status()).as(path).isEqualTo(404);
            assertThat(answer.message()).as(path).isEqualTo(absent.message());
        }
        assertThat(refusals("czj.handler")).isEqualTo(before + paths.size());

        var submitted = other.submit(task, Map.of("account", "代为提交"));
        assertThat(submitted.status()).isEqualTo(403);
        assertThat(submitted.code()).isEqualTo("NOT_YOURS");
        assertThat(other.claim(task, "czj.handler").status()).isEqualTo(403);
        assertThat(other.post(API + "/duban/measures/" + measure(4) + "/progress", Map.of("done", "a", "next", "b"))
                        .status())
                .isEqualTo(404);
        assertThat(refusals("czj.handler")).isEqualTo(before + paths.size() + 3);
        assertThat(jdbc.sql(
                                "select count(*) from refusal where person = 'czj.handler' and (code = '' or message = '' or path = '' or request_id = '')")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(stepOf(measure(4))).isEqualTo("submitResult");
    }

    @Test
    void nobody_verifies_what_their_home_department_handles() {
        takeAll(measure(5), "verifyMeasure");
        var task = taskOf(measure(5));
        var seconded = session("office.mzj");
        var accept = Map.of("decision", "ACCEPT", "criteriaMet", List.of(1, 2));

        assertThat(seconded.tasksFor("verifyMeasure", measure(5))).isEmpty();
        assertThat(seconded.get(API + "/duban/tasks/" + task).status()).isEqualTo(404);
        var claimed = seconded.claim(task, "office.mzj");
        assertThat(claimed.status()).isEqualTo(403);
        var submitted = seconded.submit(task, accept);
        assertThat(submitted.status()).isEqualTo(403);
        assertThat(submitted.code()).isEqualTo("FOUR_EYES");
        assertThat(stepOf(measure(5))).isEqualTo("verifyMeasure");

        assertThat(session("office.fgw").submit(task, accept).status()).isEqualTo(204);
    }

    @Test
    void the_use_case_itself_refuses_a_step_before_its_time() {
        var verifier = new Actor(new PersonId("office.fgw"), DepartmentCode.SUPERVISION_OFFICE);

        assertThatThrownBy(() -> verifyMeasure.verify(
                        new MeasureNumber(measure(6)),
                        verifier,
                        new VerifyMeasure.Request(VerifyMeasure.Decision.ACCEPT, List.of(1, 2), List.of(), "", "")))
                .asInstanceOf(type(Refusal.class))
                .satisfies(refusal -> {
                    assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT);
                    assertThat(refusal.code()).isEqualTo("WRONG_STATE");
                    assertThat(refusal.getMessage()).contains("待签收", "待核查").endsWith("当前应由承办单位联络员签收。");
                });
    }

    @Test
    void what_is_on_record_cannot_be_changed_by_the_application_nor_by_the_owner() {
        takeAll(measure(7), "signOffResult");
        var database = TestDatabase.create("application");
        var application = new JdbcTemplate(new DriverManagerDataSource(database.appUrl()));
        var owner = new JdbcTemplate(new DriverManagerDataSource(database.ownerUrl()));

        for (var table : List.of(
                "workbook_import",
                "progress_report",
                "submission",
                "indicator_value",
                "proof",
                "sign_off",
                "verification",
                "application",
                "comment_check",
                "strike_off_decision",
                "stage_plan",
                "supplement",
                "supplement_material",
                "co_signature",
                "co_handler_view",
                "difference_talk",
                "difference_decision",
                "transition",
                "refusal",
                "stored_file",
                "hand_over")) {
            var column = owner.queryForObject(
                    "select column_name from information_schema.columns where table_name = ? and is_identity = 'NO' limit 1",
                    String.class,
                    table);
            for (var change : List.of(
                    "update %1$s set %2$s = %2$s".formatted(table, column),
                    "delete from " + table,
                    "truncate " + table + " cascade")) {
                assertThatThrownBy(() -> application.execute(change))
                        .as(change)
                        .isInstanceOf(DataAccessException.class)
                        .rootCause()
                        .hasMessageContaining("permission denied");
                assertThatThrownBy(() -> owner.execute(change))
                        .as(change)
                        .isInstanceOf(DataAccessException.class)
                        .rootCause()
                        .hasMessageContaining("append-only: ");
            }
        }
    }

    @Test
    void nobody_but_the_administrator_changes_an_account() {
        for (var user : List.of("mzj.handler", "mzj.head", "office.zzb", "leader.zhao", "auditor")) {
            var session = session(user);
            for (var line : List.of(
                    "PUT /user/mzj.deputy/profile",
                    "PUT /user/" + user + "/profile",
                    "PUT /user/mzj.deputy/credentials",
                    "DELETE /user/mzj.deputy",
                    "POST /user/create",
                    "POST /user/mzj.deputy/unlock",
                    "PUT /group/leader/members/" + user,
                    "POST /group/create",
                    "POST /authorization/create")) {
                assertThat(request(session, line.replace(" /", " " + ENGINE + "/"))
                                .status())
                        .as(user + " " + line)
                        .isEqualTo(404);
            }
        }
        assertThat(Stream.of("mzj.head", "mzj.deputy")
                        .map(user -> login(user).get(API + "/duban/session").status()))
                .containsExactly(200, 200);
    }
}
