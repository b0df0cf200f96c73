package duban.comment;

import duban.deadline.Obligations;
import duban.measure.Approval;
import duban.measure.TerminateMeasure;
import duban.shared.CommentNumber;
import duban.shared.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 未采纳: the government decides against a comment, with its reason; what is open of it ends. */
@Component
@Transactional
public class NotAdoptComment {

    private final CommentRepository comments;
    private final CommentJournal journal;
    private final Obligations obligations;
    private final TerminateMeasure terminateMeasure;
    private final ReviewCommentFlow flow;
    private final ApplicationEventPublisher events;

    NotAdoptComment(
            CommentRepository comments,
            CommentJournal journal,
            Obligations obligations,
            TerminateMeasure terminateMeasure,
            ReviewCommentFlow flow,
            ApplicationEventPublisher events) {
        this.comments = comments;
        this.journal = journal;
        this.obligations = obligations;
        this.terminateMeasure = terminateMeasure;
        this.flow = flow;
        this.events = events;
    }

    /** @throws Refusal if the comment is struck off, or over in another way */
    @Transactional(readOnly = true)
    public void check(CommentNumber number) {
        comments.of(number).mustBeAdoptable();
    }

    public void notAdopt(CommentNumber number, Approval approval) {
        var comment = comments.of(number);
        journal.record(comment, approval.step(), approval.leader(), approval.account(), Comment::notAdopt);
        obligations.withdraw(number.value());
        flow.notAdopted(number);
        terminateMeasure.terminateOpen(number, approval);
        events.publishEvent(new CommentClosed(number, comment.opinion()));
    }
}
