package duban.web.tasklist;

import duban.access.CurrentUser;
import duban.deadline.WorkingDays;
import duban.department.Officer;
import duban.department.Officers;
import duban.ledger.ChineseDates;
import duban.ledger.ItemTitles;
import duban.ledger.Light;
import duban.process.command.TaskRights;
import duban.process.worklist.WorkItem;
import duban.process.worklist.WorkItems;
import duban.shared.Actor;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
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

    private final CurrentUser currentUser;
    private final WorkItems workItems;
    private final TaskRights rights;
    private final Officers officers;
    private final ItemTitles titles;
    private final WorkingDays workingDays;
    private final Clock clock;

    WorklistController(
            CurrentUser currentUser,
            WorkItems workItems,
            TaskRights rights,
            Officers officers,
            ItemTitles titles,
            WorkingDays workingDays,
            Clock clock) {
        this.currentUser = currentUser;
        this.workItems = workItems;
        this.rights = rights;
        this.officers = officers;
        this.titles = titles;
        this.workingDays = workingDays;
        this.clock = clock;
    }

    @RequestMapping
    Map<String, Object> list(
            @RequestParam(defaultValue = "0") int firstResult, @RequestParam(defaultValue = "15") int maxResults) {
        var officer = currentUser.officer();
        var page = workItems.visibleTo(officer, Math.max(0, firstResult), Math.min(Math.max(1, maxResults), MOST));
        return page(officer, page, workItems.countVisibleTo(officer));
    }

    /** What Tasklist asks after a submission: the next task of the same item that the caller can work at. */
    @RequestMapping("/next")
    Map<String, Object> next(@RequestParam String processInstanceId) {
        var officer = currentUser.officer();
        var mine = workItems.visibleTo(officer, processInstanceId);
        return page(officer, mine, mine.size());
    }

    private Map<String, Object> page(Officer officer, List<WorkItem> page, int count) {
        var titleOf = titles.of(page.stream().map(WorkItem::item).toList());
        var actors = rights.mayTake(officer, page);
        var tasks = IntStream.range(0, page.size())
                .mapToObj(nth -> task(page.get(nth), titleOf, officer, actors.get(nth)))
                .toList();
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

    /** Whoever sees an assigned task in a list is its assignee, or acts in the assignee's place. */
    private Map<String, Object> task(
            WorkItem work, Map<String, String> titleOf, Officer officer, Optional<Actor> actor) {
        var inPlaceOf = actor.map(Actor::inPlaceOf).flatMap(officers::find).map(Officer::name);
        var task = new HashMap<String, Object>();
        task.put("id", work.taskId());
        task.put("name", work.step().label() + " · " + titleOf.get(work.item()));
        task.put("assignee", work.assignee() == null ? null : work.assignee().value());
        task.put("assigneeName", work.assignee() == null ? null : inPlaceOf.orElse(officer.name()));
        task.put("inPlaceOf", inPlaceOf.orElse(null));
        task.put("due", EngineMoment.of(work.due()));
        task.put("dueDay", ChineseDates.dueDay(work.due()));
        task.put("light", Light.of(work.due(), clock.instant(), workingDays));
        task.put("taskDefinitionKey", work.step().userTask());
        task.put("priority", 50);
        task.put("_embedded", Map.of("variable", List.of()));
        task.put("_links", Map.of());
        return task;
    }
}
