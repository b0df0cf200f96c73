package duban.web.tasklist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import duban.access.CurrentUser;
import duban.process.model.Step;
import duban.process.worklist.OpenedTasks;
import duban.shared.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Many decisions in one act (批量办理): the rows to decide on, the content of each, what is meant to be decided, and what
 * became of it.
 */
@RestController
@RequestMapping("/camunda/api/duban/batches/{step}")
class BatchController {

    static final int MOST = 200;

    /** Five texts of 500 characters with all that JSON puts around them. */
    private static final int MOST_OF_MARK = 16_000;

    /** Steps in which many wait for one and the same person to look and decide; all others need their form. */
    private static final Map<String, Step> STEPS = Stream.of(
                    Step.SIGN_OFF_RESULT,
                    Step.CO_SIGN_RESULT,
                    Step.VERIFY_MEASURE,
                    Step.VERIFY_COMMENT,
                    Step.DECIDE_STRIKE_OFF)
            .collect(Collectors.toMap(Step::stem, step -> step));

    record Outcome(List<BatchItems.Done> done, List<BatchItems.Skipped> skipped) {}

    private final CurrentUser currentUser;
    private final BatchSheets batchSheets;
    private final BatchItems batchItems;
    private final OpenedTasks openedTasks;
    private final ObjectMapper json;

    BatchController(
            CurrentUser currentUser,
            BatchSheets batchSheets,
            BatchItems batchItems,
            OpenedTasks openedTasks,
            ObjectMapper json) {
        this.currentUser = currentUser;
        this.batchSheets = batchSheets;
        this.batchItems = batchItems;
        this.openedTasks = openedTasks;
        this.json = json;
    }

    @GetMapping
    List<BatchSheets.Sheet> rows(@PathVariable String step) {
        return batchSheets.of(currentUser.officer(), known(step), MOST);
    }

    /** Records that the caller has looked at it: only then can it be decided among others. */
    @GetMapping("/{task}")
    BatchSheets.Content open(@PathVariable String step, @PathVariable String task) {
        return batchSheets.open(currentUser.officer(), known(step), task);
    }

    /** Keeps what the caller means to decide, so that no word is lost before it is sent; nothing else comes of it. */
    @PostMapping("/{task}/mark")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void mark(@PathVariable String step, @PathVariable String task, @RequestBody JsonNode mark) {
        known(step);
        if (!mark.isObject() || mark.toString().length() > MOST_OF_MARK) {
            throw malformed("填写的内容太多，没有保存。");
        }
        if (!openedTasks.mark(task, currentUser.officer().id(), mark.toString())) {
            throw Refusal.notFound(BatchItems.GONE);
        }
    }

    /** Each item in a transaction of its own: what is refused stops nothing else, and no request holds many rows. */
    @PostMapping
    Outcome take(@PathVariable String step, @RequestBody JsonNode body) {
        var officer = currentUser.officer();
        var wanted = known(step);
        var done = new ArrayList<BatchItems.Done>();
        var skipped = new ArrayList<BatchItems.Skipped>();
        for (var item : items(body)) {
            var form = PostedForm.plain(json, item.path("fields"));
            batchItems.take(wanted, item.path("task").asText(), officer, form::as, done::add, skipped::add);
        }
        return new Outcome(done, skipped);
    }

    private static Step known(String stem) {
        if (!STEPS.containsKey(stem)) {
            throw Refusal.notFound("该步骤不能批量办理，请在“我的待办”里逐件办理。");
        }
        return STEPS.get(stem);
    }

    private static JsonNode items(JsonNode body) {
        var items = body.path("items");
        if (!items.isArray() || items.isEmpty()) {
            throw malformed("没有要办理的事项，请先把看过的标为通过或退回。");
        }
        if (items.size() > MOST) {
            throw malformed("一次最多办理 " + MOST + " 件，现有 " + items.size() + " 件，请分次办理。");
        }
        for (var item : items) {
            if (!item.path("task").isTextual() || !item.path("fields").isObject()) {
                throw malformed("提交的内容无法识别，请刷新页面后重试。");
            }
        }
        return items;
    }

    private static Refusal malformed(String message) {
        return new Refusal(Refusal.Kind.MALFORMED, "BATCH", message, "items");
    }
}
