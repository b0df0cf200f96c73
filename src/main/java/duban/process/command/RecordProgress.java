package duban.process.command;

import duban.department.Officer;
import duban.measure.ReportProgress;
import duban.process.command.RecordingRights.Paper;
import duban.process.model.Step;
import duban.process.worklist.WorkItems;
import duban.shared.MeasureNumber;
import duban.shared.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Progress reported on paper (代填): typed in for the handler, who keeps the task. */
@Component
public class RecordProgress {

    private final WorkItems workItems;
    private final RecordingRights rights;
    private final ReportProgress reportProgress;

    RecordProgress(WorkItems workItems, RecordingRights rights, ReportProgress reportProgress) {
        this.workItems = workItems;
        this.rights = rights;
        this.reportProgress = reportProgress;
    }

    /** @throws Refusal if the task is gone or none of a handler, the paper does not carry it, or the report is refused */
    @Transactional
    public void record(String taskId, Officer recorder, Paper paper, ReportProgress.Request report) {
        var work = workItems.hold(taskId);
        var actor = rights.actor(recorder, work, paper);
        if (work.step() != Step.SUBMIT_RESULT) {
            throw Refusal.conflict("WRONG_STATE", "本件现为“" + work.step().label() + "”，办理期间才能填报进展。");
        }
        reportProgress.report(new MeasureNumber(work.item()), actor, report);
    }
}
