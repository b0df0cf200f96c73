package duban.measure;

import duban.audit.TransitionLog;
import duban.deadline.ObligationKind;
import duban.deadline.Obligations;
import duban.shared.CommentNumber;
import java.time.Clock;
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
            journal.record(
                    measure,
                    "dispatchMeasures",
                    dispatch.actor(),
                    dispatch.reason(),
                    changed -> changed.dispatch(clock.instant()));
            var item = measure.number().value();
            receiptClock.start(measure);
            obligations.open(item, ObligationKind.MEASURE, measure.dueOn());
            flow.dispatched(measure.number(), measure.department());
        }
    }
}
