package duban.process.round;

import duban.measure.OpenProgressRounds;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Step {@code serviceTask_openProgressRounds}: asks departments for the month's progress report. */
@Component
public class OpenProgressRoundsDelegate implements JavaDelegate {

    private final OpenProgressRounds openProgressRounds;

    public OpenProgressRoundsDelegate(OpenProgressRounds openProgressRounds) {
        this.openProgressRounds = openProgressRounds;
    }

    @Override
    public void execute(DelegateExecution execution) {
        openProgressRounds.open();
    }
}
