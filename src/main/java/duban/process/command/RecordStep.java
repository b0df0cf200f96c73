package duban.process.command;

import duban.department.Officer;
import duban.process.command.RecordingRights.Paper;
import duban.process.worklist.WorkItems;
import duban.shared.Refusal;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Recording on behalf (代录): types in a step that its taker signed on paper. The same handler takes it as if the signer
 * had; the record names both and the scan.
 */
@Component
public class RecordStep {

    private final WorkItems workItems;
    private final RecordingRights rights;
    private final SubmitStep submitStep;

    RecordStep(WorkItems workItems, RecordingRights rights, SubmitStep submitStep) {
        this.workItems = workItems;
        this.rights = rights;
        this.submitStep = submitStep;
    }

    /**
     * Takes the step the task stands for, for whoever signed.
     *
     * @param form makes the step's request record from what was posted
     * @throws Refusal if the task is gone, the paper does not carry it, or the use case refuses
     */
    @Transactional
    public void record(String taskId, Officer recorder, Paper paper, Function<Class<? extends Record>, Record> form) {
        var work = workItems.hold(taskId);
        submitStep.take(work, rights.actor(recorder, work, paper), form);
    }
}
