package duban.comment;

import duban.audit.LoggedChanges;
import duban.audit.TransitionLog;
import org.springframework.stereotype.Component;

@Component
class CommentJournal extends LoggedChanges<Comment> {

    CommentJournal(CommentRepository comments, TransitionLog log) {
        super(comments, log);
    }
}
