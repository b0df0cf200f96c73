package duban.process.deadline;

import duban.deadline.ApplyDeadlineChange;
import duban.shared.DeadlineChangeNumber;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Step {@code serviceTask_applyDeadlineChange}: the day moves, or the clock stands still, as approved. */
@Component
public class ApplyDeadlineChangeDelegate implements JavaDelegate {

    private final ApplyDeadlineChange applyDeadlineChange;

    public ApplyDeadlineChangeDelegate(ApplyDeadlineChange applyDeadlineChange) {
        this.applyDeadlineChange = applyDeadlineChange;
    }

    @Override
    public void execute(DelegateExecution execution) {
        applyDeadlineChange.apply(new DeadlineChangeNumber(execution.getProcessBusinessKey()));
    }
}
