package duban.process.round;

import static duban.process.model.DailyRoundProcess.MAILS_ON;
import static duban.process.model.DailyRoundProcess.WORKING_DAY;

import duban.deadline.OpenRound;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Step {@code serviceTask_openRound}: asks whether today is a working day, and when its mails go out. */
@Component
public class OpenRoundDelegate implements JavaDelegate {

    private final OpenRound openRound;

    public OpenRoundDelegate(OpenRound openRound) {
        this.openRound = openRound;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable(WORKING_DAY.name(), openRound.open());
        execution.setVariable(MAILS_ON.name(), Date.from(openRound.mailsOn()));
    }
}
