package duban.ledger;

import duban.deadline.Policy;
import duban.deadline.PolicyRule;
import duban.deadline.WorkingDays;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Lights as calendar and policy have them now; computed for the moment asked about, never stored. */
@Component
public class Lights {

    private final WorkingDays workingDays;
    private final Policy policy;

    Lights(WorkingDays workingDays, Policy policy) {
        this.workingDays = workingDays;
        this.policy = policy;
    }

    /** The light of {@code due} as it is at {@code now}. */
    public Light of(Instant due, Instant now) {
        var today = WorkingDays.dayOf(now);
        var dueDay = WorkingDays.dayOf(due);
        if (!workingDays.covers(dueDay)) {
            return Light.yellow(dueDay.getYear() + "年工作日历未录入");
        }
        var days = workingDays.between(today, dueDay);
        if (due.isBefore(now)) {
            return Light.red(days < 0 ? "已逾期" + -days + "个工作日" : "已逾期");
        }
        if (dueDay.equals(today)) {
            return Light.yellow("今天到期");
        }
        var reason = "剩" + days + "个工作日";
        return days <= policy.number(PolicyRule.LIGHT_NEAR) ? Light.yellow(reason) : Light.green(reason);
    }
}
