package duban.deadline;

import duban.shared.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Arithmetic of working days in Asia/Shanghai, from the table {@code working_day} that SQL uses too. A day ends at
 * 18:00.
 */
@Component
public class WorkingDays {

    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final LocalTime END_OF_DAY = LocalTime.of(18, 0);

    private final JdbcClient jdbc;
    private final Renewed<Calendar> calendar;

    public WorkingDays(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.calendar = new Renewed<>(this::version, version -> read());
    }

    public boolean isWorkingDay(LocalDate date) {
        return calendar(date).ordinals.containsKey(date);
    }

    /**
     * The day {@code count} working days after {@code date}; {@code date} itself is not counted.
     *
     * @throws Refusal if the calendar has no notice for a year that is touched: unknown is not free of holidays
     */
    public LocalDate plus(LocalDate date, int count) {
        var days = calendar(date);
        var result = days.dates.get(days.ordinalUpTo(date) + count);
        if (result == null) {
            throw beyond(date);
        }
        return result;
    }

    /** Working days from {@code from} (not counted) up to {@code to} (counted); negative when {@code to} is past. */
    public int between(LocalDate from, LocalDate to) {
        var days = calendar(from);
        calendar(to);
        return days.ordinalUpTo(to) - days.ordinalUpTo(from);
    }

    /** The moment a due day ends. */
    public static Instant endOf(LocalDate day) {
        return day.atTime(END_OF_DAY).atZone(ZONE).toInstant();
    }

    public static LocalDate dayOf(Instant moment) {
        return moment.atZone(ZONE).toLocalDate();
    }

    /** True if there is a notice for the year of this date. */
    public boolean covers(LocalDate date) {
        var ordinals = calendar().ordinals;
        return !ordinals.isEmpty()
                && date.getYear() >= ordinals.firstKey().getYear()
                && date.getYear() <= ordinals.lastKey().getYear();
    }

    /** The last year with a notice. */
    public int lastYear() {
        return calendar().ordinals.lastKey().getYear();
    }

    /** What is told where counting from this day leaves the calendar. */
    Refusal beyond(LocalDate from) {
        return covers(from) ? noNotice(lastYear() + 1) : noNotice(from.getYear());
    }

    private Calendar calendar(LocalDate touched) {
        if (!covers(touched)) {
            throw noNotice(touched.getYear());
        }
        return calendar();
    }

    private Calendar calendar() {
        return calendar.get();
    }

    /** Number of the latest change of the calendar. */
    long version() {
        return jdbc.sql("select max(number) from calendar_change")
                .query(Long.class)
                .single();
    }

    /** After a change of the calendar. */
    void renewAfterCommit() {
        calendar.renewAfterCommit();
    }

    private Calendar read() {
        var read = new Calendar();
        jdbc.sql("select date, ordinal from working_day").query(row -> {
            read.add(row.getObject("date", LocalDate.class), row.getInt("ordinal"));
        });
        return read;
    }

    static Refusal noNotice(int year) {
        return Refusal.conflict("NO_CALENDAR", year + "年的节假日安排尚未录入，无法推算期限。请改用已有安排的日期，或请系统管理员先导入该年的工作日历。");
    }

    private static final class Calendar {
        private final TreeMap<LocalDate, Integer> ordinals = new TreeMap<>();
        private final TreeMap<Integer, LocalDate> dates = new TreeMap<>();

        void add(LocalDate date, int ordinal) {
            ordinals.put(date, ordinal);
            dates.put(ordinal, date);
        }

        int ordinalUpTo(LocalDate date) {
            var entry = ordinals.floorEntry(date);
            return entry == null ? 0 : entry.getValue();
        }
    }
}
