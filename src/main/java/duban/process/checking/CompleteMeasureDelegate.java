package duban.process.checking;

import duban.measure.CompleteMeasure;
import duban.shared.MeasureNumber;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Step {@code serviceTask_completeMeasure}: closes the verified measure. */
@Component
public class CompleteMeasureDelegate implements JavaDelegate {

    private final CompleteMeasure completeMeasure;

    public CompleteMeasureDelegate(CompleteMeasure completeMeasure) {
        this.completeMeasure = completeMeasure;
    }

    @Override
    public void execute(DelegateExecution execution) {
        completeMeasure.complete(new MeasureNumber(execution.getProcessBusinessKey()));
    }
}
