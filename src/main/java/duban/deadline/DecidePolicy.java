package duban.deadline;

import duban.shared.Actor;
import duban.shared.Refusal;
import duban.shared.Texts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The supervision office approves or refuses what the administrator entered. With the approval the new amounts count,
 * and whatever is open is moved, in one transaction.
 */
@Component
@Transactional
public class DecidePolicy {

    /** How it may be decided. */
    public enum Decision {
        APPROVE,
        REFUSE
    }

    public record Request(Decision decision, String reason) {}

    /** What was moved; nothing if it was refused. */
    public record Done(int items, int tasks) {}

    private final PolicyVersions versions;
    private final Policy policy;
    private final CalendarYears calendarYears;
    private final DueMoves dueMoves;
    private final EngineDues engineDues;
    private final JdbcClient jdbc;

    DecidePolicy(
            PolicyVersions versions,
            Policy policy,
            CalendarYears calendarYears,
            DueMoves dueMoves,
            EngineDues engineDues,
            JdbcClient jdbc) {
        this.versions = versions;
        this.policy = policy;
        this.calendarYears = calendarYears;
        this.dueMoves = dueMoves;
        this.engineDues = engineDues;
        this.jdbc = jdbc;
    }

    /** @throws Refusal if the member entered it, or if it has been decided */
    public Done decide(int number, Actor member, Request request) {
        if (request.decision() == null) {
            throw Refusal.invalid("decision", "REQUIRED", "请选择批准或不批准。");
        }
        var approved = request.decision() == Decision.APPROVE;
        var reason = approved
                ? Texts.optional("reason", "意见", request.reason(), 500)
                : Texts.required("reason", "不批准的理由", request.reason(), 500);
        if (approved) {
            DeadlineLock.change(jdbc);
        }
        versions.hold(number);
        var version = versions.find(number).orElseThrow(() -> Refusal.notFound("没有第" + number + "版规则。"));
        if (!version.state().equals("PROPOSED")) {
            throw Refusal.conflict(
                    "WRONG_STATE",
                    "第" + number + "版规则已由" + version.decidedBy()
                            + (version.state().equals("APPROVED") ? "批准" : "退回") + "，不能重复办理。请刷新页面查看。");
        }
        if (version.proposedBy().equals(member.person().value())) {
            throw Refusal.forbidden("OWN_PROPOSAL", "不能批准本人提出的修改，请由督办专班其他成员办理。");
        }
        if (!approved) {
            versions.decide(number, member, false, reason, null);
            return new Done(0, 0);
        }
        var counts = ProposePolicy.counts(version.changes());
        var moved = counts.isEmpty()
                ? new DueMoves.Moved(0, 0)
                : dueMoves.move(calendarYears.count(), counts, "policy_version", number);
        versions.decide(number, member, true, reason, moved);
        // Where the rungs stand is read from what is approved.
        engineDues.followRungs();
        policy.renewAfterCommit();
        return new Done(moved.items(), moved.tasks());
    }
}
