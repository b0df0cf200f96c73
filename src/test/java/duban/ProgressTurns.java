package duban;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The departments of the case answer for the months they have been asked about. */
final class ProgressTurns {

    private final RealCase realCase;

    ProgressTurns(RealCase realCase) {
        this.realCase = realCase;
    }

    /** One of them is sent back once; nothing has changed but where a handler has reported. */
    void everyDepartmentReports() {
        var rounds = open();
        assertThat(rounds)
                .as("rounds the departments of the case were asked for")
                .hasSizeGreaterThan(5);
        for (var round : rounds) {
            var department = round.substring(0, round.indexOf('-')).toLowerCase();
            realCase.take(department + ".liaison", "reportProgressRound", round, ProgressTurns::page);
            if (round.equals(rounds.get(0))) {
                realCase.take(
                        department + ".head",
                        "signProgressRound",
                        round,
                        Map.of("decision", "SEND_BACK", "reason", "请再核对。"));
                realCase.take(department + ".liaison", "reportProgressRound", round, ProgressTurns::page);
            }
            realCase.take(department + ".head", "signProgressRound", round, Map.of("decision", "SIGN", "reason", ""));
        }
        assertThat(open()).isEmpty();
    }

    private List<String> open() {
        return realCase.jdbc()
                .sql("""
                        select number from progress_round where state = 'IN_PROGRESS' and department in (
                            select department from measure where number like ?) order by number""")
                .param(RealCase.OPINION + "-M%")
                .query(String.class)
                .list();
    }

    private static Map<String, ?> page(JsonNode sheet) {
        var prefill = sheet.at("/input/prefill");
        var unchanged = new ArrayList<Integer>();
        IntStream.rangeClosed(1, sheet.at("/input/rows").size())
                .filter(seq -> prefill.path("done").path(seq - 1).asText().isEmpty())
                .forEach(unchanged::add);
        return Map.of(
                "noChange", unchanged,
                "done", prefill.path("done"),
                "next", prefill.path("next"),
                "obstacles", prefill.path("obstacles"),
                "helpNeeded", prefill.path("helpNeeded"),
                "forecastOn", prefill.path("forecastOn"),
                "indicatorValues", prefill.path("indicatorValues"));
    }
}
