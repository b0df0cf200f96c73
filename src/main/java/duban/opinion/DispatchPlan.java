package duban.opinion;

import duban.audit.Transition;
import duban.audit.TransitionLog;
import duban.deadline.ObligationKind;
import duban.deadline.Obligations;
import duban.shared.Actor;
import duban.shared.DepartmentCode;
import duban.shared.Holder;
import duban.shared.OpinionNumber;
import duban.shared.Refusal;
import duban.shared.Texts;
import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The supervision office dispatches the work plan of an opinion, if it has no gap. */
@Component
@Transactional
public class DispatchPlan {

    /** @param instruction what the departments are asked to mind, may be empty, at most 500 characters */
    public record Request(String instruction) {}

    private final JdbcClient jdbc;
    private final DispatchReadiness readiness;
    private final Obligations obligations;
    private final TransitionLog log;
    private final Clock clock;

    DispatchPlan(
            JdbcClient jdbc, DispatchReadiness readiness, Obligations obligations, TransitionLog log, Clock clock) {
        this.jdbc = jdbc;
        this.readiness = readiness;
        this.obligations = obligations;
        this.log = log;
        this.clock = clock;
    }

    /** @throws Refusal naming the first gap of the plan, or if it was dispatched before */
    public void dispatch(OpinionNumber number, Actor actor, Request request) {
        var instruction = Texts.optional("instruction", "交办要求", request.instruction(), 500);
        var gaps = readiness.gapsOf(number);
        if (!gaps.isEmpty()) {
            throw Refusal.conflict("PLAN_GAP", "方案还有" + gaps.size() + "处缺口，不能交办：" + String.join("；", gaps) + "。");
        }
        var dispatched = jdbc.sql("""
                update opinion set state = 'DISPATCHED', dispatched_by = ?, dispatched_at = ?, instruction = ?, version = version + 1
                 where number = ? and state = 'PLANNED'""")
                .param(actor.person().value())
                .param(Timestamp.from(clock.instant()))
                .param(instruction)
                .param(number.value())
                .update();
        if (dispatched == 0) {
            throw Refusal.conflict("WRONG_STATE", number + " 已经交办，不能重复交办。");
        }
        log.append(new Transition(
                number.value(),
                "dispatchPlan",
                actor,
                Holder.of(DepartmentCode.SUPERVISION_OFFICE),
                Holder.of(DepartmentCode.SUPERVISION_OFFICE),
                OpinionState.PLANNED.name(),
                OpinionState.DISPATCHED.name(),
                instruction));
        obligations.fulfil(number.value(), ObligationKind.DISPATCH);
    }
}
