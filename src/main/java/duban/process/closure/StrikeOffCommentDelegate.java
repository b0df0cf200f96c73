package duban.process.closure;

import duban.comment.StrikeOffComment;
import duban.shared.CommentNumber;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Step {@code serviceTask_strikeOffComment}: takes the comment's number off the open ledger. */
@Component
public class StrikeOffCommentDelegate implements JavaDelegate {

    private final StrikeOffComment strikeOffComment;

    public StrikeOffCommentDelegate(StrikeOffComment strikeOffComment) {
        this.strikeOffComment = strikeOffComment;
    }

    @Override
    public void execute(DelegateExecution execution) {
        strikeOffComment.strikeOff(new CommentNumber(execution.getProcessBusinessKey()));
    }
}
