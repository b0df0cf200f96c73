package duban.comment;

import duban.audit.TransitionLog;
import duban.deadline.ObligationKind;
import duban.deadline.Obligations;
import duban.shared.Actor;
import duban.shared.CommentNumber;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes the outcome of an independent check into the comment: on to the leader, or back to its lead. */
@Component
@Transactional
public class ConcludeCheck {

    private final CommentRepository comments;
    private final CommentJournal journal;
    private final Obligations obligations;
    private final TransitionLog log;

    ConcludeCheck(CommentRepository comments, CommentJournal journal, Obligations obligations, TransitionLog log) {
        this.comments = comments;
        this.journal = journal;
        this.obligations = obligations;
        this.log = log;
    }

    @Transactional(readOnly = true)
    public ReviewedComment underReview(CommentNumber number) {
        var comment = comments.of(number);
        return new ReviewedComment(comment.number(), comment.lead(), comment.applications());
    }

    /** The check is the government office's: it follows from the latest step, and is told as its own. */
    public void crossCheck(CommentNumber number, String why) {
        var latest = log.latestOf(number.value()).actor();
        journal.record(comments.of(number), "crossCheck", latest, why, Comment::crossCheck);
    }

    public void conclude(CommentNumber number, Actor verifier, boolean accepted, String reason) {
        journal.record(comments.of(number), "verifyComment", verifier, reason, comment -> {
            if (accepted) {
                comment.accept();
            } else {
                comment.sendBack(CommentState.AWAITING_VERIFICATION);
            }
        });
        obligations.fulfil(number.value(), ObligationKind.COMMENT_VERIFICATION);
        obligations.open(number.value(), accepted ? ObligationKind.STRIKE_OFF : ObligationKind.APPLICATION);
    }
}
