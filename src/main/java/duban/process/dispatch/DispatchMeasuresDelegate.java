package duban.process.dispatch;

import duban.measure.DispatchMeasures;
import duban.shared.CommentNumber;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Step {@code serviceTask_dispatchMeasures}: hands every measure of the comment over. */
@Component
public class DispatchMeasuresDelegate implements JavaDelegate {

    private final DispatchMeasures dispatchMeasures;

    public DispatchMeasuresDelegate(DispatchMeasures dispatchMeasures) {
        this.dispatchMeasures = dispatchMeasures;
    }

    @Override
    public void execute(DelegateExecution execution) {
        dispatchMeasures.dispatch(new CommentNumber(execution.getProcessBusinessKey()));
    }
}
