package duban.measure;

import duban.audit.TransitionLog;
import duban.deadline.ObligationKind;
import duban.deadline.Obligations;
import duban.deadline.WorkingDays;
import duban.shared.MeasureNumber;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Completion (办结) of a measure whose latest result was verified. */
@Component
@Transactional
public class CompleteMeasure {

    private final MeasureRepository measures;
    private final MeasureJournal journal;
    private final Obligations obligations;
    private final TransitionLog log;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CompleteMeasure(
            MeasureRepository measures,
            MeasureJournal journal,
            Obligations obligations,
            TransitionLog log,
            ApplicationEventPublisher events,
            Clock clock) {
        this.measures = measures;
        this.journal = journal;
        this.obligations = obligations;
        this.log = log;
        this.events = events;
        this.clock = clock;
    }

    public void complete(MeasureNumber number) {
        var measure = measures.of(number);
        journal.record(
                measure,
                "completeMeasure",
                log.latestOf(number.value()).actor(),
                "",
                changed -> changed.complete(WorkingDays.dayOf(clock.instant())));
        obligations.fulfil(number.value(), ObligationKind.MEASURE);
        events.publishEvent(new MeasureClosed(number, measure.comment()));
    }
}
