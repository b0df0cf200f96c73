package duban.ledger;

import duban.deadline.WorkingDays;
import java.time.Instant;

/**
 * How near a due moment is: always a colour together with its word, a shape and the reason, never the colour alone.
 *
 * @param colour {@code red}, {@code yellow} or {@code green}
 * @param shape which tells the colours apart for those who do not see them: ■, ▲ or ●
 * @param word the colour in Chinese
 * @param reason why, for example {@code 剩2个工作日}
 */
public record Light(String colour, String shape, String word, String reason) {

    /** Working days before the due day from which on the light is yellow. */
    private static final int NEAR = 5;

    /** The light of {@code due} as it is at {@code now}. */
    public static Light of(Instant due, Instant now, WorkingDays workingDays) {
        var today = WorkingDays.dayOf(now);
        var dueDay = WorkingDays.dayOf(due);
        if (!workingDays.covers(dueDay)) {
            return yellow(dueDay.getYear() + "年工作日历未录入");
        }
        var days = workingDays.between(today, dueDay);
        if (due.isBefore(now)) {
            return new Light("red", "■", "红", days < 0 ? "已逾期" + -days + "个工作日" : "已逾期");
        }
        if (dueDay.equals(today)) {
            return yellow("今天到期");
        }
        var reason = "剩" + days + "个工作日";
        return days <= NEAR ? yellow(reason) : new Light("green", "●", "绿", reason);
    }

    private static Light yellow(String reason) {
        return new Light("yellow", "▲", "黄", reason);
    }

    /** As it is said: {@code ▲ 黄 剩2个工作日}. */
    public String text() {
        return shape + " " + word + " " + reason;
    }
}
