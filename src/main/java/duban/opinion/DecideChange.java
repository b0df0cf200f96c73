package duban.opinion;

import duban.audit.Transition;
import duban.audit.TransitionLog;
import duban.deadline.ObligationKind;
import duban.deadline.Obligations;
import duban.shared.Actor;
import duban.shared.ChangeNumber;
import duban.shared.DepartmentCode;
import duban.shared.Holder;
import duban.shared.Refusal;
import duban.shared.Texts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The leader decides on a proposed change. */
@Component
@Transactional
public class DecideChange {

    public enum Decision {
        APPROVE,
        REJECT
    }

    /** @param reason required for {@link Decision#REJECT}, at most 500 characters */
    public record Request(Decision decision, String reason) {}

    private final PlanChanges changes;
    private final ChangeCheck check;
    private final Obligations obligations;
    private final TransitionLog log;
    private final PlanChangeFlow flow;
    private final JdbcClient jdbc;

    DecideChange(
            PlanChanges changes,
            ChangeCheck check,
            Obligations obligations,
            TransitionLog log,
            PlanChangeFlow flow,
            JdbcClient jdbc) {
        this.changes = changes;
        this.check = check;
        this.obligations = obligations;
        this.log = log;
        this.flow = flow;
        this.jdbc = jdbc;
    }

    /**
     * Returns whether the change was approved.
     *
     * @throws Refusal if it is approved and no longer fits what has become of the plan since it was proposed
     */
    public boolean decide(ChangeNumber number, Actor leader, Request request) {
        if (request.decision() == null) {
            throw Refusal.invalid("decision", "REQUIRED", "请选择“同意调整”或“不同意”。");
        }
        var approved = request.decision() == Decision.APPROVE;
        var reason = approved
                ? Texts.optional("reason", "审批意见", request.reason(), 500)
                : Texts.required("reason", "不同意的原因", request.reason(), 500);
        if (approved) {
            mustStillFit(changes.of(number));
        }
        var decided = approved ? ChangeState.APPROVED : ChangeState.REJECTED;
        changes.decide(number, decided, leader, reason);
        log.append(new Transition(
                number.value(),
                "decideChange",
                leader,
                Holder.of(DepartmentCode.GOVERNMENT),
                null,
                ChangeState.PROPOSED.name(),
                decided.name(),
                reason));
        obligations.fulfil(number.value(), ObligationKind.CHANGE);
        return approved;
    }

    /** First nobody may take a step of the items any more, then they are looked at. */
    private void mustStillFit(PlanChange change) {
        flow.hold(change.items());
        jdbc.sql("select from comment where number = ? for no key update")
                .param(change.comment().value())
                .query()
                .listOfRows();
        try {
            check.check(change);
        } catch (Refusal moved) {
            throw Refusal.conflict(moved.code(), "提出调整之后情况有变：" + moved.getMessage() + "不能照此同意；请选择“不同意”并说明，由督办专班重新提出。");
        }
    }
}
