package duban.web.tasklist;

import duban.deadline.WorkingDays;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/** Moments as the engine writes them in JSON, and as Tasklist reads them. */
final class EngineMoment {

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ").withZone(WorkingDays.ZONE);

    /** Also as our own answers have them. */
    private static final DateTimeFormatter READ = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss[.SSS][XXX][XX]");

    private EngineMoment() {}

    static String of(Instant instant) {
        return FORMAT.format(instant);
    }

    /** @throws java.time.DateTimeException if it is none */
    static Instant read(String text) {
        return Instant.from(READ.parse(text));
    }
}
