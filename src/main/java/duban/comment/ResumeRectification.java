package duban.comment;

import duban.deadline.ObligationKind;
import duban.deadline.Obligations;
import duban.shared.Actor;
import duban.shared.CommentNumber;
import duban.shared.Texts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** After a stage completion: the lead reports what the stage brought, and the comment goes back towards striking off. */
@Component
@Transactional
public class ResumeRectification {

    /** @param account what was done in this stage, 1 to 500 characters */
    public record Request(String account) {}

    private final CommentRepository comments;
    private final CommentJournal journal;
    private final Obligations obligations;

    ResumeRectification(CommentRepository comments, CommentJournal journal, Obligations obligations) {
        this.comments = comments;
        this.journal = journal;
        this.obligations = obligations;
    }

    public void resume(CommentNumber number, Actor actor, Request request) {
        var account = Texts.required("account", "本阶段整改情况", request.account(), 500);
        journal.record(comments.of(number), "resumeRectification", actor, account, Comment::resume);
        obligations.fulfil(number.value(), ObligationKind.STAGE);
        obligations.open(number.value(), ObligationKind.APPLICATION);
    }
}
