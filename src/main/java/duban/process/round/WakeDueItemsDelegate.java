package duban.process.round;

import duban.deadline.WakeDueItems;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Step {@code serviceTask_wakeDueItems}: tells the processes of items what has fallen due. */
@Component
public class WakeDueItemsDelegate implements JavaDelegate {

    private final WakeDueItems wakeDueItems;

    public WakeDueItemsDelegate(WakeDueItems wakeDueItems) {
        this.wakeDueItems = wakeDueItems;
    }

    @Override
    public void execute(DelegateExecution execution) {
        wakeDueItems.wake();
    }
}
