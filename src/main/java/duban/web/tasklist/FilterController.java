package duban.web.tasklist;

import com.fasterxml.jackson.databind.JsonNode;
import duban.access.CurrentUser;
import duban.process.worklist.WorklistFilter;
import duban.process.worklist.Worklists;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The filters Tasklist asks the engine for, and their lists: ours, in the shape Tasklist reads. */
@RestController
@RequestMapping("/camunda/api/duban/filters")
class FilterController {

    private static final int MOST = 200;

    private final CurrentUser currentUser;
    private final Worklists worklists;
    private final TaskRows rows;

    FilterController(CurrentUser currentUser, Worklists worklists, TaskRows rows) {
        this.currentUser = currentUser;
        this.worklists = worklists;
        this.rows = rows;
    }

    @GetMapping
    List<Map<String, Object>> all() {
        return worklists.offeredTo(currentUser.officer()).stream()
                .map(FilterController::told)
                .toList();
    }

    @GetMapping("/count")
    Map<String, Integer> count() {
        return Map.of("count", worklists.offeredTo(currentUser.officer()).size());
    }

    @GetMapping("/{slug}")
    Map<String, Object> one(@PathVariable String slug) {
        return told(worklists.offeredTo(currentUser.officer(), slug));
    }

    @RequestMapping(
            path = "/{slug}/list",
            method = {RequestMethod.GET, RequestMethod.POST})
    Map<String, Object> list(
            @PathVariable String slug,
            @RequestParam(defaultValue = "0") String firstResult,
            @RequestParam(defaultValue = "15") String maxResults,
            @RequestBody(required = false) JsonNode body,
            HttpServletRequest request) {
        var officer = currentUser.officer();
        var filter = worklists.offeredTo(officer, slug);
        ListCriteria.check(request.getParameterMap().keySet(), body);
        var first = ListCriteria.between(0, Integer.MAX_VALUE, "firstResult", firstResult);
        var most = ListCriteria.between(1, MOST, "maxResults", maxResults);
        var page = worklists.of(officer, filter, first, most);
        return rows.of(officer, page, worklists.count(officer, filter));
    }

    @RequestMapping(
            path = "/{slug}/count",
            method = {RequestMethod.GET, RequestMethod.POST})
    Map<String, Integer> count(
            @PathVariable String slug, @RequestBody(required = false) JsonNode body, HttpServletRequest request) {
        var officer = currentUser.officer();
        var filter = worklists.offeredTo(officer, slug);
        ListCriteria.check(request.getParameterMap().keySet(), body);
        return Map.of("count", worklists.count(officer, filter));
    }

    private static Map<String, Object> told(WorklistFilter filter) {
        return Map.of(
                "id",
                filter.slug(),
                "resourceType",
                "Task",
                "name",
                filter.label(),
                "owner",
                "",
                "query",
                Map.of(),
                "properties",
                Map.of(
                        "description",
                        filter.label() + "，按办理时限排列",
                        "priority",
                        filter.ordinal(),
                        "color",
                        "#1b4f91",
                        "refresh",
                        true,
                        "showUndefinedVariable",
                        false,
                        "variables",
                        List.of(),
                        "empty",
                        filter.empty()));
    }
}
