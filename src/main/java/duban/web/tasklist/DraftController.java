package duban.web.tasklist;

import com.fasterxml.jackson.databind.JsonNode;
import duban.access.CurrentUser;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The caller's own drafts. */
@RestController
@RequestMapping("/camunda/api/duban/tasks/{taskId}/draft")
class DraftController {

    /** @param draft {@code null} if there is none */
    record Kept(SavedDrafts.Saved draft) {}

    private final CurrentUser currentUser;
    private final SavedDrafts drafts;

    DraftController(CurrentUser currentUser, SavedDrafts drafts) {
        this.currentUser = currentUser;
        this.drafts = drafts;
    }

    @GetMapping
    Kept draft(@PathVariable String taskId) {
        return new Kept(drafts.of(taskId, currentUser.officer().id()));
    }

    /** The body: {@code {"revision": 3, "fields": {"form": {…}, "progress": {…}}}}. */
    @PostMapping
    Kept save(@PathVariable String taskId, @RequestBody JsonNode body) {
        return new Kept(drafts.save(
                taskId,
                currentUser.officer(),
                body.path("fields"),
                body.path("revision").asInt()));
    }
}
