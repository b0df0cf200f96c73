package duban.measure;

import static org.assertj.core.api.Assertions.assertThat;

import duban.LedgerDatabase;
import duban.deadline.Policy;
import duban.deadline.WorkingDays;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** When a month's report is asked for and due, by the State Council's calendars; the days are worked out by hand. */
class ProgressPeriodsIT {

    static final JdbcClient JDBC = JdbcClient.create(LedgerDatabase.fresh("progress_periods"));
    static final ProgressPeriods PERIODS = new ProgressPeriods(new Policy(JDBC), new WorkingDays(JDBC));

    @ParameterizedTest
    @CsvSource({
        "2023-01, 2023-01-13, 2023-01-20", // the 25th is in the Spring Festival
        "2023-02, 2023-02-17, 2023-02-24", // Saturday
        "2023-04, 2023-04-19, 2023-04-25", // the 23rd is a Sunday made up
        "2023-06, 2023-06-15, 2023-06-25", // Sunday made up; the 22nd to 24th are the Dragon Boat Festival
        "2023-09, 2023-09-18, 2023-09-25",
        "2023-10, 2023-10-18, 2023-10-25",
        "2023-11, 2023-11-17, 2023-11-24", // Saturday
        "2024-02, 2024-02-18, 2024-02-23" // Sunday; the 18th is a Sunday made up
    })
    void it_is_due_on_the_25th_or_the_working_day_before_and_opened_five_working_days_earlier(
            YearMonth month, LocalDate opensOn, LocalDate dueOn) {
        assertThat(PERIODS.opensOn(month)).isEqualTo(opensOn);
        assertThat(PERIODS.dueOn(month)).isEqualTo(dueOn);
    }

    @ParameterizedTest
    @CsvSource({
        "2023-10-17, ''",
        "2023-10-18, 2023-10",
        "2023-10-26, 2023-10",
        "2023-10-31, 2023-10",
        "2023-11-01, ''",
        "2023-12-29, 2023-12",
        "2024-01-02, ''"
    })
    void what_was_missed_is_caught_up_to_the_end_of_the_month(LocalDate today, String months) {
        assertThat(PERIODS.openOn(today))
                .isEqualTo(Arrays.stream(months.split(" "))
                        .filter(month -> !month.isEmpty())
                        .map(YearMonth::parse)
                        .toList());
    }

    @Test
    void a_report_belongs_to_the_month_that_begins_when_the_one_before_was_due() {
        assertThat(PERIODS.since(YearMonth.of(2023, 11))).isEqualTo(WorkingDays.endOf(LocalDate.of(2023, 10, 25)));
    }
}
