package duban.measure;

import duban.deadline.Obligations;
import java.util.function.Consumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** A measure ends by an approved change: its process with its tasks, and whatever was owed of it. */
@Component
class EndMeasure {

    private final MeasureJournal journal;
    private final Obligations obligations;
    private final RectificationMeasureFlow flow;
    private final ApplicationEventPublisher events;

    EndMeasure(
            MeasureJournal journal,
            Obligations obligations,
            RectificationMeasureFlow flow,
            ApplicationEventPublisher events) {
        this.journal = journal;
        this.obligations = obligations;
        this.flow = flow;
        this.events = events;
    }

    void end(Measure measure, Approval approval, Consumer<Measure> change) {
        journal.record(measure, approval.step(), approval.leader(), approval.account(), change);
        obligations.withdraw(measure.number().value());
        flow.changed(measure.number());
        events.publishEvent(new MeasureClosed(measure.number(), measure.comment()));
    }
}
