package duban.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import duban.LedgerDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.TimeZone;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Counting working days against an oracle that walks from day to day, over all years there are; days on which notices
 * differ from the week, year ends and the end of February come up more often than by chance.
 */
class WorkingDaysPropertiesIT {

    private static final JdbcClient JDBC = JdbcClient.create(LedgerDatabase.fresh("working_days_properties"));
    private static final WorkingDays WORKING_DAYS = new WorkingDays(JDBC);

    private static final LocalDate FIRST = LocalDate.of(2019, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 12, 31);

    /** Read by its own few lines, not by the product's reader. */
    private static final Map<LocalDate, Boolean> NOTICES = notices();

    private static Map<LocalDate, Boolean> notices() {
        try (var lines = Files.lines(Path.of("src/main/resources/calendar/working-days.txt"))) {
            var notices = new HashMap<LocalDate, Boolean>();
            lines.filter(line -> line.startsWith("off ") || line.startsWith("work "))
                    .map(line -> line.split(" "))
                    .forEach(words -> notices.put(LocalDate.parse(words[1]), words[0].equals("work")));
            return notices;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean works(LocalDate day) {
        return NOTICES.getOrDefault(
                day, day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY);
    }

    /** The day walked to, {@code null} if the walk leaves the calendar. */
    private static LocalDate walked(LocalDate from, int days) {
        var day = from;
        for (var left = days; left > 0; left -= works(day) ? 1 : 0) {
            day = day.plusDays(1);
            if (day.isAfter(LAST)) {
                return null;
            }
        }
        return day;
    }

    private static int walkedBetween(LocalDate from, LocalDate to) {
        var days = 0;
        for (var day = from.plusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
            days += works(day) ? 1 : 0;
        }
        return days;
    }

    @Provide
    Arbitrary<LocalDate> days() {
        var anywhere = Arbitraries.longs()
                .between(FIRST.toEpochDay(), LAST.toEpochDay())
                .map(LocalDate::ofEpochDay);
        var aroundNotices = Arbitraries.of(NOTICES.keySet().stream().sorted().toList())
                .flatMap(day -> Arbitraries.integers().between(-2, 2).map(day::plusDays));
        var yearEnds = Arbitraries.integers()
                .between(2019, 2025)
                .flatMap(year -> Arbitraries.integers()
                        .between(-3, 3)
                        .map(days -> LocalDate.of(year, 12, 31).plusDays(days)));
        var februaries = Arbitraries.of(2020, 2023, 2024)
                .flatMap(year -> Arbitraries.integers()
                        .between(-2, 2)
                        .map(days -> LocalDate.of(year, 3, 1).minusDays(1).plusDays(days)));
        return Arbitraries.oneOf(anywhere, aroundNotices, yearEnds, februaries)
                .filter(day -> !day.isBefore(FIRST) && !day.isAfter(LAST));
    }

    @Property(tries = 20_000)
    void so_many_days_later_is_where_a_walk_ends(
            @ForAll("days") LocalDate from, @ForAll @IntRange(min = 1, max = 300) int days) {
        var walked = walked(from, days);
        Assume.that(walked != null);

        var due = WORKING_DAYS.plus(from, days);

        assertThat(due).isEqualTo(walked);
        assertThat(WORKING_DAYS.isWorkingDay(due)).isTrue();
        assertThat(WORKING_DAYS.between(from, due)).isEqualTo(days);
    }

    @Property(tries = 20_000)
    void days_between_are_those_of_a_walk_there_and_its_opposite_back(
            @ForAll("days") LocalDate one, @ForAll("days") LocalDate other) {
        var from = one.isBefore(other) ? one : other;
        var to = one.isBefore(other) ? other : one;

        assertThat(WORKING_DAYS.between(from, to)).isEqualTo(walkedBetween(from, to));
        assertThat(WORKING_DAYS.between(to, from)).isEqualTo(-WORKING_DAYS.between(from, to));
    }

    @Property(tries = 5_000)
    void a_day_in_between_splits_the_days_between(
            @ForAll("days") LocalDate from, @ForAll("days") LocalDate over, @ForAll("days") LocalDate to) {
        assertThat(WORKING_DAYS.between(from, over) + WORKING_DAYS.between(over, to))
                .isEqualTo(WORKING_DAYS.between(from, to));
    }

    @Property(tries = 2_000)
    void the_tables_count_as_the_application_does(
            @ForAll("days") LocalDate from,
            @ForAll @IntRange(min = 1, max = 300) int days,
            @ForAll("days") LocalDate to) {
        var walked = walked(from, days);

        var counted = JDBC.sql(
                        "select working_day_after(:from, :days) as due, working_days_until(:to) - working_days_until(:from) as days")
                .param("from", from)
                .param("days", days)
                .param("to", to)
                .query((row, index) -> new Object[] {row.getObject("due", LocalDate.class), row.getInt("days")})
                .single();

        assertThat(counted[0]).isEqualTo(walked);
        assertThat(counted[1]).isEqualTo(WORKING_DAYS.between(from, to));
    }

    @Property(tries = 5_000)
    void a_moment_belongs_to_the_same_day_whatever_zone_the_server_stands_in(
            @ForAll("days") LocalDate day,
            @ForAll @IntRange(min = 0, max = 86_399) int second,
            @ForAll("zones") String server) {
        var zone = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone(server));
        try {
            Instant moment = day.atStartOfDay().toInstant(ZoneOffset.ofHours(8)).plusSeconds(second);

            assertThat(WorkingDays.dayOf(moment)).isEqualTo(day);
            assertThat(WorkingDays.endOf(day)).isEqualTo(day.atTime(18, 0).toInstant(ZoneOffset.ofHours(8)));
        } finally {
            TimeZone.setDefault(zone);
        }
    }

    @Provide
    Arbitrary<String> zones() {
        return Arbitraries.of("UTC", "Asia/Shanghai", "America/Los_Angeles", "Pacific/Kiritimati", "Europe/London");
    }
}
