package duban.web.shell;

import static duban.WebSession.API;
import static duban.WebSession.ENGINE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import duban.RunningApplication;
import duban.WebSession;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One address, one login, and what is told where there is no page. */
class ShellIT extends RunningApplication {

    static final String TASKLIST = "/camunda/app/tasklist/default/";
    static final String COCKPIT = "/camunda/app/cockpit/default/";
    static final String ADMIN = "/camunda/app/admin/default/";

    final HttpClient http = HttpClient.newHttpClient();

    /** As a browser asks that opens this address, and nobody has logged in. */
    HttpResponse<String> open(String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    static String target(WebSession session, String path) {
        var location = session.download(path).header("Location");
        return location.replaceFirst("http://localhost:\\d+", "");
    }

    // One address

    @ParameterizedTest
    @CsvSource({
        "mzj.liaison, /camunda/app/tasklist/default/#/",
        "mzj.handler, /camunda/app/tasklist/default/#/",
        "mzj.head, /camunda/app/tasklist/default/#/",
        "office.zzb, /camunda/app/tasklist/default/#/",
        "bgt.chen, /camunda/app/tasklist/default/#/",
        "leader.zhao, /camunda/app/tasklist/default/#/",
        "secretary.sun, /camunda/app/tasklist/default/#/",
        "admin, /camunda/app/admin/default/#/users",
        "auditor, /camunda/app/cockpit/default/#/processes"
    })
    void everybody_comes_from_the_one_address_to_the_own_work(String user, String work) {
        var session = login(user);

        assertThat(target(session, "/")).isEqualTo(work);
        assertThat(target(session, "/camunda/login")).isEqualTo("/");
        assertThat(target(session, "/camunda/app/welcome/default/")).isEqualTo("/");
    }

    @ParameterizedTest
    @CsvSource({
        "mzj.handler, cockpit, /camunda/app/tasklist/default/#/",
        "mzj.head, admin, /camunda/app/tasklist/default/#/",
        "leader.zhao, admin, /camunda/app/tasklist/default/#/",
        "secretary.sun, cockpit, /camunda/app/tasklist/default/#/",
        "admin, tasklist, /camunda/app/admin/default/#/users",
        "auditor, admin, /camunda/app/cockpit/default/#/processes",
        "auditor, tasklist, /camunda/app/cockpit/default/#/processes"
    })
    void whoever_has_no_business_at_an_address_comes_to_the_own_work(String user, String app, String work) {
        assertThat(target(login(user), "/camunda/app/" + app + "/default/")).isEqualTo(work);
    }

    @Test
    void the_session_names_the_places_a_person_may_go() {
        assertThat(login("leader.zhao")
                        .get(API + "/duban/session")
                        .body()
                        .at("/places")
                        .findValuesAsText("app"))
                .containsExactly("tasklist", "cockpit", "rules");
        assertThat(login("office.sfj")
                        .get(API + "/duban/session")
                        .body()
                        .at("/places")
                        .findValuesAsText("app"))
                .containsExactly("tasklist", "cockpit", "dailyCheck", "rules");
        assertThat(login("mzj.head")
                        .get(API + "/duban/session")
                        .body()
                        .at("/places")
                        .findValuesAsText("app"))
                .containsExactly("tasklist", "rules");
    }

    // One login

    @ParameterizedTest
    @ValueSource(strings = {TASKLIST, COCKPIT, ADMIN, "/go/2023-07-M09", "/camunda/daily-check"})
    void whoever_has_not_logged_in_comes_to_the_login_and_from_there_back(String path) throws Exception {
        var refused = open(path);

        assertThat(refused.statusCode()).isEqualTo(302);
        var login = refused.headers().firstValue("Location").orElseThrow();
        assertThat(login).contains("/camunda/login?to=");
        var page = Jsoup.parse(
                open(URI.create(login).getRawPath() + "?" + URI.create(login).getRawQuery())
                        .body());
        assertThat(page.selectFirst("#login").attr("data-to")).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example/",
                "https://evil.example/",
                "/\\evil.example",
                "javascript:alert(1)",
                "/camunda/api/"
            })
    void a_login_leads_nowhere_but_to_our_own_pages(String elsewhere) throws Exception {
        var page = open("/camunda/login?to=" + java.net.URLEncoder.encode(elsewhere, UTF_8))
                .body();

        assertThat(Jsoup.parse(page).selectFirst("#login").attr("data-to")).isEqualTo("/");
        assertThat(page).doesNotContain("evil");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/camunda", "/camunda/", "/camunda/index.html", "/camunda/app/", "/camunda/app/welcome/"})
    void every_front_door_is_the_same(String path) throws Exception {
        assertThat(open(path).headers().firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location).endsWith("/"));
        assertThat(open("/").headers().firstValue("Location").orElseThrow()).endsWith("/camunda/login");
        assertThat(open("/login").headers().firstValue("Location").orElseThrow())
                .endsWith("/camunda/login");
    }

