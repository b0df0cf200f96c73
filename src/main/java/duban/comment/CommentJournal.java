package duban.comment;

import duban.audit.Transition;
import duban.audit.TransitionLog;
import duban.shared.Actor;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Saves a changed comment together with the log entry of its step, so that neither exists without the other. */
@Component
class CommentJournal {

    private final CommentRepository comments;
    private final TransitionLog log;

    CommentJournal(CommentRepository comments, TransitionLog log) {
        this.comments = comments;
        this.log = log;
    }

    Comment record(Comment comment, String step, Actor actor, String reason, Consumer<Comment> change) {
        var before = comment.holder();
        var oldState = comment.state();
        change.accept(comment);
        log.append(new Transition(
                comment.number().value(),
                step,
                actor,
                before,
                comment.holder(),
                oldState.name(),
                comment.state().name(),
                reason));
        return comments.save(comment);
    }
}
