package duban.process.round;

import duban.notification.MakeRoutineMails;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Step {@code serviceTask_makeRoutineMails}: makes the day's mails, one to a person. */
@Component
public class MakeRoutineMailsDelegate implements JavaDelegate {

    private final MakeRoutineMails makeRoutineMails;

    public MakeRoutineMailsDelegate(MakeRoutineMails makeRoutineMails) {
        this.makeRoutineMails = makeRoutineMails;
    }

    @Override
    public void execute(DelegateExecution execution) {
        makeRoutineMails.make();
    }
}
