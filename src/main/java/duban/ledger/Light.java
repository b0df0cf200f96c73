package duban.ledger;

import duban.deadline.WorkingDays;
import java.time.Instant;

/**
 * How near a due moment is: always a colour together with a shape and words, never by colour alone.
 *
 * @param colour {@code red}, {@code yellow} or {@code green}
 * @param text shape and reason, for example {@code ▲ 剩 2 个工作日}
 */
public record Light(String colour, String text) {

    /** Working days before the due day from which on the light is yellow. */
    private static final int NEAR = 5;

    /** The light of {@code due} as it is at {@code now}. */
    public static Light of(Instant due, Instant now, WorkingDays workingDays) {
        var today = WorkingDays.dayOf(now);
        var dueDay = WorkingDays.dayOf(due);
        if (!workingDays.covers(dueDay)) {
            return new Light("yellow", "▲ " + dueDay.getYear() + " 年工作日历未录入");
        }
        var days = workingDays.between(today, dueDay);
        if (due.isBefore(now)) {
            return new Light("red", days < 0 ? "■ 已逾期 " + -days + " 个工作日" : "■ 已逾期");
        }
        if (dueDay.equals(today)) {
            return new Light("yellow", "▲ 今天到期");
        }
        return new Light(days <= NEAR ? "yellow" : "green", (days <= NEAR ? "▲" : "●") + " 剩 " + days + " 个工作日");
    }
}
