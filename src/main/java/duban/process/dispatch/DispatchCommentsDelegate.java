package duban.process.dispatch;

import duban.comment.DispatchComments;
import duban.shared.OpinionNumber;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Step {@code serviceTask_dispatchComments}: starts the process of every comment. */
@Component
public class DispatchCommentsDelegate implements JavaDelegate {

    private final DispatchComments dispatchComments;

    public DispatchCommentsDelegate(DispatchComments dispatchComments) {
        this.dispatchComments = dispatchComments;
    }

    @Override
    public void execute(DelegateExecution execution) {
        dispatchComments.dispatch(new OpinionNumber(execution.getProcessBusinessKey()));
    }
}
