package duban.deadline;

import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Who decides on moving a deadline: the office where the leader has delegated it, otherwise the leader. */
@Component
class DeadlineAuthority {

    /**
     * @param office true if the supervision office decides
     * @param why in Chinese
     */
    record Decider(boolean office, String why) {}

    private final Policy policy;
    private final WorkingDays workingDays;

    DeadlineAuthority(Policy policy, WorkingDays workingDays) {
        this.policy = policy;
        this.workingDays = workingDays;
    }

    Decider of(MeasureDeadline measure, DeadlineChangeKind kind, LocalDate dueAfter, boolean late) {
        if (kind == DeadlineChangeKind.SUSPENSION) {
            return leader("暂停须由分管副市长审批");
        }
        if (late) {
            return leader("过了整改期限才申请，须由分管副市长明确决定");
        }
        if (dueAfter.isAfter(measure.replyDueOn())) {
            return leader("新的整改期限晚于报告时限，须由分管副市长明确决定");
        }
        if (!policy.allows(PolicyRule.EXTENSION_DELEGATED)) {
            return leader("分管副市长没有委托督办专班审批延期");
        }
        var times = policy.number(PolicyRule.EXTENSION_OFFICE_TIMES);
        if (measure.extensions() >= times) {
            return leader("已延期" + measure.extensions() + "次，督办专班只审批前" + times + "次");
        }
        var most = policy.number(PolicyRule.EXTENSION_OFFICE_DAYS);
        var days = workingDays.between(measure.dueOn(), dueAfter);
        if (days > most) {
            return leader("延长" + days + "个工作日，超过督办专班可以批准的" + most + "个工作日");
        }
        return new Decider(true, "第" + (measure.extensions() + 1) + "次延期、延长" + days + "个工作日，在委托督办专班审批的范围内；批准后报分管副市长");
    }

    private static Decider leader(String why) {
        return new Decider(false, why);
    }
}
