package duban.deadline;

import duban.shared.DeadlineChangeNumber;
import duban.shared.MeasureNumber;
import duban.shared.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whose clock stands still: granted from the first to the last day, and until it is ended. */
@Component
public class Suspensions {

    /**
     * @param days working days as granted
     * @param suspended working days the clock stood still, {@code null} while nobody has ended it
     */
    record Suspension(
            DeadlineChangeNumber request,
            MeasureNumber measure,
            LocalDate fromOn,
            LocalDate untilOn,
            int days,
            Integer suspended) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Suspensions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Of these items those whose clock stands still today, with the last day it was granted for. */
    public Map<String, LocalDate> untilOf(Collection<String> items) {
        var until = new HashMap<String, LocalDate>();
        if (items.isEmpty()) {
            return until;
        }
        jdbc.sql("""
                select measure, until_on from suspension
                 where measure in (:items) and ended_at is null and from_on <= :today""")
                .param("items", items)
                .param("today", WorkingDays.dayOf(clock.instant()))
                .query(row -> {
                    until.put(row.getString(1), row.getObject(2, LocalDate.class));
                });
        return until;
    }

    /** Working days of a measure's suspensions, past and granted, that count towards the most there may be. */
    int daysOf(MeasureNumber measure) {
        return jdbc.sql("select coalesce(sum(coalesce(suspended, days)), 0) from suspension where measure = ?")
                .param(measure.value())
                .query(Integer.class)
                .single();
    }

    void add(DeadlineRequest request, int days) {
        jdbc.sql("insert into suspension (request, measure, from_on, until_on, days) values (?, ?, ?, ?, ?)")
                .param(request.number().value())
                .param(request.measure().value())
                .param(request.fromOn())
                .param(request.toOn())
                .param(days)
                .update();
    }

    /** Under way or granted for days to come. */
    Optional<Suspension> openOf(MeasureNumber measure) {
        return jdbc.sql("select * from suspension where measure = ? and ended_at is null")
                .param(measure.value())
                .query((row, index) -> read(row))
                .optional();
    }

    Suspension of(DeadlineChangeNumber request) {
        return jdbc.sql("select * from suspension where request = ?")
                .param(request.value())
                .query((row, index) -> read(row))
                .single();
    }

    /** Ends it, once. */
    void end(DeadlineChangeNumber request, int suspended, PersonId by, String reason) {
        var rows = jdbc.sql("""
                update suspension set suspended = ?, ended_at = ?, ended_by = ?, end_reason = ?
                 where request = ? and ended_at is null""")
                .param(suspended)
                .param(Timestamp.from(clock.instant()))
                .param(by.value())
                .param(reason)
                .param(request.value())
                .update();
        if (rows == 0) {
            throw new IllegalStateException("The suspension " + request + " has been ended before");
        }
    }

    private static Suspension read(ResultSet row) throws SQLException {
        return new Suspension(
                new DeadlineChangeNumber(row.getString("request")),
                new MeasureNumber(row.getString("measure")),
                row.getObject("from_on", LocalDate.class),
                row.getObject("until_on", LocalDate.class),
                row.getInt("days"),
                row.getObject("suspended", Integer.class));
    }
}
