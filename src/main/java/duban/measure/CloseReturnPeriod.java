package duban.measure;

import duban.audit.Transition;
import duban.audit.TransitionLog;
import duban.deadline.DueText;
import duban.deadline.ObligationKind;
import duban.deadline.Obligations;
import duban.shared.Actor;
import duban.shared.MeasureNumber;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Records that the days of return are over: from now on the department can only sign for the measure. */
@Component
@Transactional
public class CloseReturnPeriod {

    private final MeasureRepository measures;
    private final Obligations obligations;
    private final TransitionLog log;

    CloseReturnPeriod(MeasureRepository measures, Obligations obligations, TransitionLog log) {
        this.measures = measures;
        this.obligations = obligations;
        this.log = log;
    }

    public void close(MeasureNumber number) {
        var measure = measures.of(number);
        var end = obligations.due(number.value(), ObligationKind.RETURN);
        obligations.fulfil(number.value(), ObligationKind.RETURN);
        var holder = measure.holder();
        var state = measure.state().name();
        log.append(new Transition(
                measure.item(),
                "closeReturnPeriod",
                Actor.system(),
                holder,
                holder,
                state,
                state,
                "退回时限于" + DueText.of(end) + "届满，此后不再受理退回。"));
    }
}
