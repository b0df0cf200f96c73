package duban.process.change;

import duban.opinion.ApplyChange;
import duban.shared.ChangeNumber;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Step {@code serviceTask_applyChange}: tables and running processes follow the approved change. */
@Component
public class ApplyChangeDelegate implements JavaDelegate {

    private final ApplyChange applyChange;

    public ApplyChangeDelegate(ApplyChange applyChange) {
        this.applyChange = applyChange;
    }

    @Override
    public void execute(DelegateExecution execution) {
        applyChange.apply(new ChangeNumber(execution.getProcessBusinessKey()));
    }
}
