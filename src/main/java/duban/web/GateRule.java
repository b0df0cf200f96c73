package duban.web;

import duban.department.Role;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One line of the allow-list in front of {@code /camunda/api}: who may send which method to which path. What no line
 * allows does not exist (404).
 *
 * @param roles empty: everybody who is logged in
 * @param path the whole path below {@code /camunda/api}
 * @param answeredBy our own path that answers in the engine's place, {@code null} if the engine does; {@code $1} is the
 *     first group of the path
 */
record GateRule(Audience audience, Set<Role> roles, String method, Pattern path, String answeredBy) {

    enum Audience {
        /** Also before logging in. */
        ANYBODY,
        /** Only with a session. */
        LOGGED_IN
    }

    private static final String ENGINE = "/engine/engine/default";
    private static final String ID = "[A-Za-z0-9_.:-]{1,255}";

    private static final Role[] READERS = {
        Role.LEADER, Role.OFFICE, Role.GOVERNMENT_OFFICE, Role.AUDITOR, Role.ADMINISTRATOR
    };

    static final List<GateRule> ALLOWED = List.of(
            // Logging in and out, static parts of the web applications
            anybody("GET", "/(admin|cockpit|tasklist|welcome)/plugin/" + ID + "/static/app/plugin\\.(js|css)"),
            anybody("GET", "/admin/auth/user/default"),
            anybody("POST", "/admin/auth/user/default/login/(admin|cockpit|tasklist|welcome)"),
            anybody("POST", "/admin/auth/user/default/logout"),
            anybody("GET", "/engine/engine/?"),
            // Tasklist
            loggedIn("GET", ENGINE + "/version"),
            loggedIn("GET", ENGINE + "/user/" + ID + "/profile"),
            loggedIn("GET", ENGINE + "/authorization/check"),
            loggedIn("OPTIONS", ENGINE + "/(filter|task|process-definition|process-instance|user|group)(/" + ID + ")?"),
            loggedIn("GET", ENGINE + "/filter", "/camunda/api/duban/filters"),
            loggedIn("GET", ENGINE + "/filter/(count|" + ID + ")", "/camunda/api/duban/filters/$1"),
            loggedIn("(?:GET|POST)", ENGINE + "/filter/(" + ID + ")/(list|count)", "/camunda/api/duban/filters/$1/$2"),
            loggedIn("GET", ENGINE + "/task", "/camunda/api/duban/worklist/next"),
            loggedIn("GET", ENGINE + "/task/" + ID),
            loggedIn("GET", ENGINE + "/task/" + ID + "/(form|deployed-form|form-variables|identity-links)"),
            loggedIn("POST", ENGINE + "/task/(" + ID + ")/claim", "/camunda/api/duban/tasks/$1/claim"),
            loggedIn("GET", ENGINE + "/history/user-operation(/count)?"),
            loggedIn("POST", ENGINE + "/task/(" + ID + ")/submit-form", "/camunda/api/duban/tasks/$1/submit"),
            loggedIn("GET", ENGINE + "/process-definition/" + ID),
            loggedIn("GET", ENGINE + "/process-definition/" + ID + "/xml"),
            // Cockpit: reading only
            readers("GET", "/cockpit/plugin/" + ID + "/default/.*"),
            readers(
                    "POST",
                    "/cockpit/plugin/" + ID + "/default/(process-definition|process-instance|incident|statistics).*"),
            readers(
                    "GET",
                    ENGINE + "/(process-definition|process-instance|history|incident|job|job-definition|deployment|"
                            + "decision-definition|decision-requirements-definition|case-definition|external-task|batch|task|"
                            + "activity-instance|execution|user|group|tenant|variable-instance|metrics|condition).*"),
            readers(
                    "POST",
                    ENGINE + "/(process-definition|process-instance|incident|job|"
                            + "history/(process-instance|activity-instance|task|variable-instance|incident|job-log)|"
                            + "variable-instance|external-task|execution)(/count)?"),
            // Admin: people and groups
            administrators("(?:GET|POST|PUT|DELETE|OPTIONS)", ENGINE + "/(user|group|authorization|tenant)(/.*)?"),
            administrators("(?:GET|POST)", ENGINE + "/identity/password-policy"),
            administrators("GET", "/admin/plugin/" + ID + "/default/.*"),
            // Our own, which refuse by themselves what is not the caller's
            loggedIn("(?:GET|POST)", "/duban/.*"));

    private static GateRule anybody(String method, String path) {
        return new GateRule(Audience.ANYBODY, Set.of(), method, Pattern.compile(path), null);
    }

    private static GateRule loggedIn(String method, String path) {
        return loggedIn(method, path, null);
    }

    private static GateRule loggedIn(String method, String path, String answeredBy) {
        return new GateRule(Audience.LOGGED_IN, Set.of(), method, Pattern.compile(path), answeredBy);
    }

    private static GateRule readers(String method, String path) {
        return new GateRule(Audience.LOGGED_IN, Set.of(READERS), method, Pattern.compile(path), null);
    }

    private static GateRule administrators(String method, String path) {
        return new GateRule(Audience.LOGGED_IN, Set.of(Role.ADMINISTRATOR), method, Pattern.compile(path), null);
    }

    boolean covers(String givenMethod, String givenPath) {
        return givenMethod.matches(method) && path.matcher(givenPath).matches();
    }
}
