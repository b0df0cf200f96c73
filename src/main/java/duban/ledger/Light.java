package duban.ledger;

import java.time.LocalDate;

/**
 * How near a due moment is: always a colour together with its word, a shape and the reason, never the colour alone.
 *
 * @param colour {@code red}, {@code yellow} or {@code green}, {@code grey} where the clock stands still
 * @param shape which tells the colours apart for those who do not see them: ■, ▲, ● or ◇
 * @param word the colour in Chinese
 * @param reason why, for example {@code 剩2个工作日}
 */
public record Light(String colour, String shape, String word, String reason) {

    static Light red(String reason) {
        return new Light("red", "■", "红", reason);
    }

    /** The clock stands still: neither near nor far. */
    public static Light suspended(LocalDate until) {
        return new Light("grey", "◇", "暂停", "至" + ChineseDates.dayOfYear(until));
    }

    static Light yellow(String reason) {
        return new Light("yellow", "▲", "黄", reason);
    }

    static Light green(String reason) {
        return new Light("green", "●", "绿", reason);
    }

    /** As it is said: {@code ▲ 黄 剩2个工作日}. */
    public String text() {
        return shape + " " + word + " " + reason;
    }
}
