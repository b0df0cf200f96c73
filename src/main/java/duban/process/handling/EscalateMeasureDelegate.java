package duban.process.handling;

import static duban.process.model.RectificationMeasureProcess.ESCALATE_ON;

import duban.measure.EscalateMeasure;
import duban.shared.MeasureNumber;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Step {@code serviceTask_escalateMeasure}: takes the rung a measure has come to, and sets the timer to the next. */
@Component
public class EscalateMeasureDelegate implements JavaDelegate {

    private final EscalateMeasure escalateMeasure;

    public EscalateMeasureDelegate(EscalateMeasure escalateMeasure) {
        this.escalateMeasure = escalateMeasure;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var next = escalateMeasure.escalate(new MeasureNumber(execution.getProcessBusinessKey()));
        execution.setVariable(ESCALATE_ON.name(), Date.from(next));
    }
}
