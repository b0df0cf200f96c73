package duban.deadline;

import duban.audit.Transition;
import duban.audit.TransitionLog;
import duban.shared.Actor;
import duban.shared.DeadlineChangeNumber;
import duban.shared.Holder;
import duban.shared.MeasureNumber;
import duban.shared.Refusal;
import duban.shared.Texts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whoever owes a measure asks for a later deadline, or for its clock to stand still. */
@Component
@Transactional
public class RequestDeadlineChange {

    /**
     * @param fromOn first day of a suspension, {@code yyyy-MM-dd}; not read for an extension
     * @param toOn the new deadline, or the last day of a suspension
     * @param reason at most 500 characters
     */
    public record Request(DeadlineChangeKind kind, String fromOn, String toOn, String reason) {}

    private final DeadlineMeasures measures;
    private final DeadlineRequests requests;
    private final ForeseeDeadlineChange foresee;
    private final Obligations obligations;
    private final TransitionLog log;
    private final DeadlineChangeFlow flow;

    RequestDeadlineChange(
            DeadlineMeasures measures,
            DeadlineRequests requests,
            ForeseeDeadlineChange foresee,
            Obligations obligations,
            TransitionLog log,
            DeadlineChangeFlow flow) {
        this.measures = measures;
        this.requests = requests;
        this.foresee = foresee;
        this.obligations = obligations;
        this.log = log;
        this.flow = flow;
    }

    /** @throws Refusal at the field that is wrong, or if the measure's deadline cannot be moved, or not by this actor */
    public DeadlineChangeNumber request(MeasureNumber number, Actor actor, Request request) {
        measures.hold(number);
        measures.mustBeAskedBy(number, actor);
        if (request.kind() == null) {
            throw Refusal.invalid("kind", "REQUIRED", "请选择延期还是暂停。");
        }
        var reason = Texts.required("reason", request.kind().label() + "原因", request.reason(), 500);
        var foresight = foresee.of(number, request.kind(), request.fromOn(), request.toOn());
        var opinion = foresight.measure().opinion();
        var made = new DeadlineRequest(
                requests.nextOf(opinion),
                number,
                foresight.measure().department(),
                request.kind(),
                foresight.fromOn(),
                foresight.toOn(),
                foresight.measure().dueOn(),
                foresight.dueAfter(),
                foresight.late(),
                reason,
                actor.person(),
                null,
                DeadlineChangeState.AWAITING_SIGN_OFF);
        requests.add(made, opinion, actor);
        var account = made.summary() + (made.late() ? "（逾期申请）" : "") + "。原因：" + reason;
        log.append(new Transition(
                made.number().value(),
                "requestDeadlineChange",
                actor,
                new Holder(made.department(), actor.person()),
                Holder.of(made.department()),
                null,
                made.state().name(),
                account));
        log.remark(
                number.value(),
                "requestDeadlineChange",
                actor,
                made.number() + " " + account,
                made.state().name());
        obligations.open(made.number().value(), ObligationKind.DEADLINE_SIGN_OFF);
        flow.requested(made.number(), made.department(), made.kind() == DeadlineChangeKind.SUSPENSION);
        return made.number();
    }
}
