package duban.comment;

import duban.audit.TransitionLog;
import duban.deadline.ObligationKind;
import duban.deadline.Obligations;
import duban.measure.OpenMeasures;
import duban.shared.OpinionNumber;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Dispatches every comment of an opinion; what came in with a past goes on where it was. */
@Component
@Transactional
public class DispatchComments {

    private final CommentRepository comments;
    private final CommentJournal journal;
    private final OpenMeasures openMeasures;
    private final Obligations obligations;
    private final TransitionLog log;
    private final ReviewCommentFlow flow;

    DispatchComments(
            CommentRepository comments,
            CommentJournal journal,
            OpenMeasures openMeasures,
            Obligations obligations,
            TransitionLog log,
            ReviewCommentFlow flow) {
        this.comments = comments;
        this.journal = journal;
        this.openMeasures = openMeasures;
        this.obligations = obligations;
        this.log = log;
        this.flow = flow;
    }

    public void dispatch(OpinionNumber opinion) {
        var dispatch = log.latestOf(opinion.value());
        for (var comment : comments.findByOpinionOrderByNumber(opinion.value())) {
            switch (comment.state()) {
                case DRAFT -> {
                    journal.record(comment, "dispatchComments", dispatch.actor(), dispatch.reason(), Comment::dispatch);
                    begin(comment);
                }
                case STAGE_COMPLETED -> {
                    obligations.open(comment.item(), ObligationKind.STAGE, comment.stageDueOn());
                    flow.stageCompleted(comment.number(), comment.lead());
                }
                default -> {
                    // Struck off before its ledger was taken over: nothing is owed.
                }
            }
        }
    }

    private void begin(Comment comment) {
        if (openMeasures.of(comment.number()).isEmpty()) {
            obligations.open(comment.item(), ObligationKind.APPLICATION);
            flow.dispatchedComplete(comment.number(), comment.lead());
        } else {
            flow.dispatched(comment.number(), comment.lead());
        }
    }
}
