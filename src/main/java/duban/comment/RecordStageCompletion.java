package duban.comment;

import duban.deadline.ObligationKind;
import duban.deadline.Obligations;
import duban.shared.CommentNumber;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stage completion: stage results are recorded, the comment stays on the ledger with a new stage deadline. */
@Component
@Transactional
public class RecordStageCompletion {

    private final CommentRepository comments;
    private final CommentJournal journal;
    private final LatestDecision latestDecision;
    private final Obligations obligations;

    RecordStageCompletion(
            CommentRepository comments,
            CommentJournal journal,
            LatestDecision latestDecision,
            Obligations obligations) {
        this.comments = comments;
        this.journal = journal;
        this.latestDecision = latestDecision;
        this.obligations = obligations;
    }

    public void record(CommentNumber number) {
        var comment = comments.of(number);
        var decision = latestDecision.of(comment);
        journal.record(
                comment,
                "recordStageCompletion",
                decision.leader(),
                decision.reason(),
                changed -> changed.completeStage(decision.stageDueOn()));
        obligations.open(number.value(), ObligationKind.STAGE, decision.stageDueOn());
    }
}
