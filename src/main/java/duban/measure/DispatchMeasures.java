package duban.measure;

import duban.audit.TransitionLog;
import duban.deadline.ObligationKind;
import duban.deadline.Obligations;
import duban.shared.Actor;
import duban.shared.CommentNumber;
import java.time.Clock;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Hands every measure of a comment over to its department; the clocks of receipt and of the measure run from here. */
@Component
@Transactional
public class DispatchMeasures {

    private final MeasureRepository measures;
    private final MeasureJournal journal;
    private final Obligations obligations;
    private final TransitionLog log;
    private final HandOver handOver;
    private final Clock clock;

    DispatchMeasures(
            MeasureRepository measures,
            MeasureJournal journal,
            Obligations obligations,
            TransitionLog log,
            HandOver handOver,
            Clock clock) {
        this.measures = measures;
        this.journal = journal;
        this.obligations = obligations;
        this.log = log;
        this.handOver = handOver;
        this.clock = clock;
    }

    public void dispatch(CommentNumber comment) {
        var dispatch = log.latestOf(comment.value());
        for (var measure : measures.findByCommentOrderByNumber(comment.value())) {
            if (measure.state() == MeasureState.DRAFT) {
                dispatch(measure, dispatch.actor(), dispatch.reason());
            } else if (measure.state().isOpen()) {
                dispatchReceived(measure, dispatch);
            }
        }
    }

    /** One measure, as planned at first or made by an approved change. */
    void dispatch(Measure measure, Actor actor, String reason) {
        record(measure, actor, reason, changed -> changed.dispatch(clock.instant()));
        handOver.toDepartment(measure);
    }

    /** No clock of receipt: the department has had the measure since before its ledger was taken over. */
    private void dispatchReceived(Measure measure, TransitionLog.Latest dispatch) {
        record(measure, dispatch.actor(), dispatch.reason(), changed -> changed.dispatchReceived(clock.instant()));
        obligations.open(measure.item(), ObligationKind.HAND_ON);
        handOver.toDepartmentThatReceived(measure);
    }

    private void record(Measure measure, Actor actor, String reason, Consumer<Measure> change) {
        journal.record(measure, "dispatchMeasures", actor, reason, change);
        obligations.open(measure.item(), ObligationKind.MEASURE, measure.dueOn());
    }
}
