package duban.process.round;

import duban.deadline.RemindDueItems;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Step {@code serviceTask_remindDueItems}: records the reminders of what is coming due. */
@Component
public class RemindDueItemsDelegate implements JavaDelegate {

    private final RemindDueItems remindDueItems;

    public RemindDueItemsDelegate(RemindDueItems remindDueItems) {
        this.remindDueItems = remindDueItems;
    }

    @Override
    public void execute(DelegateExecution execution) {
        remindDueItems.remind();
    }
}
