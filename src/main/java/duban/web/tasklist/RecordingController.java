package duban.web.tasklist;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import duban.access.CurrentUser;
import duban.measure.ReportProgress;
import duban.process.command.RecordProgress;
import duban.process.command.RecordStep;
import duban.process.command.RecordingRights.Paper;
import duban.shared.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Recording on behalf, as the panel 代录代填 asks and posts. */
@RestController
@RequestMapping("/camunda/api/duban")
class RecordingController {

    /** @param html the form a task was started with */
    record Form(String html) {}

    private final CurrentUser currentUser;
    private final RecordableItems recordableItems;
    private final RecordStep recordStep;
    private final RecordProgress recordProgress;
    private final ObjectMapper json;

    RecordingController(
            CurrentUser currentUser,
            RecordableItems recordableItems,
            RecordStep recordStep,
            RecordProgress recordProgress,
            ObjectMapper json) {
        this.currentUser = currentUser;
        this.recordableItems = recordableItems;
        this.recordStep = recordStep;
        this.recordProgress = recordProgress;
        this.json = json;
    }

    @GetMapping("/recordable")
    RecordableItems.Found recordable(@RequestParam(defaultValue = "") String query) {
        return recordableItems.find(currentUser.officer(), query);
    }

    @GetMapping("/recordable/{taskId}/form")
    Form form(@PathVariable String taskId) {
        return new Form(recordableItems.form(currentUser.officer(), taskId));
    }

    @PostMapping("/tasks/{taskId}/record")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void record(@PathVariable String taskId, @RequestBody JsonNode body) {
        recordStep.record(taskId, currentUser.officer(), paper(body), PostedForm.variables(json, body)::as);
    }

    @PostMapping("/tasks/{taskId}/record-progress")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void recordProgress(@PathVariable String taskId, @RequestBody JsonNode body) {
        recordProgress.record(taskId, currentUser.officer(), paper(body), report(body.path("report")));
    }

    private static Paper paper(JsonNode body) {
        return new Paper(
                body.path("signer").asText(""),
                body.path("signedOn").asText(""),
                body.path("scan").asText(""));
    }

    private ReportProgress.Request report(JsonNode report) {
        try {
            return json.treeToValue(report, ReportProgress.Request.class);
        } catch (JsonProcessingException unreadable) {
            throw new Refusal(Refusal.Kind.MALFORMED, "UNREADABLE", "提交的内容无法识别，请刷新页面后重试。", null);
        }
    }
}
