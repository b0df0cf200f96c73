package duban.deadline;

import duban.audit.TransitionLog;
import duban.shared.DeadlineChangeNumber;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Carries an approved request out, in the transaction of the decision: the day moves with all that is due by it. */
@Component
@Transactional
public class ApplyDeadlineChange {

    private final DeadlineRequests requests;
    private final DeadlineMeasures measures;
    private final Suspensions suspensions;
    private final ForeseeDeadlineChange foresee;
    private final Obligations obligations;
    private final TransitionLog log;

    ApplyDeadlineChange(
            DeadlineRequests requests,
            DeadlineMeasures measures,
            Suspensions suspensions,
            ForeseeDeadlineChange foresee,
            Obligations obligations,
            TransitionLog log) {
        this.requests = requests;
        this.measures = measures;
        this.suspensions = suspensions;
        this.foresee = foresee;
        this.obligations = obligations;
        this.log = log;
    }

    public void apply(DeadlineChangeNumber number) {
        var approved = requests.of(number);
        if (approved.kind() == DeadlineChangeKind.EXTENSION) {
            var decider = log.latestOf(number.value()).actor();
            measures.extend(
                    approved.measure(),
                    approved.toOn(),
                    new DeadlineMeasures.Move("extendDeadline", decider, number + " " + approved.summary() + "。"));
        } else {
            // The day moves when the clock goes on: only then is it known how long it stood still.
            suspensions.add(approved, foresee.workingDaysOf(approved.fromOn(), approved.toOn()));
            obligations.open(number.value(), ObligationKind.SUSPENSION, approved.toOn());
        }
    }
}
