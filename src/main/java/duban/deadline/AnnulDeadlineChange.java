package duban.deadline;

import duban.audit.TransitionLog;
import duban.shared.Actor;
import duban.shared.MeasureNumber;
import duban.shared.PersonId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** There is nothing left to move: a measure is over or begins anew, and what was asked for its deadline ends with it. */
@Component
@Transactional
public class AnnulDeadlineChange {

    private final DeadlineRequests requests;
    private final Suspensions suspensions;
    private final Obligations obligations;
    private final TransitionLog log;
    private final DeadlineChangeFlow flow;

    AnnulDeadlineChange(
            DeadlineRequests requests,
            Suspensions suspensions,
            Obligations obligations,
            TransitionLog log,
            DeadlineChangeFlow flow) {
        this.requests = requests;
        this.suspensions = suspensions;
        this.obligations = obligations;
        this.log = log;
        this.flow = flow;
    }

    /**
     * Ends what nobody has decided yet; a suspension goes on.
     *
     * @param why what has become of the measure, in Chinese
     */
    public void undecided(MeasureNumber measure, String why) {
        requests.openOf(measure).ifPresent(open -> {
            requests.annul(open, why);
            obligations.withdraw(open.number().value());
            log.close(
                    open.number().value(),
                    "annulDeadlineChange",
                    Actor.system(),
                    DeadlineChangeState.VOID.name(),
                    why + "，" + open.kind().label() + "申请随之失效。");
            flow.annulled(open.number());
        });
    }

    /** Ends everything: the measure is over. */
    public void all(MeasureNumber measure, String why) {
        undecided(measure, why);
        suspensions.openOf(measure).ifPresent(open -> {
            suspensions.end(open.request(), 0, PersonId.SYSTEM, why);
            obligations.withdraw(open.request().value());
            log.remark(open.request().value(), "annulDeadlineChange", Actor.system(), why + "，暂停随之结束。", "APPROVED");
            flow.annulled(open.request());
        });
    }
}
