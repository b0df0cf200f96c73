package duban.web.tasklist;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import duban.deadline.RequestDeadlineChange;
import duban.department.Officer;
import duban.ledger.ChineseDates;
import duban.measure.ReportProgress;
import duban.process.command.SaveDraft;
import duban.process.worklist.Drafts;
import duban.process.worklist.Drafts.Draft;
import duban.shared.PersonId;
import duban.shared.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.springframework.stereotype.Component;

/** What forms have sent to be kept: {@code {"form": {…}, "progress": {…}}}, each field a text or a list of them. */
@Component
class SavedDrafts {

    /**
     * @param fields as the page sent them
     * @param savedAt 10:32, or 11月14日 10:32 if it was on another day
     */
    record Saved(@JsonRawValue String fields, int revision, String savedAt) {}

    private static final Set<String> PARTS = Set.of("form", "progress", "deadline");

    private static final List<String> OF_PROGRESS = componentsOf(ReportProgress.Request.class);
    private static final List<String> OF_DEADLINE = componentsOf(RequestDeadlineChange.Request.class);

    private final Drafts drafts;
    private final SaveDraft saveDraft;
    private final ObjectMapper json;
    private final Clock clock;

    SavedDrafts(Drafts drafts, SaveDraft saveDraft, ObjectMapper json, Clock clock) {
        this.drafts = drafts;
        this.saveDraft = saveDraft;
        this.json = json;
        this.clock = clock;
    }

    private static List<String> componentsOf(Class<? extends Record> request) {
        return Arrays.stream(request.getRecordComponents())
                .map(component -> component.getName())
                .toList();
    }

    /** @return {@code null} if the author has none */
    Saved of(String taskId, PersonId author) {
        return drafts.find(taskId, author).map(this::saved).orElse(null);
    }

    /** @throws Refusal if it is none of such a form, or may not be saved */
    Saved save(String taskId, Officer author, JsonNode fields, int revision) {
        var form = namesIn(fields.path("form"));
        if (!PARTS.containsAll(namesIn(fields))
                || !OF_PROGRESS.containsAll(namesIn(fields.path("progress")))
                || !OF_DEADLINE.containsAll(namesIn(fields.path("deadline")))) {
            throw unreadable();
        }
        fields.forEach(part -> part.forEach(SavedDrafts::mustBeKeepable));
        return saved(saveDraft.save(taskId, author, form, written(fields), revision));
    }

    private Saved saved(Draft draft) {
        return new Saved(draft.fields(), draft.revision(), ChineseDates.shortMoment(draft.savedAt(), clock.instant()));
    }

    private static Set<String> namesIn(JsonNode object) {
        if (!object.isObject() && !object.isMissingNode()) {
            throw unreadable();
        }
        var names = new HashSet<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static void mustBeKeepable(JsonNode field) {
        var keepable = field.isArray()
                ? StreamSupport.stream(field.spliterator(), false).allMatch(SavedDrafts::isText)
                : isText(field);
        if (!keepable) {
            throw unreadable();
        }
    }

    /** The database has no place for a zero character, nor for half of a character that takes two. */
    private static boolean isText(JsonNode value) {
        return value.isInt()
                || value.isTextual()
                        && value.asText().indexOf('\0') < 0
                        && StandardCharsets.UTF_8.newEncoder().canEncode(value.asText());
    }

    private String written(JsonNode fields) {
        try {
            return json.writeValueAsString(fields);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Refusal unreadable() {
        return new Refusal(Refusal.Kind.MALFORMED, "UNREADABLE", "草稿的内容无法识别，未保存。请刷新页面后重试。", null);
    }
}
