package duban.process.progress;

import duban.measure.RecordProgressRound;
import duban.shared.RoundNumber;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Step {@code serviceTask_recordProgressRound}: each row of the signed page becomes a report of its measure. */
@Component
public class RecordProgressRoundDelegate implements JavaDelegate {

    private final RecordProgressRound recordProgressRound;

    public RecordProgressRoundDelegate(RecordProgressRound recordProgressRound) {
        this.recordProgressRound = recordProgressRound;
    }

    @Override
    public void execute(DelegateExecution execution) {
        recordProgressRound.record(new RoundNumber(execution.getProcessBusinessKey()));
    }
}
