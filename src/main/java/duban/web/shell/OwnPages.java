package duban.web.shell;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.UriComponentsBuilder;

/** The pages that are ours alone: login, about, and what is shown where there is no page or something failed. */
@Component
public class OwnPages {

    static final String ICON = "/camunda/app/tasklist/duban/favicon.svg";

    /** Below the engine's path, because the cookie with the token a login must carry is shown only there. */
    static final String LOGIN = "/camunda/login";

    /** Deadline rules and working-day calendar, for everybody who is logged in. */
    public static final String RULES = "/camunda/rules";

    /** What does not hold of open items, for those who can do something about it. */
    public static final String DAILY_CHECK = "/camunda/daily-check";

    /** The outbox, for the administrator. */
    public static final String MAILS = "/camunda/mails";

    /** The mails the demo has caught, for everybody who is logged in there. */
    public static final String DEMO_MAILS = "/camunda/demo/mails";

    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** A mail stands in a frame of its own. */
    private static final String POLICY_WITH_MAIL = POLICY + "; frame-src 'self'";

    /** What is in a mail runs nothing, sends nothing and fetches nothing; its links open a page of their own. */
    private static final String POLICY_OF_MAIL = "default-src 'none'; style-src 'unsafe-inline'; img-src data:;"
            + " form-action 'none'; base-uri 'none'; frame-ancestors 'self';"
            + " sandbox allow-popups allow-popups-to-escape-sandbox";

    private static final String PREFERS_DARK = "(prefers-color-scheme: dark)";

    private static final Pattern HEAD = Pattern.compile("<head[^>]*>", Pattern.CASE_INSENSITIVE);

    /** Where a paper's content stands; a comment is never what {@link #PLACE} fills in. */
    private static final String CONTENT = "<!-- content -->";

    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

    private final Language language;
    private final String notice;
    private final String frame = read("frame");
    private final String paper = read("paper");

    OwnPages(@Value("${duban.language}") String language, @Value("${duban.notice}") String notice) {
        this.language = Language.of(language);
        this.notice = notice;
    }

    /** The address of the login on the way to one of our own. */
    public static String loginTo(String address) {
        return UriComponentsBuilder.fromPath(LOGIN)
                .queryParam("to", "{to}")
                .build(address)
                .toString();
    }

    /** @param why {@code expired}, {@code out} or nothing, see forms/shared/login.js */
    ResponseEntity<String> login(String to, String why) {
        return page(HttpStatus.OK, language == Language.ZH ? "登录" : "Log in", "login", Map.of("to", to, "why", why));
    }

    ResponseEntity<String> rules() {
        return page(HttpStatus.OK, language == Language.ZH ? "期限规则" : "Deadline rules", "rules", Map.of());
    }

    ResponseEntity<String> dailyCheck() {
        return page(HttpStatus.OK, language == Language.ZH ? "每日核对" : "Daily check", "daily-check", Map.of());
    }

    ResponseEntity<String> mails() {
        return page(
                HttpStatus.OK,
                language == Language.ZH ? "发件箱" : "Outbox",
                "mails",
                Map.of("script", "mails-page"),
                POLICY_WITH_MAIL);
    }

    public ResponseEntity<String> demoMails() {
        return page(
                HttpStatus.OK,
                language == Language.ZH ? "演示邮箱" : "Mailbox",
                "mails",
                Map.of("script", "demo-mails-page"),
                POLICY_WITH_MAIL);
    }

    /**
     * A mail as its reader sees it, to be shown in a frame.
     *
     * @param html as it was sent, whatever it is
     * @param dark whether the reader prefers dark pages, whatever the one who looks prefers
     */
    public ResponseEntity<String> mail(String html, boolean dark) {
        var shown = html.replace(PREFERS_DARK, dark ? "all" : "not all");
        var head = HEAD.matcher(shown);
        var at = head.find() ? head.end() : 0;
        return answer(
                HttpStatus.OK,
                shown.substring(0, at) + "<base target=\"_blank\">" + shown.substring(at),
                POLICY_OF_MAIL);
    }

    /** Sends a page in place of what the engine's filters have written for all that lies below their path. */
    public static void send(ResponseEntity<String> page, HttpServletResponse response) throws IOException {
        page.getHeaders().forEach((name, values) -> response.setHeader(name, values.get(0)));
        response.getOutputStream().write(page.getBody().getBytes(StandardCharsets.UTF_8));
    }

    ResponseEntity<String> about(String version, String address) {
        return page(HttpStatus.OK, "关于", "about", Map.of("version", version, "address", address));
    }

    /** What a browser is shown instead of what it asked for. */
    public ResponseEntity<String> problem(int status, String message, String requestId) {
        var heading = switch (status) {
            case 401 -> "请先登录";
            case 403 -> "不能打开这个页面";
            case 404, 405 -> "没有这个页面";
            default -> status < 500 ? "请求没有完成" : "系统出错";
        };
        return page(
                HttpStatus.valueOf(status),
                heading,
                "problem",
                Map.of("heading", heading, "message", message.replace(heading + "。", ""), "requestId", requestId));
    }

    /**
     * A page that is meant for paper.
     *
     * @param main its content as HTML, escaped by the caller
     */
    public ResponseEntity<String> paper(String title, String main) {
        return answer(
                HttpStatus.OK,
                filled(paper, Map.of("lang", Language.ZH.tag(), "title", title, "icon", ICON))
                        .replace(CONTENT, main),
                POLICY);
    }

    private ResponseEntity<String> page(HttpStatus status, String title, String template, Map<String, String> values) {
        return page(status, title, template, values, POLICY);
    }

    private ResponseEntity<String> page(
            HttpStatus status, String title, String template, Map<String, String> values, String policy) {
        var all = new TreeMap<>(values);
        all.put("lang", language.tag());
        all.put("product", language.product());
        all.put("title", title);
        all.put("icon", ICON);
        all.put("notice", notice);
        return answer(status, filled(frame.replace("{{main}}", read(template)), all), policy);
    }

    private static ResponseEntity<String> answer(HttpStatus status, String html, String policy) {
        return ResponseEntity.status(status)
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", policy)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "same-origin")
                .body(html);
    }

    private static String filled(String template, Map<String, String> values) {
        return PLACE.matcher(template)
                .replaceAll(place -> Matcher.quoteReplacement(
                        HtmlUtils.htmlEscape(values.get(place.group(1)), StandardCharsets.UTF_8.name())));
    }

    private static String read(String name) {
        try {
            return new ClassPathResource("pages/" + name + ".html").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
