package duban.opinion;

import duban.comment.CommentStruckOff;
import duban.deadline.ObligationKind;
import duban.deadline.Obligations;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When the last comment of an opinion is struck off, the opinion may be archived. */
@Component
class CloseOpinion {

    private final JdbcClient jdbc;
    private final Obligations obligations;
    private final ReviewOpinionFlow flow;

    CloseOpinion(JdbcClient jdbc, Obligations obligations, ReviewOpinionFlow flow) {
        this.jdbc = jdbc;
        this.obligations = obligations;
        this.flow = flow;
    }

    /** Holds the opinion's row, so that of two comments struck off at once the second one sees the first. */
    @EventListener
    void commentStruckOff(CommentStruckOff event) {
        var opinion = event.opinion();
        jdbc.sql("select from opinion where number = ? for no key update")
                .param(opinion.value())
                .query()
                .listOfRows();
        var open = jdbc.sql("select exists (select from comment where opinion = ? and state <> 'STRUCK_OFF')")
                .param(opinion.value())
                .query(Boolean.class)
                .single();
        if (!open) {
            obligations.open(opinion.value(), ObligationKind.ARCHIVE);
            flow.commentsClosed(opinion);
        }
    }
}
