package duban.web.tasklist;

import duban.department.Departments;
import duban.department.Officer;
import duban.department.Officers;
import duban.ledger.ChineseDates;
import duban.ledger.ItemTitles;
import duban.ledger.Light;
import duban.process.command.RecordingRights;
import duban.process.command.TaskForms;
import duban.process.worklist.WorkItem;
import duban.process.worklist.WorkItems;
import duban.shared.Refusal;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The open tasks whose step an officer may record on behalf, and their forms. */
@Component
class RecordableItems {

    private static final int MOST = 50;

    /** @param whose department, role and, where somebody has it, who */
    record Item(String id, String item, String title, String step, String whose, String dueText, Light light) {}

    /** @param more true if there are others: a narrower search finds them */
    record Found(List<Item> items, boolean more) {}

    private final WorkItems workItems;
    private final RecordingRights rights;
    private final TaskForms forms;
    private final ItemTitles titles;
    private final Departments departments;
    private final Officers officers;
    private final WorkLights lights;

    RecordableItems(
            WorkItems workItems,
            RecordingRights rights,
            TaskForms forms,
            ItemTitles titles,
            Departments departments,
            Officers officers,
            WorkLights lights) {
        this.workItems = workItems;
        this.rights = rights;
        this.forms = forms;
        this.titles = titles;
        this.departments = departments;
        this.officers = officers;
        this.lights = lights;
    }

    /** Those due first; none for who may not record anything. */
    @Transactional(readOnly = true)
    public Found find(Officer recorder, String query) {
        var found = workItems.ofRoles(rights.recordableBy(recorder), SearchWords.of(query), MOST + 1);
        var shown = found.stream().limit(MOST).toList();
        var titleOf = titles.of(shown.stream().map(WorkItem::item).distinct().toList());
        var lightOf = lights.of(shown);
        return new Found(
                IntStream.range(0, shown.size())
                        .mapToObj(nth -> item(
                                shown.get(nth),
                                titleOf.getOrDefault(
                                        shown.get(nth).item(), shown.get(nth).item()),
                                lightOf.get(nth)))
                        .toList(),
                found.size() > MOST);
    }

    private Item item(WorkItem work, String title, Light light) {
        return new Item(
                work.taskId(),
                work.item(),
                title,
                work.step().label(),
                whose(work),
                ChineseDates.due(work.due()),
                light);
    }

    private String whose(WorkItem work) {
        var role = departments.nameOf(work.department()) + work.role().label();
        return work.assignee() == null
                ? role
                : role + officers.find(work.assignee()).map(Officer::name).orElse("");
    }

    /** @throws Refusal as if it did not exist, when the task is gone or not the officer's to record */
    @Transactional(readOnly = true)
    public String form(Officer recorder, String taskId) {
        return workItems
                .find(taskId)
                .filter(work -> rights.mayRecord(recorder, work))
                .map(work -> forms.of(work.taskId()))
                .orElseThrow(() -> Refusal.concealed("该待办已办理或已撤回，或不能由您代录。"));
    }
}
