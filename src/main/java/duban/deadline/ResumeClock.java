package duban.deadline;

import duban.shared.Actor;
import duban.shared.DeadlineChangeNumber;
import duban.shared.PersonId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A suspension is over: the measure's deadline is later by the working days its clock stood still. */
@Component
@Transactional
public class ResumeClock {

    private final Suspensions suspensions;
    private final MeasureDeadlines deadlines;
    private final DeadlineMeasures measures;
    private final Obligations obligations;
    private final WorkingDays workingDays;

    ResumeClock(
            Suspensions suspensions,
            MeasureDeadlines deadlines,
            DeadlineMeasures measures,
            Obligations obligations,
            WorkingDays workingDays) {
        this.suspensions = suspensions;
        this.deadlines = deadlines;
        this.measures = measures;
        this.obligations = obligations;
        this.workingDays = workingDays;
    }

    public void resume(DeadlineChangeNumber request) {
        var suspension = suspensions.of(request);
        measures.hold(suspension.measure());
        if (suspension.suspended() == null) {
            // Counted anew: the calendar may have changed since it was granted.
            var days = workingDays.between(suspension.fromOn().minusDays(1), suspension.untilOn());
            suspensions.end(request, days, PersonId.SYSTEM, "暂停期满");
            obligations.fulfil(request.value(), ObligationKind.SUSPENSION);
        }
        var suspended = suspensions.of(request).suspended();
        if (suspended > 0) {
            var before = deadlines.of(suspension.measure()).dueOn();
            var after = workingDays.plus(before, suspended);
            measures.postpone(
                    suspension.measure(),
                    after,
                    new DeadlineMeasures.Move(
                            "resumeClock",
                            Actor.system(),
                            request + " 暂停了" + suspended + "个工作日，整改期限由" + DueText.day(before) + "顺延至"
                                    + DueText.day(after) + "。"));
        }
    }
}
