package duban.comment;

import duban.deadline.ObligationKind;
import duban.deadline.Obligations;
import duban.measure.MeasureCompleted;
import duban.measure.OpenMeasures;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Joins a comment's measures: when the last one is complete, its lead may apply for striking off. */
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
     * Holds the comment's row, so that of two measures completed at once the second one sees the first. Not for update: a
     * measure that is saved twice in a transaction locks its comment's key, and two of these would wait for each other.
     */
    @EventListener
    void measureCompleted(MeasureCompleted event) {
        jdbc.sql("select from comment where number = ? for no key update")
                .param(event.comment().value())
                .query()
                .listOfRows();
        if (openMeasures.of(event.comment()).isEmpty()) {
            obligations.open(event.comment().value(), ObligationKind.APPLICATION);
            flow.measuresCompleted(event.comment());
        }
    }
}
