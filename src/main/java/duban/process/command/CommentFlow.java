package duban.process.command;

import duban.comment.ReviewCommentFlow;
import duban.process.model.ReviewCommentProcess;
import duban.shared.CommentNumber;
import duban.shared.DepartmentCode;
import org.springframework.stereotype.Component;

@Component
class CommentFlow implements ReviewCommentFlow {

    private static final CheckedProcess PROCESS = new CheckedProcess(
            ReviewCommentProcess.KEY, ReviewCommentProcess.DEPARTMENT, ReviewCommentProcess.VERIFIER_GROUPS);

    private final ProcessInstances instances;

    CommentFlow(ProcessInstances instances) {
        this.instances = instances;
    }

    @Override
    public void dispatched(CommentNumber comment, DepartmentCode lead) {
        instances.start(PROCESS, comment.value(), lead);
    }

    @Override
    public void dispatchedComplete(CommentNumber comment, DepartmentCode lead) {
        instances.startBefore(ReviewCommentProcess.APPLY_FOR_STRIKE_OFF, PROCESS, comment.value(), lead);
    }

    @Override
    public void stageCompleted(CommentNumber comment, DepartmentCode lead) {
        instances.startBefore(ReviewCommentProcess.RESUME_RECTIFICATION, PROCESS, comment.value(), lead);
    }

    @Override
    public void measuresCompleted(CommentNumber comment) {
        instances.tell(comment.value(), ReviewCommentProcess.MEASURES_COMPLETED_MESSAGE);
    }

    @Override
    public void notAdopted(CommentNumber comment) {
        instances.tell(comment.value(), ReviewCommentProcess.NOT_ADOPTED_MESSAGE);
    }
}
