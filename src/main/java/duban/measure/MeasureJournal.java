package duban.measure;

import duban.audit.LoggedChanges;
import duban.audit.TransitionLog;
import org.springframework.stereotype.Component;

@Component
class MeasureJournal extends LoggedChanges<Measure> {

    MeasureJournal(MeasureRepository measures, TransitionLog log) {
        super(measures, log);
    }
}
