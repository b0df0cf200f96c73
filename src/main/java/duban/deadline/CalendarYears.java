package duban.deadline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The years of the calendar with their notices and the days these name. */
@Component
public class CalendarYears {

    private final JdbcClient jdbc;

    CalendarYears(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The earliest first; there are no gaps between them. */
    public List<CalendarText.Year> all() {
        var years = new TreeMap<Integer, CalendarText.Year>();
        jdbc.sql("select year, notice from calendar_year").query(row -> {
            years.put(
                    row.getInt("year"),
                    new CalendarText.Year(row.getInt("year"), row.getString("notice"), new ArrayList<>()));
        });
        jdbc.sql("select date, year, working, name from calendar_exception order by date")
                .query(row -> {
                    years.get(row.getInt("year"))
                            .days()
                            .add(new CalendarText.Day(
                                    row.getObject("date", LocalDate.class),
                                    row.getBoolean("working"),
                                    row.getString("name")));
                });
        return List.copyOf(years.values());
    }

    /** The calendar as it is. */
    public DayCount count() {
        return count(all());
    }

    static DayCount count(List<CalendarText.Year> years) {
        Map<LocalDate, Boolean> exceptions = new HashMap<>();
        var numbers = new TreeSet<Integer>();
        years.forEach(year -> {
            numbers.add(year.year());
            year.days().forEach(day -> exceptions.put(day.date(), day.working()));
        });
        return DayCount.of(numbers, exceptions);
    }

    /** Takes these years over in place of those that are there, and numbers all working days anew. */
    void replace(List<CalendarText.Year> changed, DayCount counted) {
        for (var year : changed) {
            jdbc.sql(
                            "insert into calendar_year (year, notice) values (:year, :notice) on conflict (year) do update set notice = :notice")
                    .param("year", year.year())
                    .param("notice", year.notices())
                    .update();
            jdbc.sql("delete from calendar_exception where year = ?")
                    .param(year.year())
                    .update();
        }
        for (var year : changed) {
            var days = year.days();
            jdbc.sql("""
                    insert into calendar_exception (date, year, working, name)
                    select day, :year, working, name from unnest(:days::date[], :working::boolean[], :names::text[]) d (day, working, name)""")
                    .param("year", year.year())
                    .param(
                            "days",
                            days.stream().map(day -> day.date().toString()).toArray(String[]::new))
                    .param(
                            "working",
                            days.stream().map(CalendarText.Day::working).toArray(Boolean[]::new))
                    .param("names", days.stream().map(CalendarText.Day::name).toArray(String[]::new))
                    .update();
        }
        jdbc.sql("delete from working_day").update();
        jdbc.sql(
                        "insert into working_day (date, ordinal) select day, nth from unnest(:days::date[]) with ordinality d (day, nth)")
                .param(
                        "days",
                        counted.workingDays().stream().map(LocalDate::toString).toArray(String[]::new))
                .update();
    }
}
