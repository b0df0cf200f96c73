package duban.comment;

import duban.audit.TransitionLog;
import duban.shared.OpinionNumber;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Dispatches every comment of an opinion. */
@Component
@Transactional
public class DispatchComments {

    private final CommentRepository comments;
    private final CommentJournal journal;
    private final TransitionLog log;
    private final ReviewCommentFlow flow;

    DispatchComments(CommentRepository comments, CommentJournal journal, TransitionLog log, ReviewCommentFlow flow) {
        this.comments = comments;
        this.journal = journal;
        this.log = log;
        this.flow = flow;
    }

    public void dispatch(OpinionNumber opinion) {
        var dispatch = log.latestOf(opinion.value());
        for (var comment : comments.findByOpinionOrderByNumber(opinion.value())) {
            journal.record(comment, "dispatchComments", dispatch.actor(), dispatch.reason(), Comment::dispatch);
            flow.dispatched(comment.number(), comment.lead());
        }
    }
}
