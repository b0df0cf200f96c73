package duban.process.consulting;

import duban.measure.RecordSilence;
import duban.shared.MeasureNumber;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Step {@code serviceTask_recordSilence}: whoever has not answered within the limit has no comment. */
@Component
public class RecordSilenceDelegate implements JavaDelegate {

    private final RecordSilence recordSilence;

    public RecordSilenceDelegate(RecordSilence recordSilence) {
        this.recordSilence = recordSilence;
    }

    @Override
    public void execute(DelegateExecution execution) {
        recordSilence.record(new MeasureNumber(execution.getProcessBusinessKey()));
    }
}
