package duban.deadline;

import duban.shared.Actor;
import duban.shared.DeadlineChangeNumber;
import duban.shared.DepartmentCode;
import duban.shared.Refusal;
import duban.shared.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The leader decides on moving a deadline; what is exceptional about it must be ticked. */
@Component
@Transactional
public class DecideDeadlineChange {

    public enum Decision {
        APPROVE,
        REJECT
    }

    /**
     * @param acknowledged numbers of the {@link Special}s that are approved too
     * @param reason required for {@link Decision#REJECT}, at most 500 characters
     */
    public record Request(Decision decision, List<Integer> acknowledged, String reason) {

        public Request {
            acknowledged = acknowledged == null
                    ? List.of()
                    : acknowledged.stream().filter(Objects::nonNull).toList();
        }
    }

    /** Something the leader approves only by saying so. */
    public record Special(int seq, String content) {}

    private final DeadlineRequests requests;
    private final DeadlineMeasures measures;
    private final ForeseeDeadlineChange foresee;
    private final Obligations obligations;
    private final DeadlineJournal journal;

    DecideDeadlineChange(
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

    /** What has to be ticked, in order; empty if nothing is exceptional. */
    @Transactional(readOnly = true)
    public List<Special> exceptions(DeadlineChangeNumber number) {
        return exceptions(foresee.of(number));
    }

    private static List<Special> exceptions(ForeseeDeadlineChange.Foresight foresight) {
        var exceptions = new ArrayList<Special>();
        if (foresight.late()) {
            exceptions.add(new Special(1, "过了整改期限才申请，仍同意"));
        }
        if (foresight.pastReply()) {
            exceptions.add(new Special(
                    2,
                    "新的整改期限" + DueText.day(foresight.dueAfter()) + "晚于报告时限"
                            + DueText.day(foresight.measure().replyDueOn()) + "，仍同意"));
        }
        return exceptions;
    }

    /**
     * Returns whether it was approved.
     *
     * @throws Refusal if it is approved and no longer fits the measure, or an exception is not ticked
     */
    public boolean decide(DeadlineChangeNumber number, Actor leader, Request request) {
        if (request.decision() == null) {
            throw Refusal.invalid("decision", "REQUIRED", "请选择“同意”或“不同意”。");
        }
        var asked = requests.of(number);
        var approved = request.decision() == Decision.APPROVE;
        var reason = approved
                ? Texts.optional("reason", "审批意见", request.reason(), 500)
                : Texts.required("reason", "不同意的原因", request.reason(), 500);
        var pastReply = approved && mustStillFit(asked, request.acknowledged()).pastReply();
        requests.decide(asked, approved, pastReply, leader, reason);
        journal.record(
                asked,
                "decideDeadlineChange",
                leader,
                DepartmentCode.GOVERNMENT,
                null,
                approved ? DeadlineChangeState.APPROVED : DeadlineChangeState.REJECTED,
                reason);
        obligations.fulfil(asked.number().value(), ObligationKind.DEADLINE_DECISION);
        return approved;
    }

    private ForeseeDeadlineChange.Foresight mustStillFit(DeadlineRequest asked, List<Integer> acknowledged) {
        measures.hold(asked.measure());
        var foresight = foresee.stillOf(asked, ForeseeDeadlineChange.REJECT_INSTEAD);
        for (var exception : exceptions(foresight)) {
            if (!acknowledged.contains(exception.seq())) {
                throw Refusal.invalid(
                        "acknowledged[" + exception.seq() + "]",
                        "NOT_ACKNOWLEDGED",
                        "请勾选“" + exception.content() + "”；不同意的，请选择“不同意”。");
            }
        }
        return foresight;
    }
}
