package duban.process.round;

import static duban.process.model.DailyRoundProcess.WORKING_DAY;

import duban.deadline.OpenRound;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Step {@code serviceTask_openRound}: asks whether today is a working day. */
@Component
public class OpenRoundDelegate implements JavaDelegate {

    private final OpenRound openRound;

    public OpenRoundDelegate(OpenRound openRound) {
        this.openRound = openRound;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable(WORKING_DAY.name(), openRound.open());
    }
}
