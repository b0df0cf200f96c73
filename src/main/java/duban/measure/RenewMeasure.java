package duban.measure;

import duban.deadline.AnnulDeadlineChange;
import duban.deadline.ObligationKind;
import duban.deadline.Obligations;
import duban.shared.MeasureNumber;
import duban.shared.Refusal;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * New wording, or another department: the measure keeps its number and its deadline and begins anew at receipt. What it
 * said before is kept.
 */
@Component
@Transactional
public class RenewMeasure {

    private final MeasureRepository measures;
    private final MeasureJournal journal;
    private final Wordings wordings;
    private final Obligations obligations;
    private final RectificationMeasureFlow flow;
    private final HandOver handOver;
    private final AnnulDeadlineChange annulDeadlineChange;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RenewMeasure(
            MeasureRepository measures,
            MeasureJournal journal,
            Wordings wordings,
            Obligations obligations,
            RectificationMeasureFlow flow,
            HandOver handOver,
            AnnulDeadlineChange annulDeadlineChange,
            ApplicationEventPublisher events,
            Clock clock) {
        this.measures = measures;
        this.journal = journal;
        this.wordings = wordings;
        this.obligations = obligations;
        this.flow = flow;
        this.handOver = handOver;
        this.annulDeadlineChange = annulDeadlineChange;
        this.events = events;
        this.clock = clock;
    }

    /** @throws Refusal if the measure is over or not yet dispatched */
    @Transactional(readOnly = true)
    public void check(ChangeAct act, MeasureNumber number) {
        measures.of(number).mustBeChangeable(act);
    }

    public void renew(ChangeAct act, PlanMeasures.Planned planned, Approval approval) {
        var measure = measures.of(planned.number());
        wordings.replace(measure.wording(), planned, approval.change());
        flow.changed(measure.number());
        var renewed = journal.record(
                measure,
                approval.step(),
                approval.leader(),
                approval.account(),
                changed -> changed.renew(act, planned, clock.instant()));
        obligations.withdrawExcept(measure.number().value(), ObligationKind.MEASURE);
        annulDeadlineChange.undecided(measure.number(), "措施已按方案调整 " + approval.change() + " 重新交办");
        handOver.toDepartment(renewed);
        events.publishEvent(new MeasureRenewed(renewed.number()));
    }
}
