package duban.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A due moment as Chinese readers write it: {@code 11月17日 周五 18:00}. */
public final class DueText {

    private static final DateTimeFormatter DUE = DateTimeFormatter.ofPattern("M月d日 E HH:mm", Locale.SIMPLIFIED_CHINESE)
            .withZone(WorkingDays.ZONE);

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

    private static final DateTimeFormatter DAY_OF_YEAR = DateTimeFormatter.ofPattern("M月d日");

    private DueText() {}

    public static String of(Instant due) {
        return DUE.format(due);
    }

    /** A day with its year: {@code 2023年11月17日}. */
    public static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** A day of this year or the next: {@code 11月17日}. */
    public static String dayOfYear(LocalDate day) {
        return DAY_OF_YEAR.format(day);
    }
}
