package duban.web.tasklist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import duban.access.CurrentUser;
import duban.process.model.Step;
import duban.shared.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Many decisions in one act (批量办理): the rows to decide on, and what became of each. */
@RestController
@RequestMapping("/camunda/api/duban/batches/{step}")
class BatchController {

    static final int MOST = 200;

    /** Steps in which a row says enough to decide; all others need their form. */
    private static final Map<String, Step> STEPS = Stream.of(
                    Step.SIGN_OFF_RESULT, Step.VERIFY_MEASURE, Step.VERIFY_COMMENT, Step.DECIDE_STRIKE_OFF)
            .collect(Collectors.toMap(Step::stem, step -> step));

    record Outcome(List<BatchItems.Done> done, List<BatchItems.Skipped> skipped) {}

    private final CurrentUser currentUser;
    private final BatchSheets batchSheets;
    private final BatchItems batchItems;
    private final ObjectMapper json;

    BatchController(CurrentUser currentUser, BatchSheets batchSheets, BatchItems batchItems, ObjectMapper json) {
        this.currentUser = currentUser;
        this.batchSheets = batchSheets;
        this.batchItems = batchItems;
        this.json = json;
    }

    @GetMapping
    List<BatchSheets.Sheet> rows(@PathVariable String step) {
        return batchSheets.of(currentUser.officer(), known(step), MOST);
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
            throw malformed("没有选中任何事项，请先勾选。");
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
