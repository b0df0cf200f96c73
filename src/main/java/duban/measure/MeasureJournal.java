package duban.measure;

import duban.audit.Transition;
import duban.audit.TransitionLog;
import duban.shared.Actor;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Saves a changed measure together with the log entry of its step, so that neither exists without the other. */
@Component
class MeasureJournal {

    private final MeasureRepository measures;
    private final TransitionLog log;

    MeasureJournal(MeasureRepository measures, TransitionLog log) {
        this.measures = measures;
        this.log = log;
    }

    Measure record(Measure measure, String step, Actor actor, String reason, Consumer<Measure> change) {
        var before = measure.holder();
        var oldState = measure.state();
        change.accept(measure);
        log.append(new Transition(
                measure.number().value(),
                step,
                actor,
                before,
                measure.holder(),
                oldState.name(),
                measure.state().name(),
                reason));
        return measures.save(measure);
    }
}
