package duban.web.tasklist;

import duban.access.CurrentUser;
import duban.ledger.ItemTitles;
import duban.process.worklist.WorkItem;
import duban.process.worklist.WorkItems;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The list Tasklist asks the engine for, answered from work items in the shape Tasklist reads (HAL). */
@RestController
@RequestMapping(
        path = "/camunda/api/duban/worklist",
        method = {RequestMethod.GET, RequestMethod.POST})
class WorklistController {

    private static final int MOST = 200;

    /** The engine's format of moments in JSON. */
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ").withZone(ZoneId.of("Asia/Shanghai"));

    private final CurrentUser currentUser;
    private final WorkItems workItems;
    private final ItemTitles titles;

    WorklistController(CurrentUser currentUser, WorkItems workItems, ItemTitles titles) {
        this.currentUser = currentUser;
        this.workItems = workItems;
        this.titles = titles;
    }

    @RequestMapping
    Map<String, Object> list(
            @RequestParam(defaultValue = "0") int firstResult, @RequestParam(defaultValue = "15") int maxResults) {
        var officer = currentUser.officer();
        var page = workItems.visibleTo(officer, Math.max(0, firstResult), Math.min(Math.max(1, maxResults), MOST));
        return page(page, workItems.countVisibleTo(officer));
    }

    /** What Tasklist asks after a submission: the caller's own next task of the same item. */
    @RequestMapping("/next")
    Map<String, Object> next(@RequestParam String processInstanceId) {
        var officer = currentUser.officer();
        var mine = workItems.ofInstance(processInstanceId).stream()
                .filter(work -> officer.id().equals(work.assignee()))
                .toList();
        return page(mine, mine.size());
    }

    private Map<String, Object> page(List<WorkItem> page, int count) {
        var titleOf = titles.of(page.stream().map(WorkItem::item).toList());
        var tasks =
                page.stream().map(work -> task(work, titleOf.get(work.item()))).toList();
        return Map.of(
                "_links",
                Map.of(),
                "_embedded",
                Map.of("task", tasks, "assignee", List.of(), "processDefinition", List.of()),
                "count",
                count);
    }

    @RequestMapping("/count")
    Map<String, Integer> count() {
        return Map.of("count", workItems.countVisibleTo(currentUser.officer()));
    }

    private static Map<String, Object> task(WorkItem work, String title) {
        var task = new HashMap<String, Object>();
        task.put("id", work.taskId());
        task.put("name", work.step().label() + " · " + title);
        task.put("assignee", work.assignee() == null ? null : work.assignee().value());
        task.put("due", moment(work.due()));
        task.put("taskDefinitionKey", work.step().userTask());
        task.put("priority", 50);
        task.put("_embedded", Map.of("variable", List.of()));
        task.put("_links", Map.of());
        return task;
    }

    private static String moment(Instant instant) {
        return MOMENT.format(instant);
    }
}
