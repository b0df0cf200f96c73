package duban.deadline;

import duban.deadline.PolicyProposal.Target;
import duban.shared.Actor;
import duban.shared.Refusal;
import duban.shared.Texts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Enters other amounts for some rules of the policy; they count when the supervision office has approved them. */
@Component
@Transactional
public class ProposePolicy {

    /**
     * @param values by field, as typed; a field that is not given stays as it is
     * @param version the approved version that was seen when typing
     */
    public record Request(Map<String, String> values, String reason, Long version) {}

    /** @param changes by field */
    public record Foreseen(ForeseenMoves moves, Map<String, List<Integer>> changes) {}

    private final PolicyVersions versions;
    private final Policy policy;
    private final CalendarYears calendarYears;
    private final DueMoves dueMoves;

    ProposePolicy(PolicyVersions versions, Policy policy, CalendarYears calendarYears, DueMoves dueMoves) {
        this.versions = versions;
        this.policy = policy;
        this.calendarYears = calendarYears;
        this.dueMoves = dueMoves;
    }

    /** What these values would move; nothing is stored. */
    @Transactional(readOnly = true)
    public Foreseen foresee(Request request) {
        return foresee(changes(request));
    }

    /** What an entered proposal would move if it were approved now. */
    @Transactional(readOnly = true)
    public Foreseen foresee(int number) {
        return foresee(versions.find(number)
                .orElseThrow(() -> Refusal.notFound("没有第" + number + "版规则。"))
                .changes());
    }

    private Foreseen foresee(Map<Target, List<Integer>> changes) {
        var byField = new HashMap<String, List<Integer>>();
        changes.forEach((target, amounts) -> byField.put(target.field(), amounts));
        var counts = counts(changes);
        var moves = counts.isEmpty() ? ForeseenMoves.none() : dueMoves.foresee(calendarYears.count(), counts);
        return new Foreseen(moves, byField);
    }

    /** @throws Refusal at the field that is wrong, or if another proposal is undecided */
    public int propose(Actor administrator, Request request) {
        var changes = changes(request);
        var reason = Texts.required("reason", "修改原因", request.reason(), 500);
        if (request.version() == null || request.version() != policy.version()) {
            throw Refusal.conflict("OVERTAKEN", "规则刚刚有了新的版本，您的修改未保存。请刷新页面，核对后再提交。");
        }
        try {
            return versions.propose(administrator, reason, changes);
        } catch (DuplicateKeyException second) {
            throw Refusal.conflict("UNDECIDED", "刚刚有人提出了另一份修改，一次只能有一份。请刷新页面查看，待督办专班办理后再提出。");
        }
    }

    private Map<Target, List<Integer>> changes(Request request) {
        return PolicyProposal.read(request.values() == null ? Map.of() : request.values(), versions.current());
    }

    /** What of it counts days. */
    static DueMoves.Counts counts(Map<Target, List<Integer>> changes) {
        var counts = new HashMap<ObligationKind, Integer>();
        for (var kind : ObligationKind.values()) {
            changes.forEach((target, amounts) -> {
                if (target.rule().name().equals(kind.name())
                        && target.measureKind().isEmpty()) {
                    counts.put(kind, amounts.get(0));
                }
            });
        }
        var progressDay = changes.get(new Target(PolicyRule.PROGRESS_DAY, ""));
        return new DueMoves.Counts(counts, progressDay == null ? null : progressDay.get(0));
    }
}
