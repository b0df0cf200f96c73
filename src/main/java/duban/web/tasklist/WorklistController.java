package duban.web.tasklist;

import duban.access.CurrentUser;
import duban.process.worklist.WorkItem;
import duban.process.worklist.Worklists;
import duban.shared.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What our own list asks beside Tasklist's requests: all counts at once, and what comes next. */
@RestController
@RequestMapping("/camunda/api/duban/worklist")
class WorklistController {

    /** A list and how many tasks it shows. */
    record Chip(String id, String name, int count) {}

    private final CurrentUser currentUser;
    private final Worklists worklists;
    private final TaskRows rows;

    WorklistController(CurrentUser currentUser, Worklists worklists, TaskRows rows) {
        this.currentUser = currentUser;
        this.worklists = worklists;
        this.rows = rows;
    }

    @GetMapping("/filters")
    List<Chip> filters() {
        return worklists.counts(currentUser.officer()).entrySet().stream()
                .map(counted ->
                        new Chip(counted.getKey().slug(), counted.getKey().label(), counted.getValue()))
                .toList();
    }

    /**
     * The task after this place of a list, else its first other one.
     *
     * @param due as the list told it, empty for the first
     */
    @GetMapping("/following")
    Map<String, String> following(
            @RequestParam(defaultValue = "mine") String filter,
            @RequestParam(defaultValue = "") String due,
            @RequestParam(defaultValue = "") String task) {
        var officer = currentUser.officer();
        var following = worklists.following(officer, worklists.offeredTo(officer, filter), moment(due), task);
        var answer = new HashMap<String, String>();
        answer.put("task", following.map(WorkItem::taskId).orElse(null));
        return answer;
    }

    private static Instant moment(String due) {
        try {
            return due.isEmpty() ? null : EngineMoment.read(due);
        } catch (DateTimeException unreadable) {
            throw new Refusal(Refusal.Kind.MALFORMED, "UNREADABLE", "时间格式无法识别，请刷新页面后重试。", null);
        }
    }

    /** What Tasklist asks after a submission: the next task of the same item that the caller can work at. */
    @GetMapping("/next")
    Map<String, Object> next(@RequestParam String processInstanceId) {
        var officer = currentUser.officer();
        var mine = worklists.ofInstance(officer, processInstanceId);
        return rows.of(officer, mine, mine.size());
    }
}