    @Test
    void the_page_of_an_application_is_not_kept_for_whoever_comes_after() {
        var page = login("mzj.head").download(TASKLIST);

        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(Integer.parseInt(page.header("Content-Length"))).isEqualTo(page.bytes().length);
        assertThat(Jsoup.parse(new String(page.bytes(), UTF_8)).title()).isEqualTo("督办 · 待办");
    }

    // No page, and what failed

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/camunda/nothing",
                "/camunda/app/nothing",
                "/camunda/app/nothing/default/",
                "/camunda/app/tasklist/other/",
                "/camunda-welcome/index.html",
                "/webjars/camunda/index.html",
                "/plugin/nothing.js",
                "/camunda/api/nothing",
                "/error"
            })
    void a_wrong_address_is_told_in_chinese_with_a_way_on(String path) throws Exception {
        var answer = open(path);

        assertThat(answer.statusCode()).isEqualTo(404);
        var page = Jsoup.parse(answer.body());
        assertThat(page.title()).isEqualTo("督办 · 没有这个页面");
        assertThat(page.select("a.page-button").attr("href")).isEqualTo("/");
        assertThat(page.select(".page-quiet").text()).matches("编号 [0-9a-f-]{36}");
        assertThat(page.text()).doesNotContainIgnoringCase("camunda").doesNotContain("Exception", "Whitelabel");
    }

    @Test
    void a_script_is_told_the_same_as_data() {
        var answer = WebSession.anonymous("http://localhost:" + port).get("/nothing");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("NOT_FOUND");
        assertThat(answer.body().path("requestId").asText()).isNotBlank();
    }

    // About

    @Test
    void the_licences_stand_under_about_for_everybody() throws Exception {
        var page = Jsoup.parse(open("/about").body());

        assertThat(page.text())
                .contains("版本 0.", "Camunda 7 社区版", "Apache License 2.0", "bpmn.io License", "图上的标志须保留", "非涉密系统");
        assertThat(open("/camunda/lib/deps.js.LICENSE.txt").statusCode()).isEqualTo(200);
    }

    @Test
    void an_icon_is_there_for_whoever_asks() throws Exception {
        assertThat(open("/favicon.ico").statusCode()).isEqualTo(200);
        assertThat(open(OwnPages.ICON).headers().firstValue("Content-Type").orElseThrow())
                .startsWith("image/svg+xml");
    }

    // What the engine says

    static Map<String, Object> user(String id, String password) {
        return Map.of(
                "profile", Map.of("id", id, "firstName", "办公室", "lastName", "王一", "email", "one@duban.example"),
                "credentials", Map.of("password", password));
    }

    @ParameterizedTest
    @CsvSource({
        "new.person, weak, 422, WEAK_PASSWORD, 密码不符合要求",
        "new person!, Duban-demo-2024, 422, ID, 账号和标识只能用字母",
        "office.zzb, Strong-word-77, 409, EXISTS, 已有相同的账号或标识"
    })
    void what_the_engine_refuses_an_administrator_is_said_in_our_words(
            String id, String password, int status, String code, String words) {
        var answer = login("admin").post(ENGINE + "/user/create", user(id, password));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.message()).startsWith(words);
    }

    @Test
    void the_rules_of_passwords_can_be_read_by_whoever_makes_accounts() {
        assertThat(login("admin").get(ENGINE + "/identity/password-policy").status())
                .isEqualTo(200);
        assertThat(login("mzj.head").get(ENGINE + "/identity/password-policy").status())
                .isEqualTo(404);
    }

    @Test
    void many_wrong_passwords_lock_nobody_out_for_good() {
        var attempts = "select attempts_ from act_id_user where id_ = 'gaj.deputy'";
        jdbc.sql("update act_id_user set attempts_ = 50, lock_exp_time_ = null where id_ = 'gaj.deputy'")
                .update();
        try {
            assertThat(login("gaj.deputy").get(API + "/duban/session").status()).isEqualTo(200);
            assertThat(jdbc.sql(attempts).query(Integer.class).single()).isZero();
        } finally {
            jdbc.sql("update act_id_user set attempts_ = 0, lock_exp_time_ = null where id_ = 'gaj.deputy'")
                    .update();
        }
    }

    @Test
    void every_person_has_two_names_for_the_pages_of_accounts() {
        assertThat(jdbc.sql("select first_ from act_id_user")
                        .query(String.class)
                        .list())
                .allSatisfy(section -> assertThat(section).isNotBlank());
        assertThat(List.of(login("mzj.handler")
                        .get(API + "/duban/session")
                        .body()
                        .path("name")
                        .asText()))
                .containsExactly("余振华");
    }
}
