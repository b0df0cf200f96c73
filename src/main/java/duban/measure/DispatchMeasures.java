package duban.measure;

import duban.audit.TransitionLog;
import duban.deadline.ObligationKind;
import duban.deadline.Obligations;
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
    private final ReceiptClock receiptClock;
    private final Obligations obligations;
    private final TransitionLog log;
    private final RectificationMeasureFlow flow;
    private final Clock clock;

    DispatchMeasures(
            MeasureRepository measures,
            MeasureJournal journal,
            ReceiptClock receiptClock,
            Obligations obligations,
            TransitionLog log,
            RectificationMeasureFlow flow,
            Clock clock) {
        this.measures = measures;
        this.journal = journal;
        this.receiptClock = receiptClock;
        this.obligations = obligations;
        this.log = log;
        this.flow = flow;
        this.clock = clock;
    }

    public void dispatch(CommentNumber comment) {
        var dispatch = log.latestOf(comment.value());
        for (var measure : measures.findByCommentOrderByNumber(comment.value())) {
            if (measure.state() == MeasureState.DRAFT) {
                dispatch(measure, dispatch);
            } else if (measure.state().isOpen()) {
                dispatchReceived(measure, dispatch);
            }
        }
    }

    private void dispatch(Measure measure, TransitionLog.Latest dispatch) {
        record(measure, dispatch, changed -> changed.dispatch(clock.instant()));
        receiptClock.start(measure);
        flow.dispatched(measure.number(), measure.department());
    }

    /** No clock of receipt: the department has had the measure since before its ledger was taken over. */
    private void dispatchReceived(Measure measure, TransitionLog.Latest dispatch) {
        record(measure, dispatch, changed -> changed.dispatchReceived(clock.instant()));
        obligations.open(measure.item(), ObligationKind.HAND_ON);
        flow.dispatchedReceived(measure.number(), measure.department());
    }

    private void record(Measure measure, TransitionLog.Latest dispatch, Consumer<Measure> change) {
        journal.record(measure, "dispatchMeasures", dispatch.actor(), dispatch.reason(), change);
        obligations.open(measure.item(), ObligationKind.MEASURE, measure.dueOn());
    }
}
