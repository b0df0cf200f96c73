package duban.measure;

import duban.deadline.Policy;
import duban.deadline.PolicyRule;
import duban.deadline.WorkingDays;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** When the report of a month is asked for and until when it is due. */
@Component
public class ProgressPeriods {

    private final Policy policy;
    private final WorkingDays workingDays;

    ProgressPeriods(Policy policy, WorkingDays workingDays) {
        this.policy = policy;
        this.workingDays = workingDays;
    }

    /**
     * The months whose reports are to be open on this day: from the day they are asked for to the end of the month, so
     * that a round missed is caught up, and no month is asked about in the next one.
     */
    List<YearMonth> openOn(LocalDate today) {
        var month = YearMonth.from(today);
        return Stream.of(month, month.plusMonths(1))
                .filter(candidate -> candidate.equals(month) || workingDays.covers(candidate.atDay(1)))
                .filter(candidate -> !today.isBefore(opensOn(candidate)))
                .toList();
    }

    LocalDate opensOn(YearMonth month) {
        return workingDays.plus(dueOn(month), -policy.number(PolicyRule.PROGRESS_OPENS));
    }

    /** The day of the policy, or the last working day before it. */
    LocalDate dueOn(YearMonth month) {
        return workingDays.plus(dayOf(month), 0);
    }

    /** The day of the policy, whether it is worked or not. */
    LocalDate dayOf(YearMonth month) {
        return month.atDay(policy.number(PolicyRule.PROGRESS_DAY));
    }

    /** From when on a report belongs to this month: the end of the day the month before was due. */
    Instant since(YearMonth month) {
        var before = month.minusMonths(1);
        return WorkingDays.endOf(workingDays.covers(before.atDay(1)) ? dueOn(before) : month.atDay(1));
    }
}
