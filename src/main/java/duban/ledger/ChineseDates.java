package duban.ledger;

import duban.deadline.DueText;
import duban.deadline.WorkingDays;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Days and moments as Chinese readers write them. */
public final class ChineseDates {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");
    private static final DateTimeFormatter DAY_OF_YEAR = DateTimeFormatter.ofPattern("M月d日");
    private static final DateTimeFormatter WEEKDAY =
            DateTimeFormatter.ofPattern("yyyy年M月d日 E", Locale.SIMPLIFIED_CHINESE);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm").withZone(WorkingDays.ZONE);
    private static final DateTimeFormatter DUE_DAY =
            DateTimeFormatter.ofPattern("M月d日 E", Locale.SIMPLIFIED_CHINESE).withZone(WorkingDays.ZONE);

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm").withZone(WorkingDays.ZONE);
    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("M月d日 HH:mm").withZone(WorkingDays.ZONE);

    private ChineseDates() {}

    /** 2023年11月17日 周五. */
    static String weekday(LocalDate day) {
        return WEEKDAY.format(day);
    }

    /** 2023年11月17日; a dash if there is none. */
    public static String day(LocalDate day) {
        return day == null ? "—" : DAY.format(day);
    }

    /** 11月17日. */
    public static String dayOfYear(LocalDate day) {
        return DAY_OF_YEAR.format(day);
    }

    static String day(Date day) {
        return day(day == null ? null : day.toLocalDate());
    }

    static String moment(Timestamp moment) {
        return moment(moment.toInstant());
    }

    /** 2023年11月17日 18:00. */
    public static String moment(Instant moment) {
        return MOMENT.format(moment);
    }

    /** 10:32 if it was on the day of {@code now}, else 11月14日 10:32. */
    public static String shortMoment(Instant moment, Instant now) {
        var today = WorkingDays.dayOf(moment).equals(WorkingDays.dayOf(now));
        return (today ? TIME : DAY_AND_TIME).format(moment);
    }

    /** 11月17日 周五 18:00. */
    public static String due(Instant due) {
        return DueText.of(due);
    }

    /** 11月17日 周五. */
    public static String dueDay(Instant due) {
        return DUE_DAY.format(due);
    }
}
