package duban.deadline;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A due moment as Chinese readers write it: {@code 11月17日 周五 18:00}. */
public final class DueText {

    private static final DateTimeFormatter DUE = DateTimeFormatter.ofPattern("M月d日 E HH:mm", Locale.SIMPLIFIED_CHINESE)
            .withZone(WorkingDays.ZONE);

    private DueText() {}

    public static String of(Instant due) {
        return DUE.format(due);
    }
}
