package duban.web;

import duban.web.GateRule.Audience;
import java.util.List;

/** What the gate's allow-list says, for tests that prove something of each of its lines. */
public final class GatePaths {

    private GatePaths() {}

    /** Lines that need a login and that none of the given requests ({@code GET /path}) is covered by. */
    public static List<String> withoutExample(List<String> requests) {
        return GateRule.ALLOWED.stream()
                .filter(rule -> rule.audience() == Audience.LOGGED_IN)
                .filter(rule -> requests.stream()
                        .map(request -> request.split(" "))
                        .noneMatch(request -> rule.covers(request[0], request[1])))
                .map(rule -> rule.method() + " " + rule.path())
                .toList();
    }
}
