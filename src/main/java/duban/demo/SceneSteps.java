package duban.demo;

import duban.department.Officer;
import duban.evidence.KeepScan;
import duban.process.command.RecordStep;
import duban.process.command.RecordingRights.Paper;
import duban.process.command.SubmitStep;
import duban.process.model.Step;
import duban.process.worklist.WorkItem;
import duban.process.worklist.WorkItems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The steps of the scene: taken here, or signed on paper and recorded where the row names a signer. */
@Component
@Profile("demo")
class SceneSteps {

    private static final String SIGNER = "signer";

    private final WorkItems workItems;
    private final SubmitStep submitStep;
    private final RecordStep recordStep;
    private final KeepScan keepScan;
    private final SceneForms forms;

    SceneSteps(WorkItems workItems, SubmitStep submitStep, RecordStep recordStep, KeepScan keepScan, SceneForms forms) {
        this.workItems = workItems;
        this.submitStep = submitStep;
        this.recordStep = recordStep;
        this.keepScan = keepScan;
        this.forms = forms;
    }

    void take(SceneRow row, Officer who) {
        if (row.fields().containsKey(SIGNER)) {
            recordStep.record(task(row), who, paper(row, who), request -> forms.fill(request, row));
        } else {
            submitStep.submit(taskOf(row, who), who, request -> forms.fill(request, row));
        }
    }

    private String taskOf(SceneRow row, Officer who) {
        return open(row).stream()
                .filter(work -> who.isAppointed(work.department(), work.role()))
                .findFirst()
                .map(WorkItem::taskId)
                .orElseThrow(() -> row.wrong("not this person's; open: " + workItems.of(row.item())));
    }

    private String task(SceneRow row) {
        return open(row).stream()
                .findFirst()
                .map(WorkItem::taskId)
                .orElseThrow(() -> row.wrong("no such task; open: " + workItems.of(row.item())));
    }

    private List<WorkItem> open(SceneRow row) {
        var step = Step.ofStem(row.step());
        return workItems.of(row.item()).stream()
                .filter(work -> work.step() == step)
                .toList();
    }

    private Paper paper(SceneRow row, Officer who) {
        try (var scan = new ClassPathResource("demo/" + row.field("scan")).getInputStream()) {
            var kept = keepScan.keep(who.id(), new KeepScan.Request("纸质件 " + row.item() + ".png", scan));
            return new Paper(row.field(SIGNER), row.field("signedOn"), kept.sha256());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
