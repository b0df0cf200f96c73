package duban.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.ObjectMapper;
import duban.access.CurrentUser;
import duban.department.Appointment;
import duban.department.Officer;
import duban.department.Role;
import duban.shared.DepartmentCode;
import duban.shared.PersonId;
import duban.shared.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class GateTest {

    static final String ENGINE = "/camunda/api/engine/engine/default";

    final CurrentUser currentUser = mock();
    final List<Refusal> refused = new ArrayList<>();
    final Gate gate = new Gate(
            GateRule.ALLOWED,
            currentUser,
            mock(TaskGate.class),
            (request, response, handler, failure) -> {
                refused.add((Refusal) failure);
                return null;
            },
            new ObjectMapper(),
            "https://duban.example");
    final MockHttpServletResponse response = new MockHttpServletResponse();
    final MockFilterChain behind = new MockFilterChain();

    @BeforeEach
    void a_leader_is_logged_in() {
        loggedIn(Role.LEADER);
    }

    void loggedIn(Role role) {
        when(currentUser.officer())
                .thenReturn(new Officer(
                        new PersonId("somebody"),
                        "某人",
                        DepartmentCode.GOVERNMENT,
                        "办公室",
                        "x@duban.example",
                        "1",
                        List.of(new Appointment(DepartmentCode.GOVERNMENT, role))));
    }

    void send(String method, String path, String body) throws Exception {
        send(method, path, body, null);
    }

    void send(String method, String path, String body, String origin) throws Exception {
        var request = new MockHttpServletRequest(method, path);
        request.setRequestURI(path);
        request.setContentType("application/json");
        request.setContent(body.getBytes(StandardCharsets.UTF_8));
        request.addHeader("Host", "localhost:8081");
        if (origin != null) {
            request.addHeader("Origin", origin);
        }
        gate.doFilter(request, response, behind);
    }

    void passes() {
        assertThat(refused).isEmpty();
        assertThat(behind.getRequest()).as("what stands behind the gate").isNotNull();
    }

    void isRefused(Refusal.Kind kind) {
        assertThat(behind.getRequest()).as("what stands behind the gate").isNull();
        assertThat(refused).singleElement().extracting(Refusal::kind).isEqualTo(kind);
    }

    @Test
    void a_reader_may_count_instances() throws Exception {
        send("POST", ENGINE + "/process-instance/count", "{\"active\":true}");

        passes();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://duban.example", "http://localhost:8081"})
    void our_own_pages_may_write(String origin) throws Exception {
        send("POST", ENGINE + "/process-instance/count", "{}", origin);

        passes();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.example",
                "https://duban.example.elsewhere.example",
                "https://duban.example:8443",
                "http://localhost:8082",
                "file://localhost:8081",
                "null",
                ""
            })
    void a_page_from_elsewhere_may_not_write(String origin) throws Exception {
        send("POST", ENGINE + "/process-instance/count", "{}", origin);

        isRefused(Refusal.Kind.FORBIDDEN);
    }

    @Test
    void a_definition_is_found_by_its_encoded_id() throws Exception {
        send("GET", ENGINE + "/process-definition/review-comment%3A1%3Aabc/xml", "");

        passes();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/api/cockpit/plugin/base/default/process-definition/../../../../../engine/engine/default/user",
                "/camunda/api/cockpit/plugin/base/default/x/%2e%2e/%2E%2E/y",
                "/camunda/api/duban/..;/engine/engine/default/deployment/create",
                "/camunda/api/duban/session;jsessionid=1",
                "/camunda/api/duban//session",
                "/camunda/api/duban/%252e%252e/session",
                "/camunda/api/duban/%5c..%5csession",
                "/camunda/api/duban/%zz",
                "/camunda/app/../api/engine/engine/default/deployment"
            })
    void a_path_that_can_be_understood_in_two_ways_leads_nowhere(String path) throws Exception {
        send("GET", path, "");

        isRefused(Refusal.Kind.NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/task/t1/complete",
                "/task/t1/resolve",
                "/task/t1/assignee",
                "/task/t1/attachment/create",
                "/task/t1/comment/create",
                "/deployment/create",
                "/process-definition/key/review-comment/start",
                "/process-instance/p1/modification",
                "/message",
                "/signal",
                "/migration/execute",
                "/filter/create"
            })
    void what_no_line_allows_does_not_exist(String path) throws Exception {
        send("POST", ENGINE + path, "{}");

        isRefused(Refusal.Kind.NOT_FOUND);
    }

    @Test
    void the_set_up_of_an_administrator_is_closed() throws Exception {
        send("POST", "/camunda/api/admin/setup/default/user/create", "{}");

        isRefused(Refusal.Kind.NOT_FOUND);
    }

    @Test
    void what_is_for_readers_does_not_exist_for_a_handler() throws Exception {
        loggedIn(Role.HANDLER);

        send("GET", ENGINE + "/process-instance", "");

        isRefused(Refusal.Kind.NOT_FOUND);
    }

    @Test
    void nobody_passes_without_a_session() throws Exception {
        when(currentUser.officer())
                .thenThrow(new Refusal(Refusal.Kind.UNAUTHENTICATED, "NOT_LOGGED_IN", "请先登录。", null));

        send("GET", "/camunda/api/duban/session", "");

        isRefused(Refusal.Kind.UNAUTHENTICATED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"orQueries\":[{\"dueAfterExpression\":\"${noSuchBean}\"}]}",
                "{\"orQueries\":[]}",
                "{\"variables\":[{\"x\":{\"taskAssigneeExpression\":\"${currentUser()}\"}}]}"
            })
    void an_expression_in_a_query_is_refused(String body) throws Exception {
        send("POST", ENGINE + "/process-instance/count", body);

        isRefused(Refusal.Kind.MALFORMED);
    }

    @Test
    void a_body_is_counted_as_it_arrives() throws Exception {
        send("POST", ENGINE + "/process-instance/count", "{\"businessKey\":\"" + "x".repeat(1_000_000) + "\"}");

        isRefused(Refusal.Kind.TOO_LARGE);
    }

    @Test
    void a_body_for_our_own_controllers_is_counted_too() throws Exception {
        send("POST", "/camunda/api/duban/tasks/t1/submit", "{\"variables\":\"" + "x".repeat(1_000_000) + "\"}");

        isRefused(Refusal.Kind.TOO_LARGE);
    }

    @Test
    void a_task_is_claimed_for_oneself_only() throws Exception {
        send("POST", ENGINE + "/task/t1/claim", "{\"userId\":\"somebody.else\"}");

        isRefused(Refusal.Kind.FORBIDDEN);
    }

    @Test
    void a_form_is_answered_by_our_handler() throws Exception {
        send("POST", ENGINE + "/task/t1/submit-form", "{\"variables\":{}}");

        assertThat(refused).isEmpty();
        assertThat(response.getForwardedUrl()).isEqualTo("/camunda/api/duban/tasks/t1/submit");
    }

    @Test
    void the_list_is_answered_from_work_items() throws Exception {
        send("POST", ENGINE + "/filter/overdue/list", "{}");

        assertThat(response.getForwardedUrl()).isEqualTo("/camunda/api/duban/filters/overdue/list");
    }
}
