package duban.ledger;

import duban.deadline.WorkingDays;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Month;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells well before it is needed that a year of the calendar is missing. */
@Component
public class MissingCalendar {

    /** The State Council publishes the next year from October on. */
    private static final Month EXPECTED = Month.OCTOBER;

    /** @param items with a due day beyond the calendar */
    public record Missing(int year, int items) {

        /** For one line on every page. */
        public String headline() {
            return year + "年的工作日历尚未录入";
        }

        /** What is wrong, who must act, and why now. */
        public String text() {
            return headline() + "，" + (items == 0 ? "" : "现有" + items + "件未办结事项的期限在已录入的年份之外，")
                    + "无法推算该年的期限。请系统管理员在“期限规则”页的工作日历中录入国务院办公厅的放假通知。";
        }
    }

    private final WorkingDays workingDays;
    private final JdbcClient jdbc;
    private final Clock clock;

    MissingCalendar(WorkingDays workingDays, JdbcClient jdbc, Clock clock) {
        this.workingDays = workingDays;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The next year without a notice, from 1 October before it, or as soon as something open is due beyond the calendar. */
    public Optional<Missing> find() {
        var today = WorkingDays.dayOf(clock.instant());
        var year = workingDays.lastYear() + 1;
        var items = dueAfter(LocalDate.of(year - 1, 12, 31));
        var expected = !today.isBefore(LocalDate.of(year - 1, EXPECTED, 1));
        return expected || items > 0 ? Optional.of(new Missing(year, items)) : Optional.empty();
    }

    private int dueAfter(LocalDate last) {
        return jdbc.sql("""
                select count(*) from (
                    select item from obligation where fulfilled_at is null and due_at > :end
                    union select number from opinion where state <> 'ARCHIVED' and reply_due_on > :last) beyond""")
                .param("end", Timestamp.from(WorkingDays.endOf(last)))
                .param("last", last)
                .query(Integer.class)
                .single();
    }
}
