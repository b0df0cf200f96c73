package duban.comment;

import duban.deadline.ObligationKind;
import duban.deadline.Obligations;
import duban.measure.MeasureClosed;
import duban.measure.OpenMeasures;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Joins a comment's measures: when nothing more is owed of the last one, its lead may apply for striking off. */
@Component
class JoinMeasures {

    private final JdbcClient jdbc;
    private final OpenMeasures openMeasures;
    private final Obligations obligations;
    private final ReviewCommentFlow flow;

    JoinMeasures(JdbcClient jdbc, OpenMeasures openMeasures, Obligations obligations, ReviewCommentFlow flow) {
        this.jdbc = jdbc;
        this.openMeasures = openMeasures;
        this.obligations = obligations;
        this.flow = flow;
    }

    /**
     * Holds the comment's row, so that of two measures closed at once the second one sees the first. Not for update: a
     * measure that is saved twice in a transaction locks its comment's key, and two of these would wait for each other.
     * Measures terminated because their comment is not adopted join nothing.
     */
    @EventListener
    void measureClosed(MeasureClosed event) {
        var state = jdbc.sql("select state from comment where number = ? for no key update")
                .param(event.comment().value())
                .query((row, index) -> CommentState.valueOf(row.getString(1)))
                .single();
        if (state == CommentState.IN_PROGRESS
                && openMeasures.of(event.comment()).isEmpty()) {
            obligations.open(event.comment().value(), ObligationKind.APPLICATION);
            flow.measuresCompleted(event.comment());
        }
    }
}
