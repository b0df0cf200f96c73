package duban;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Somebody's session with the web API, with the cookies and the CSRF token a browser would send. */
public final class WebSession {

    public static final String API = "/camunda/api";
    public static final String ENGINE = API + "/engine/engine/default";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What came back; {@code body} is missing where it is none of JSON. */
    public record Answer(int status, JsonNode body, String text) {

        /** The refusal's code, empty if it is none. */
        public String code() {
            return body.path("code").asText();
        }

        public String message() {
            return body.path("message").asText();
        }

        public String field() {
            return body.path("field").isTextual() ? body.path("field").asText() : null;
        }
    }

    private final String base;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    private Consumer<Answer> listener = answer -> {};
    private String origin;

    private WebSession(String base) {
        this.base = base;
    }

    /** A visitor who has not logged in, with the cookies of the login page. */
    public static WebSession anonymous(String base) {
        var session = new WebSession(base);
        session.get(API + "/engine/engine/");
        return session;
    }

    public static WebSession login(String base, String user, String password) {
        var session = anonymous(base);
        var form = "username=" + encoded(user) + "&password=" + encoded(password);
        var answer = session.send(
                "POST",
                API + "/admin/auth/user/default/login/tasklist",
                BodyPublishers.ofString(form),
                "application/x-www-form-urlencoded");
        if (answer.status() != 200) {
            throw new AssertionError("Login of " + user + " answered " + answer.status() + " " + answer.text());
        }
        // A login brings a new session; its token comes with the next answer.
        session.get(API + "/engine/engine/");
        return session;
    }

    /** Whoever wants to see every answer from now on. */
    public WebSession tell(Consumer<Answer> listener) {
        this.listener = listener;
        return this;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    public Answer get(String path) {
        return send("GET", path, BodyPublishers.noBody(), null);
    }

    /** A file that came back. */
    public record Download(int status, HttpHeaders headers, byte[] bytes) {

        public String header(String name) {
            return headers.firstValue(name).orElse("");
        }
    }

    public Download download(String path) {
        try {
            var response =
                    http.send(HttpRequest.newBuilder(URI.create(base + path)).build(), BodyHandlers.ofByteArray());
            return new Download(response.statusCode(), response.headers(), response.body());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    public Answer post(String path, Object body) {
        return send("POST", path, BodyPublishers.ofString(json(body)), "application/json");
    }

    public Answer post(String path, byte[] bytes) {
        return send("POST", path, BodyPublishers.ofByteArray(bytes), "application/octet-stream");
    }

    public Answer send(String method, String path, BodyPublisher body, String contentType) {
        return send(method, path, body, contentType, token());
    }

    /** From now on as if a page of this address sent the requests. */
    public WebSession from(String page) {
        origin = page;
        return this;
    }

    /** The CSRF token a page would read just before it posts; {@code null} before the first page. */
    public String token() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse(null);
    }

    /** A list as Tasklist asks for it. */
    public Answer list(String filter, int first, List<Map<String, String>> sorting) {
        var query = Map.of(
                "processVariables",
                List.of(),
                "taskVariables",
                List.of(),
                "caseInstanceVariables",
                List.of(),
                "firstResult",
                first,
                "maxResults",
                15,
                "sorting",
                sorting,
                "active",
                true);
        return send(
                "POST",
                ENGINE + "/filter/" + filter + "/list?firstResult=" + first + "&maxResults=15",
                BodyPublishers.ofString(json(query)),
                "application/json",
                token(),
                "application/hal+json");
    }

    /** With this CSRF token, {@code null} for none. */
    public Answer send(String method, String path, BodyPublisher body, String contentType, String token) {
        return send(method, path, body, contentType, token, "application/json, application/hal+json;q=0.9, */*;q=0.1");
    }

    private Answer send(
            String method, String path, BodyPublisher body, String contentType, String token, String accepted) {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .method(method, body)
                .header("Accept", accepted);
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        if (token != null) {
            request.header("X-XSRF-TOKEN", token);
        }
        if (origin != null) {
            request.header("Origin", origin);
        }
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            var answer = new Answer(response.statusCode(), parsed(response.body()), response.body());
            listener.accept(answer);
            return answer;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** The list Tasklist shows: every task of up to 200. */
    public List<JsonNode> tasks() {
        var filter = get(ENGINE + "/filter?resourceType=Task&maxResults=50")
                .body()
                .get(0)
                .path("id")
                .asText();
        var list = post(ENGINE + "/filter/" + filter + "/list?firstResult=0&maxResults=200", Map.of())
                .body()
                .path("_embedded")
                .path("task");
        return List.copyOf(
                JSON.convertValue(list, JSON.getTypeFactory().constructCollectionType(List.class, JsonNode.class)));
    }

    /** Ids of the tasks in the person's list that stand for this step of this item. */
    public List<String> tasksFor(String step, String item) {
        var number = " · " + item.substring(item.lastIndexOf('-') + 1) + " ";
        return tasks().stream()
                .filter(task -> task.path("taskDefinitionKey").asText().equals("userTask_" + step))
                .filter(task -> !item.matches(".+-[MP]\\d+")
                        || task.path("name").asText().contains(number))
                .map(task -> task.path("id").asText())
                .filter(id -> sheet(id).path("task").path("item").asText().equals(item))
                .toList();
    }

    /** What stands above and inside the form of a task. */
    public JsonNode sheet(String taskId) {
        return get(API + "/duban/tasks/" + taskId).body();
    }

    /** Takes a task for oneself as Tasklist does. */
    public Answer claim(String taskId, String user) {
        return post(ENGINE + "/task/" + taskId + "/claim", Map.of("userId", user));
    }

    /** Posts the form of a task as Tasklist does. */
    public Answer submit(String taskId, Map<String, ?> fields) {
        var variables = new LinkedHashMap<String, Object>();
        fields.forEach((name, value) -> variables.put(name, Map.of("value", value)));
        return post(ENGINE + "/task/" + taskId + "/submit-form", Map.of("variables", variables));
    }

    private static String json(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static JsonNode parsed(String text) {
        try {
            return text.isEmpty() ? MissingNode.getInstance() : JSON.readTree(text);
        } catch (IOException noJson) {
            return MissingNode.getInstance();
        }
    }
}
