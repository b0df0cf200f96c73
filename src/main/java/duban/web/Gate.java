package duban.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import duban.access.CurrentUser;
import duban.department.Officer;
import duban.shared.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.util.UriUtils;

/**
 * Stands in front of {@code /camunda/api}, behind the engine's own authentication and CSRF filters: counts the bytes,
 * lets through what {@link GateRule#ALLOWED} names, and hands to our controllers what they answer in the engine's place.
 */
class Gate extends OncePerRequestFilter {

    private static final String API = "/camunda/api";

    /** All bodies are small but those of files, which are counted where they are received. */
    private static final int MOST_BYTES = 1_000_000;

    private static final Set<String> READING = Set.of("GET", "HEAD");

    private static final Set<String> UPLOADS =
            Set.of("/duban/workbook", "/duban/workbook/check", "/duban/scans", "/duban/progress-rounds/workbook");

    private static final Pattern AMBIGUOUS = Pattern.compile("\\.\\.|//|/\\./|[;\\\\%]|\\p{Cntrl}");

    private static final Pattern TASK = Pattern.compile(
            "/engine/engine/default/task/(?!count$)([^/]+)(/(form|deployed-form|form-variables|identity-links))?");
    private static final Pattern CLAIM = Pattern.compile(".*/task/[^/]+/claim");

    private static final Pattern DEFINITIONS = Pattern.compile("/engine/engine/default/process-definition");
    private static final int MOST_DEFINITIONS = 500;

    private final List<GateRule> rules;
    private final CurrentUser currentUser;
    private final TaskGate tasks;
    private final HandlerExceptionResolver resolver;
    private final ObjectMapper json;
    private final String publicUrl;

    Gate(
            List<GateRule> rules,
            CurrentUser currentUser,
            TaskGate tasks,
            HandlerExceptionResolver resolver,
            ObjectMapper json,
            String publicUrl) {
        this.rules = rules;
        this.currentUser = currentUser;
        this.tasks = tasks;
        this.resolver = resolver;
        this.json = json;
        this.publicUrl = publicUrl;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            pass(request, response, chain);
        } catch (Refusal | IllegalStateException refused) {
            resolver.resolveException(request, response, null, refused);
        }
    }

    private void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var path = path(request);
        var rule = rules.stream()
                .filter(candidate -> candidate.covers(request.getMethod(), path))
                .filter(candidate -> candidate.audience() == GateRule.Audience.ANYBODY || isFor(candidate))
                .findFirst()
                .orElseThrow(Gate::nothingThere);
        refuseForeignOrigin(request);
        if (UPLOADS.contains(path)) {
            chain.doFilter(request, response);
            return;
        }
        var checked = BufferedBody.of(request, MOST_BYTES);
        if (path.startsWith("/duban/")) {
            chain.doFilter(checked, response);
            return;
        }
        refuseExpressions(checked);
        refuseForeignClaim(path, checked);
        if (rule.answeredBy() == null) {
            var task = TASK.matcher(path);
            if (task.matches()) {
                tasks.pass(task.group(1), task.group(2) == null, checked, response, chain);
                return;
            }
            passToEngine(rule, DEFINITIONS.matcher(path).matches() ? bounded(checked) : checked, response, chain);
        } else {
            var ours = rule.path().matcher(path).replaceFirst(rule.answeredBy());
            checked.getRequestDispatcher(ours).forward(checked, response);
        }
    }

    /**
     * The path below the API as the servlets will understand it. One that could be understood in two ways, such as with
     * dots or parameters in it, is none: a rule must not see another path than the servlet behind it.
     */
    private static String path(HttpServletRequest request) {
        var path = decoded(request.getRequestURI());
        if (AMBIGUOUS.matcher(path).find() || !path.startsWith(request.getContextPath() + API + "/")) {
            throw nothingThere();
        }
        return path.substring(request.getContextPath().length() + API.length());
    }

    private static String decoded(String uri) {
        try {
            return UriUtils.decode(uri, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw nothingThere();
        }
    }

    /**
     * Browsers name the page a writing request comes from. The engine's own check knows one address only and is off in
     * the demo, which may be opened under any name.
     */
    private void refuseForeignOrigin(HttpServletRequest request) {
        var origin = request.getHeader("Origin");
        if (origin == null || READING.contains(request.getMethod()) || origin.equals(publicUrl)) {
            return;
        }
        if (!origin.replaceFirst("^https?://", "").equals(request.getHeader("Host"))) {
            throw Refusal.forbidden("FOREIGN_ORIGIN", "请求来自其他网站，已拒绝。请从本系统的页面操作。");
        }
    }

    private static Refusal nothingThere() {
        return Refusal.notFound("没有这个页面。请核对地址，或从您的工作页面进入。");
    }

    /** Tasklist reads the engine's own answers about the login; all others are refused in our words. */
    private static void passToEngine(
            GateRule rule, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (rule.audience() == GateRule.Audience.ANYBODY) {
            chain.doFilter(request, response);
            return;
        }
        var answer = new EngineAnswer(response);
        chain.doFilter(request, answer);
        answer.throwIfRefused(false);
    }

    /** Cockpit asks for all versions of a process without saying how many at most, which the engine refuses. */
    private static HttpServletRequest bounded(HttpServletRequest request) {
        var query = request.getQueryString();
        if (query == null || query.contains("maxResults=")) {
            return request;
        }
        return new HttpServletRequestWrapper(request) {
            @Override
            public String getQueryString() {
                return query + "&maxResults=" + MOST_DEFINITIONS;
            }
        };
    }

    private boolean isFor(GateRule rule) {
        var officer = currentUser.officer();
        return rule.roles().isEmpty() || rule.roles().stream().anyMatch(officer::has);
    }

    /** Or-queries of the engine evaluate expressions for whoever sends them (CVE-2026-109432). */
    private static void refuseExpressions(BufferedBody request) throws IOException {
        if (!request.isForm()
                && Collections.list(request.getParameterNames()).stream().anyMatch(Gate::isForbidden)) {
            throw expression();
        }
        if (!request.isJson()) {
            return;
        }
        try (var parser = new JsonFactory().createParser(request.bytes())) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME && isForbidden(parser.currentName())) {
                    throw expression();
                }
            }
        } catch (JsonProcessingException unreadable) {
            throw new Refusal(Refusal.Kind.MALFORMED, "UNREADABLE", "提交的内容无法识别，请刷新页面后重试。", null);
        }
    }

    private static Refusal expression() {
        return new Refusal(Refusal.Kind.MALFORMED, "EXPRESSION", "查询条件中含有不允许的内容。", null);
    }

    private static boolean isForbidden(String name) {
        return name.equals("orQueries") || name.endsWith("Expression");
    }

    private void refuseForeignClaim(String path, BufferedBody request) throws IOException {
        if (CLAIM.matcher(path).matches()) {
            Officer officer = currentUser.officer();
            if (!officer.id()
                    .value()
                    .equals(json.readTree(request.bytes()).path("userId").asText())) {
                throw Refusal.forbidden("FOREIGN_CLAIM", "只能为本人领取待办。");
            }
        }
    }
}
