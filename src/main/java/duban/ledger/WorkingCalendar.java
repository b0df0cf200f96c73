package duban.ledger;

import duban.deadline.CalendarText;
import duban.deadline.CalendarYears;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The working-day calendar as people read it, with its history. For everybody who is logged in. */
@Component
public class WorkingCalendar {

    /**
     * @param lines as it is entered
     * @param workingDays how many the year has
     */
    public record Year(int year, List<String> notices, List<Day> days, String lines, int workingDays) {}

    public record Day(String date, boolean working, String name) {}

    /** @param at {@code null} for what came with the product */
    public record Change(
            int number,
            List<Integer> years,
            String content,
            String reason,
            String by,
            String at,
            int movedItems,
            int movedTasks) {}

    private final CalendarYears calendarYears;
    private final JdbcClient jdbc;

    WorkingCalendar(CalendarYears calendarYears, JdbcClient jdbc) {
        this.calendarYears = calendarYears;
        this.jdbc = jdbc;
    }

    /** The latest first. */
    public List<Year> years() {
        return calendarYears.all().stream()
                .sorted((one, other) -> other.year() - one.year())
                .map(this::year)
                .toList();
    }

    private Year year(CalendarText.Year year) {
        return new Year(
                year.year(),
                Arrays.asList(year.notices().split("\\s+")),
                year.days().stream()
                        .map(day -> new Day(ChineseDates.weekday(day.date()), day.working(), day.name()))
                        .toList(),
                year.lines(),
                jdbc.sql("select count(*) from working_day where extract(year from date) = ?")
                        .param(year.year())
                        .query(Integer.class)
                        .single());
    }

    /** The latest first. */
    public List<Change> changes() {
        return jdbc.sql(
                        "select c.*, o.name from calendar_change c join officer o on o.id = c.changed_by order by c.number desc")
                .query((row, index) -> new Change(
                        row.getInt("number"),
                        List.of((Integer[]) row.getArray("years").getArray()),
                        row.getString("content"),
                        row.getString("reason"),
                        row.getString("name"),
                        moment(row.getTimestamp("changed_at")),
                        row.getInt("moved_items"),
                        row.getInt("moved_tasks")))
                .list();
    }

    private static String moment(Timestamp moment) {
        return moment == null ? null : ChineseDates.moment(moment);
    }
}
