package duban.process.closure;

import duban.comment.RecordStageCompletion;
import duban.shared.CommentNumber;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Step {@code serviceTask_recordStageCompletion}: keeps the comment on the ledger with a new stage deadline. */
@Component
public class RecordStageCompletionDelegate implements JavaDelegate {

    private final RecordStageCompletion recordStageCompletion;

    public RecordStageCompletionDelegate(RecordStageCompletion recordStageCompletion) {
        this.recordStageCompletion = recordStageCompletion;
    }

    @Override
    public void execute(DelegateExecution execution) {
        recordStageCompletion.record(new CommentNumber(execution.getProcessBusinessKey()));
    }
}
