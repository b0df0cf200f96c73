package duban.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import duban.TestDatabase;
import duban.demo.PostgresServer;
import duban.shared.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Literals are counted by hand in {@code calendar/working-days.txt}, which holds the State Council's notices. */
class WorkingDaysIT {

    static WorkingDays workingDays;

    @BeforeAll
    static void read_the_calendar() {
        var database =
                new DriverManagerDataSource(TestDatabase.create("working_days").ownerUrl());
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .placeholders(Map.of("appRole", PostgresServer.APPLICATION))
                .javaMigrations(new WorkingDaysMigration(), new CalendarMigration())
                .load()
                .migrate();
        workingDays = new WorkingDays(JdbcClient.create(database));
    }

    /** National Day 2023: off from Friday 29 September to Friday 6 October, work on Saturday 7 and Sunday 8. */
    @ParameterizedTest(name = "{0} + {1} = {2}")
    @CsvSource({
        "2023-09-28, 1, 2023-10-07",
        "2023-09-28, 2, 2023-10-08",
        "2023-09-28, 3, 2023-10-09",
        "2023-09-28, 7, 2023-10-13",
        "2023-09-28, 8, 2023-10-16",
        "2023-09-27, 2, 2023-10-07",
        // From within the holidays: the next day of work is the first to count.
        "2023-09-29, 1, 2023-10-07",
        "2023-10-06, 5, 2023-10-11"
    })
    void national_day_is_left_out_and_its_weekend_of_work_is_counted(LocalDate from, int days, LocalDate due) {
        assertThat(workingDays.plus(from, days)).isEqualTo(due);
    }

    /** Spring Festival 2024: work on Sunday 4 February, off from Saturday 10 to Saturday 17, work on Sunday 18. */
    @ParameterizedTest(name = "{0} + {1} = {2}")
    @CsvSource({
        "2024-02-02, 1, 2024-02-04",
        "2024-02-02, 2, 2024-02-05",
        "2024-02-02, 6, 2024-02-09",
        "2024-02-02, 7, 2024-02-18",
        "2024-02-09, 1, 2024-02-18",
        "2024-02-09, 2, 2024-02-19",
        "2024-02-09, 6, 2024-02-23",
        "2024-02-09, 7, 2024-02-26",
        "2024-02-03, 1, 2024-02-04"
    })
    void spring_festival_is_left_out_and_its_sundays_of_work_are_counted(LocalDate from, int days, LocalDate due) {
        assertThat(workingDays.plus(from, days)).isEqualTo(due);
    }

    @ParameterizedTest(name = "{0} + {1} = {2}")
    @CsvSource({
        // An ordinary week: Wednesday, over Saturday and Sunday.
        "2023-11-01, 2, 2023-11-03",
        "2023-11-01, 5, 2023-11-08",
        // Over New Year: Friday 29 December, off until Monday 1 January.
        "2023-12-29, 1, 2024-01-02",
        // Saturday 11 May 2024 is a day of work.
        "2024-05-10, 1, 2024-05-11",
        "2024-05-10, 2, 2024-05-13"
    })
    void other_days_follow_the_week_but_for_their_notice(LocalDate from, int days, LocalDate due) {
        assertThat(workingDays.plus(from, days)).isEqualTo(due);
    }

    @ParameterizedTest(name = "{0} to {1}: {2}")
    @CsvSource({
        "2023-09-28, 2023-10-13, 7",
        "2023-09-28, 2023-10-06, 0",
        "2023-10-13, 2023-09-28, -7",
        "2024-02-02, 2024-02-18, 7",
        "2024-02-09, 2024-02-17, 0",
        "2023-11-15, 2023-11-15, 0",
        "2023-11-15, 2023-11-17, 2",
        "2023-11-17, 2023-11-15, -2",
        "2023-12-29, 2024-01-02, 1"
    })
    void days_left_are_counted_up_to_the_due_day_and_negative_after_it(LocalDate from, LocalDate to, int days) {
        assertThat(workingDays.between(from, to)).isEqualTo(days);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2023-10-07", "2023-10-08", "2024-02-04", "2024-02-18", "2024-05-11"})
    void a_weekend_of_work_is_worked(LocalDate day) {
        assertThat(workingDays.isWorkingDay(day)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2023-09-29", "2023-10-06", "2024-02-12", "2024-02-16", "2023-11-04", "2023-11-05"})
    void a_holiday_on_a_weekday_and_a_common_weekend_are_not(LocalDate day) {
        assertThat(workingDays.isWorkingDay(day)).isFalse();
    }

    /** Counted from a second transcript of the notices, month by month. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            2023 | 18 20 23 20 21 21 21 23 20 19 22 21
            2024 | 22 18 21 22 21 19 23 22 21 19 21 22
            2025 | 19 19 21 22 19 20 23 21 23 18 20 23
            """)
    void the_months_of_three_years_have_as_many_working_days_as_their_notices_leave(int year, String days) {
        var counted = IntStream.rangeClosed(1, 12)
                .mapToObj(month -> YearMonth.of(year, month))
                .map(month -> workingDays.between(month.atDay(1).minusDays(1), month.atEndOfMonth()))
                .map(String::valueOf)
                .collect(Collectors.joining(" "));

        assertThat(counted).isEqualTo(days);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2018-12-31", "2027-01-01"})
    void a_year_without_notice_is_an_error_and_not_a_year_without_holidays(LocalDate day) {
        var known = LocalDate.of(2023, 11, 1);

        assertThat(workingDays.covers(day)).isFalse();
        isRefused(() -> workingDays.isWorkingDay(day), day.getYear());
        isRefused(() -> workingDays.plus(day, 1), day.getYear());
        isRefused(() -> workingDays.between(known, day), day.getYear());
        isRefused(() -> workingDays.between(day, known), day.getYear());
    }

    static void isRefused(ThrowingCallable call, int year) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(call)
                .withMessageContaining(year + "年的节假日安排尚未录入")
                .extracting(Refusal::code)
                .isEqualTo("NO_CALENDAR");
    }

    @Test
    void counting_into_a_year_without_notice_is_an_error() {
        assertThat(workingDays.plus(LocalDate.of(2026, 12, 30), 1)).isEqualTo(LocalDate.of(2026, 12, 31));

        isRefused(() -> workingDays.plus(LocalDate.of(2026, 12, 30), 2), 2027);
    }

    @Test
    void a_due_day_ends_at_six_in_the_evening_in_shanghai() {
        assertThat(WorkingDays.endOf(LocalDate.of(2023, 11, 17))).isEqualTo(Instant.parse("2023-11-17T10:00:00Z"));
    }

    @Test
    void a_moment_belongs_to_its_day_in_shanghai() {
        assertThat(WorkingDays.dayOf(Instant.parse("2023-11-16T15:59:59Z"))).isEqualTo(LocalDate.of(2023, 11, 16));
        assertThat(WorkingDays.dayOf(Instant.parse("2023-11-16T16:00:00Z"))).isEqualTo(LocalDate.of(2023, 11, 17));
    }
}
