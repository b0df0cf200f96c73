package duban.deadline;

import duban.audit.TransitionLog;
import duban.shared.Actor;
import duban.shared.MeasureNumber;
import duban.shared.Refusal;
import duban.shared.Texts;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The leader or the office lets a measure's clock go on before the day its suspension was granted for. */
@Component
@Transactional
public class EndSuspension {

    /** @param reason at most 200 characters */
    public record Request(String reason) {}

    private final DeadlineMeasures measures;
    private final Suspensions suspensions;
    private final ForeseeDeadlineChange foresee;
    private final Obligations obligations;
    private final TransitionLog log;
    private final DeadlineChangeFlow flow;
    private final Clock clock;

    EndSuspension(
            DeadlineMeasures measures,
            Suspensions suspensions,
            ForeseeDeadlineChange foresee,
            Obligations obligations,
            TransitionLog log,
            DeadlineChangeFlow flow,
            Clock clock) {
        this.measures = measures;
        this.suspensions = suspensions;
        this.foresee = foresee;
        this.obligations = obligations;
        this.log = log;
        this.flow = flow;
        this.clock = clock;
    }

    /** From today on the clock goes again. @throws Refusal if it does already */
    public void end(MeasureNumber number, Actor by, Request request) {
        var reason = Texts.required("reason", "结束暂停的原因", request.reason(), 200);
        measures.hold(number);
        var suspension = suspensions
                .openOf(number)
                .orElseThrow(() -> Refusal.conflict("NOT_SUSPENDED", number + " 现在没有暂停，不需要结束。请刷新页面查看最新情况。"));
        var suspended = suspendedUntilToday(suspension);
        suspensions.end(suspension.request(), suspended, by.person(), reason);
        obligations.fulfil(suspension.request().value(), ObligationKind.SUSPENSION);
        log.remark(
                number.value(),
                "endSuspension",
                by,
                suspension.request() + " 暂停提前结束，共暂停" + suspended + "个工作日。原因：" + reason,
                "APPROVED");
        log.remark(
                suspension.request().value(), "endSuspension", by, "共暂停" + suspended + "个工作日。原因：" + reason, "APPROVED");
        flow.suspensionEnded(suspension.request());
    }

    private int suspendedUntilToday(Suspensions.Suspension suspension) {
        var today = WorkingDays.dayOf(clock.instant());
        if (!today.isAfter(suspension.fromOn())) {
            return 0;
        }
        var last = today.isAfter(suspension.untilOn()) ? suspension.untilOn() : today.minusDays(1);
        return foresee.workingDaysOf(suspension.fromOn(), last);
    }
}
