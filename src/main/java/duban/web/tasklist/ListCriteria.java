package duban.web.tasklist;

import com.fasterxml.jackson.databind.JsonNode;
import duban.shared.Refusal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What may come with the request for a list. Tasklist always sends an order and empty conditions, which change nothing
 * here; whatever would restrict or reorder is refused, never handed to the engine.
 */
final class ListCriteria {

    private static final Set<String> PAGE = Set.of("firstResult", "maxResults");
    private static final Set<String> CONDITIONS = Set.of("processVariables", "taskVariables", "caseInstanceVariables");

    /** Tasklist's own, and the one the lists are in. */
    private static final List<Map<String, String>> ORDERS =
            List.of(Map.of("sortBy", "created", "sortOrder", "desc"), Map.of("sortBy", "dueDate", "sortOrder", "asc"));

    private ListCriteria() {}

    /** @throws Refusal if a query parameter or a part of the body would change what the list shows */
    static void check(Collection<String> parameters, JsonNode body) {
        parameters.stream().filter(name -> !PAGE.contains(name)).findFirst().ifPresent(ListCriteria::refuse);
        if (body == null || body.isNull()) {
            return;
        }
        if (!body.isObject()) {
            throw new Refusal(Refusal.Kind.MALFORMED, "UNREADABLE", "提交的内容无法识别，请刷新页面后重试。", null);
        }
        body.properties().forEach(entry -> {
            if (!changesNothing(entry.getKey(), entry.getValue())) {
                refuse(entry.getKey());
            }
        });
    }

    /**
     * The number, moved to where it makes sense.
     *
     * @throws Refusal if it is none
     */
    static int between(int least, int most, String name, String value) {
        if (!value.matches("-?\\d{1,18}")) {
            refuse(name);
        }
        return (int) Math.min(Math.max(least, Long.parseLong(value)), most);
    }

    private static boolean changesNothing(String name, JsonNode value) {
        return switch (name) {
            case "id", "firstResult", "maxResults" -> true;
            case "active" -> value.asBoolean();
            case "sorting" -> value.isArray() && (value.isEmpty() || value.size() == 1 && isKnownOrder(value.get(0)));
            default -> CONDITIONS.contains(name) && value.isArray() && value.isEmpty();
        };
    }

    private static boolean isKnownOrder(JsonNode order) {
        return order.size() == 2
                && ORDERS.contains(Map.of(
                        "sortBy", order.path("sortBy").asText(),
                        "sortOrder", order.path("sortOrder").asText()));
    }

    private static void refuse(String name) {
        throw new Refusal(
                Refusal.Kind.MALFORMED,
                "UNKNOWN_CRITERIA",
                "清单按办理时限排列，不能另加条件或改变次序（" + (name.matches("[A-Za-z]{1,40}") ? name : "条件名称有误") + "）。请从页面上方选择清单。",
                null);
    }
}
