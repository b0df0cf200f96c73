package duban;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

/** What co-handlers say to a result before it is verified, and what becomes of a different view. */
final class ConsultingTurns {

    private static final Map<String, ?> CO_SIGN = Map.of("decision", "SIGN", "reason", "");
    private static final Map<String, ?> NO_COMMENT = Map.of("decision", "NO_COMMENT", "view", "");

    private final RealCase realCase;

    ConsultingTurns(RealCase realCase) {
        this.realCase = realCase;
    }

    /** Heads of all that are asked co-sign, liaisons of all that are asked have no comment. */
    void allAgree(List<String> items) {
        items.forEach(this::agree);
    }

    /** All that are asked agree but for these. */
    void agree(String item, String... except) {
        answer("coSignResult", ".head", item, CO_SIGN, except);
        answer("giveView", ".liaison", item, NO_COMMENT, except);
    }

    private void answer(String step, String role, String item, Map<String, ?> answer, String... except) {
        realCase.waitingFor(step, item).stream()
                .filter(department -> !List.of(except).contains(department))
                .forEach(department -> realCase.take(department + role, step, item, answer));
    }

    void comment(String department, String item, String view) {
        realCase.take(department + ".liaison", "giveView", item, Map.of("decision", "COMMENT", "view", view));
    }

    /** One department has another view, everybody else co-signs. */
    void oneDiffers(String department, String item, String reason) {
        agree(item, department);
        realCase.take(department + ".head", "coSignResult", item, Map.of("decision", "DIFFER", "reason", reason));
        assertThat(realCase.waitingAt("recordTalks")).contains(item);
    }

    /** Talks held today; whoever differed is asked again only if they agreed. */
    void talks(String item, String heldOn, String outcome, String reason) {
        realCase.take(
                realCase.measure(item).person("head"),
                "recordTalks",
                item,
                Map.of(
                        "heldOn", heldOn,
                        "participants", "承办单位和有不同意见的协办单位负责人",
                        "minutes", "就不同意见交换了看法。",
                        "outcome", outcome,
                        "reason", reason));
    }

    void settle(String item, String decision, String reason) {
        realCase.take("leader.zhao", "settleDifference", item, Map.of("decision", decision, "reason", reason));
    }
}
