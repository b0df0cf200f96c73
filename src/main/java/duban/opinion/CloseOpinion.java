package duban.opinion;

import duban.audit.Transition;
import duban.audit.TransitionLog;
import duban.comment.CommentClosed;
import duban.deadline.ObligationKind;
import duban.deadline.Obligations;
import duban.shared.DepartmentCode;
import duban.shared.Holder;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When the last comment of an opinion is struck off or not adopted, the opinion may be archived. */
@Component
class CloseOpinion {

    private final JdbcClient jdbc;
    private final Obligations obligations;
    private final TransitionLog log;
    private final ReviewOpinionFlow flow;

    CloseOpinion(JdbcClient jdbc, Obligations obligations, TransitionLog log, ReviewOpinionFlow flow) {
        this.jdbc = jdbc;
        this.obligations = obligations;
        this.log = log;
        this.flow = flow;
    }

    /** Holds the opinion's row, so that of two comments closed at once the second one sees the first. */
    @EventListener
    void commentClosed(CommentClosed event) {
        var opinion = event.opinion();
        jdbc.sql("select from opinion where number = ? for no key update")
                .param(opinion.value())
                .query()
                .listOfRows();
        var open = jdbc.sql(
                        "select exists (select from comment where opinion = ? and state not in ('STRUCK_OFF', 'NOT_ADOPTED'))")
                .param(opinion.value())
                .query(Boolean.class)
                .single();
        if (!open) {
            log.append(new Transition(
                    opinion.value(),
                    "closeOpinion",
                    log.latestOf(event.comment().value()).actor(),
                    Holder.of(DepartmentCode.SUPERVISION_OFFICE),
                    Holder.of(DepartmentCode.GOVERNMENT_OFFICE),
                    OpinionState.DISPATCHED.name(),
                    OpinionState.DISPATCHED.name(),
                    ""));
            obligations.open(opinion.value(), ObligationKind.ARCHIVE);
            flow.commentsClosed(opinion);
        }
    }
}
