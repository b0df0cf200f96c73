package duban.measure;

import duban.audit.LoggedChanges;
import duban.audit.TransitionLog;
import org.springframework.stereotype.Component;

@Component
class ProgressRoundJournal extends LoggedChanges<ProgressRound> {

    ProgressRoundJournal(ProgressRoundRepository rounds, TransitionLog log) {
        super(rounds, log);
    }
}
