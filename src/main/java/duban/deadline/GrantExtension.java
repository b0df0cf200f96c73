package duban.deadline;

import duban.shared.Actor;
import duban.shared.DeadlineChangeNumber;
import duban.shared.DepartmentCode;
import duban.shared.Refusal;
import duban.shared.Texts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The supervision office decides on an extension within what the leader delegated, or leaves it to the leader. */
@Component
@Transactional
public class GrantExtension {

    public enum Decision {
        APPROVE,
        REFER,
        REJECT
    }

    /** @param reason required but for {@link Decision#APPROVE}, at most 500 characters */
    public record Request(Decision decision, String reason) {}

    private final DeadlineRequests requests;
    private final DeadlineMeasures measures;
    private final ForeseeDeadlineChange foresee;
    private final Obligations obligations;
    private final DeadlineJournal journal;

    GrantExtension(
            DeadlineRequests requests,
            DeadlineMeasures measures,
            ForeseeDeadlineChange foresee,
            Obligations obligations,
            DeadlineJournal journal) {
        this.requests = requests;
        this.measures = measures;
        this.foresee = foresee;
        this.obligations = obligations;
        this.journal = journal;
    }

    /**
     * Returns what was decided.
     *
     * @throws Refusal if it is approved and no longer fits the measure, or is no longer the office's to approve
     */
    public Decision grant(DeadlineChangeNumber number, Actor member, Request request) {
        if (request.decision() == null) {
            throw Refusal.invalid("decision", "REQUIRED", "请选择“同意延期”“报请分管副市长”或“不同意”。");
        }
        var asked = requests.of(number);
        switch (request.decision()) {
            case APPROVE -> approve(asked, member, Texts.optional("reason", "审批意见", request.reason(), 500));
            case REFER -> refer(asked, member, Texts.required("reason", "报请的理由", request.reason(), 500));
            case REJECT -> reject(asked, member, Texts.required("reason", "不同意的原因", request.reason(), 500));
        }
        return request.decision();
    }

    private void approve(DeadlineRequest asked, Actor member, String reason) {
        measures.hold(asked.measure());
        var foresight = foresee.stillOf(asked, ForeseeDeadlineChange.REJECT_INSTEAD);
        if (!foresight.byOffice()) {
            throw Refusal.conflict(
                    "BEYOND_DELEGATION", "这次延期不在委托督办专班审批的范围内：" + foresight.authority() + "。请选择“报请分管副市长”。");
        }
        requests.decide(asked, true, foresight.pastReply(), member, reason);
        decided(asked, member, DeadlineChangeState.APPROVED, reason);
    }

    private void refer(DeadlineRequest asked, Actor member, String reason) {
        journal.record(
                asked,
                "grantExtension",
                member,
                DepartmentCode.SUPERVISION_OFFICE,
                DepartmentCode.GOVERNMENT,
                DeadlineChangeState.AWAITING_DECISION,
                "报请分管副市长：" + reason);
        obligations.fulfil(asked.number().value(), ObligationKind.EXTENSION_DECISION);
        obligations.open(asked.number().value(), ObligationKind.DEADLINE_DECISION);
    }

    private void reject(DeadlineRequest asked, Actor member, String reason) {
        requests.decide(asked, false, false, member, reason);
        decided(asked, member, DeadlineChangeState.REJECTED, reason);
    }

    private void decided(DeadlineRequest asked, Actor member, DeadlineChangeState state, String reason) {
        journal.record(asked, "grantExtension", member, DepartmentCode.SUPERVISION_OFFICE, null, state, reason);
        obligations.fulfil(asked.number().value(), ObligationKind.EXTENSION_DECISION);
    }
}
