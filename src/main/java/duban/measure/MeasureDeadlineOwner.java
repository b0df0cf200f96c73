package duban.measure;

import duban.deadline.DeadlineChangeKind;
import duban.deadline.DeadlineMeasures;
import duban.deadline.EngineDues;
import duban.deadline.ObligationKind;
import duban.deadline.Obligations;
import duban.department.Officers;
import duban.department.Role;
import duban.shared.Actor;
import duban.shared.MeasureNumber;
import duban.shared.Refusal;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Moves a measure's day with all that is due by it. */
@Component
class MeasureDeadlineOwner implements DeadlineMeasures {

    private final MeasureRepository measures;
    private final MeasureJournal journal;
    private final RectificationMeasureFlow flow;
    private final Officers officers;
    private final Obligations obligations;
    private final EngineDues engineDues;
    private final ApplicationEventPublisher events;

    MeasureDeadlineOwner(
            MeasureRepository measures,
            MeasureJournal journal,
            RectificationMeasureFlow flow,
            Officers officers,
            Obligations obligations,
            EngineDues engineDues,
            ApplicationEventPublisher events) {
        this.measures = measures;
        this.journal = journal;
        this.flow = flow;
        this.officers = officers;
        this.obligations = obligations;
        this.engineDues = engineDues;
        this.events = events;
    }

    @Override
    public void hold(MeasureNumber measure) {
        flow.hold(measure);
    }

    @Override
    public void mustBeAskedBy(MeasureNumber number, Actor actor) {
        var measure = measures.of(number);
        var own = measure.department().equals(actor.actingFor());
        var asks = actor.people().stream()
                .anyMatch(person -> person.equals(measure.handler())
                        || officers.isAppointed(person, measure.department(), Role.LIAISON));
        if (!own || !asks) {
            throw Refusal.concealed("没有找到该措施，或它不由您办理；延期由承办人或本单位联络员申请。");
        }
    }

    @Override
    public void mustBeMovable(MeasureNumber measure, DeadlineChangeKind kind) {
        measures.of(measure).mustBeMovable("申请" + kind.label());
    }

    @Override
    public void extend(MeasureNumber measure, LocalDate dueOn, Move move) {
        move(measure, dueOn, move, changed -> changed.extendTo(dueOn));
    }

    @Override
    public void postpone(MeasureNumber measure, LocalDate dueOn, Move move) {
        move(measure, dueOn, move, changed -> changed.postponeTo(dueOn));
    }

    private void move(MeasureNumber number, LocalDate dueOn, Move move, Consumer<Measure> change) {
        journal.record(measures.of(number), move.step(), move.by(), move.account(), change);
        obligations.move(number.value(), ObligationKind.MEASURE, dueOn);
        engineDues.follow(number.value());
        events.publishEvent(new DeadlineMoved(number));
    }
}
