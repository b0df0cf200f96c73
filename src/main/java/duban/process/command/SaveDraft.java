package duban.process.command;

import duban.department.Officer;
import duban.process.model.Step;
import duban.process.model.StepHandler;
import duban.process.worklist.Drafts;
import duban.process.worklist.Drafts.Draft;
import duban.process.worklist.WorkItems;
import duban.shared.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Saves a draft (草稿) of a task's form. Whoever has begun to write has taken the task: the first one claims it. */
@Component
public class SaveDraft {

    private final Map<Step, Set<String>> fields;
    private final WorkItems workItems;
    private final TaskRights rights;
    private final ClaimTask claimTask;
    private final Drafts drafts;

    SaveDraft(
            List<StepHandler<?>> handlers, WorkItems workItems, TaskRights rights, ClaimTask claimTask, Drafts drafts) {
        this.fields = handlers.stream().collect(Collectors.toMap(StepHandler::step, SaveDraft::fieldsOf));
        this.workItems = workItems;
        this.rights = rights;
        this.claimTask = claimTask;
        this.drafts = drafts;
    }

    private static Set<String> fieldsOf(StepHandler<?> handler) {
        return Arrays.stream(handler.request().getRecordComponents())
                .map(component -> component.getName())
                .collect(Collectors.toSet());
    }

    /**
     * Saves it, and claims the task if nobody has it.
     *
     * @param names of the form's fields in it
     * @param content an object of JSON
     * @param revision which the officer's page saw, 0 for none
     * @throws Refusal if the task is gone or is not the officer's, the form has no such field, or the officer saved
     *     another draft elsewhere meanwhile
     */
    @Transactional
    public Draft save(String taskId, Officer officer, Set<String> names, String content, int revision) {
        var work = workItems.hold(taskId);
        var actor = rights.mayTake(officer, work);
        if (!fields.get(work.step()).containsAll(names)) {
            throw Refusal.invalid(null, "VAR_FORBIDDEN", "草稿中含有本表单没有的内容，未保存。请刷新页面后重试。");
        }
        if (work.assignee() == null) {
            claimTask.claim(work, actor);
        }
        if (revision == 0) {
            drafts.removeOutlived();
        }
        return drafts.save(taskId, officer.id(), content, revision)
                .orElseThrow(() -> Refusal.conflict("DRAFT_CONFLICT", "您在另一处也改动了这份草稿，两处内容不同，请选择保留哪一份。"));
    }
}
