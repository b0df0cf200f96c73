package duban.process.command;

import duban.comment.ReviewCommentFlow;
import duban.department.Officers;
import duban.process.model.Groups;
import duban.process.model.ReviewCommentProcess;
import duban.shared.CommentNumber;
import duban.shared.DepartmentCode;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component
class CommentFlow implements ReviewCommentFlow {

    private final ProcessInstances instances;
    private final Officers officers;

    CommentFlow(ProcessInstances instances, Officers officers) {
        this.instances = instances;
        this.officers = officers;
    }

    @Override
    public void dispatched(CommentNumber comment, DepartmentCode lead) {
        instances.start(
                ReviewCommentProcess.KEY,
                comment.value(),
                Map.of(
                        ReviewCommentProcess.DEPARTMENT.name(),
                        lead.value(),
                        ReviewCommentProcess.VERIFIER_GROUPS.name(),
                        Groups.verifiersFor(lead, officers.homesOfOffice())));
    }

    @Override
    public void measuresCompleted(CommentNumber comment) {
        instances.tell(comment.value(), ReviewCommentProcess.MEASURES_COMPLETED_MESSAGE);
    }
}
