package duban.process.deadline;

import duban.deadline.ResumeClock;
import duban.shared.DeadlineChangeNumber;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Step {@code serviceTask_resumeClock}: the deadline is later by the days the clock stood still. */
@Component
public class ResumeClockDelegate implements JavaDelegate {

    private final ResumeClock resumeClock;

    public ResumeClockDelegate(ResumeClock resumeClock) {
        this.resumeClock = resumeClock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        resumeClock.resume(new DeadlineChangeNumber(execution.getProcessBusinessKey()));
    }
}
