package duban.deadline;

import duban.shared.Actor;
import duban.shared.DeadlineChangeNumber;
import duban.shared.DepartmentCode;
import duban.shared.Refusal;
import duban.shared.Texts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The head of the department lets a request out of the department, or does not. */
@Component
@Transactional
public class SignDeadlineChange {

    public enum Decision {
        SIGN,
        SEND_BACK
    }

    /** @param reason required for {@link Decision#SEND_BACK}, at most 500 characters */
    public record Request(Decision decision, String reason) {}

    /** @param withinDelegation true if the supervision office decides, false if the leader does */
    public record SignOff(boolean signed, boolean withinDelegation) {}

    private final DeadlineRequests requests;
    private final DeadlineMeasures measures;
    private final ForeseeDeadlineChange foresee;
    private final Obligations obligations;
    private final DeadlineJournal journal;

    SignDeadlineChange(
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

    /** @throws Refusal if it is signed and no longer fits the measure */
    public SignOff sign(DeadlineChangeNumber number, Actor head, Request request) {
        if (request.decision() == null) {
            throw Refusal.invalid("decision", "REQUIRED", "请选择“同意报送”或“退回”。");
        }
        var asked = requests.of(number);
        return request.decision() == Decision.SIGN
                ? signed(asked, head, Texts.optional("reason", "审签意见", request.reason(), 500))
                : sentBack(asked, head, Texts.required("reason", "退回原因", request.reason(), 500));
    }

    private SignOff signed(DeadlineRequest asked, Actor head, String reason) {
        measures.hold(asked.measure());
        var withinDelegation =
                foresee.stillOf(asked, "不能照此报送；请选择“退回”并说明，由承办人重新申请。").byOffice();
        requests.sign(asked.number(), head, reason);
        journal.record(
                asked,
                "signDeadlineChange",
                head,
                asked.department(),
                withinDelegation ? DepartmentCode.SUPERVISION_OFFICE : DepartmentCode.GOVERNMENT,
                DeadlineChangeState.AWAITING_DECISION,
                reason);
        obligations.fulfil(asked.number().value(), ObligationKind.DEADLINE_SIGN_OFF);
        obligations.open(
                asked.number().value(),
                withinDelegation ? ObligationKind.EXTENSION_DECISION : ObligationKind.DEADLINE_DECISION);
        return new SignOff(true, withinDelegation);
    }

    private SignOff sentBack(DeadlineRequest asked, Actor head, String reason) {
        requests.sendBack(asked.number(), reason);
        journal.record(
                asked, "signDeadlineChange", head, asked.department(), null, DeadlineChangeState.SENT_BACK, reason);
        obligations.fulfil(asked.number().value(), ObligationKind.DEADLINE_SIGN_OFF);
        return new SignOff(false, false);
    }
}
