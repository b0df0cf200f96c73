package duban.deadline;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The ladder of a measure: which rung it has come to, and which comes next. Due day, policy and calendar say where the
 * rungs stand (in SQL, function {@code rungs}); the table {@code escalation} says which were taken. Each is taken once
 * per version of the deadline, which a constraint holds.
 */
@Component
public class Escalations {

    /**
     * @param occurrence 1, or the how manieth of a level that comes again and again
     * @param dueAt where it stands on the grid, however late it is taken
     */
    public record Rung(int deadlineVersion, LocalDate dueOn, EscalationLevel level, int occurrence, Instant dueAt) {}

    /** @param insteadOf who is missing, in Chinese; empty if it is told to whom it is meant for */
    public record Target(String department, String role, String insteadOf) {}

    private static final LocalTime MORNING = LocalTime.of(8, 0);

    private final JdbcClient jdbc;
    private final Clock clock;

    Escalations(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The highest rung the measure has come to and not taken; those below it are passed over: one catch-up, not many. */
    public Optional<Rung> reached(String measure) {
        return jdbc.sql(
                        "select * from rungs(array[:measure], :now) where due_at <= :now order by due_at desc, level, occurrence desc limit 1")
                .param("measure", measure)
                .param("now", now())
                .query((row, index) -> new Rung(
                        row.getInt("deadline_version"),
                        row.getObject("due_on", LocalDate.class),
                        EscalationLevel.valueOf(row.getString("level")),
                        row.getInt("occurrence"),
                        row.getTimestamp("due_at").toInstant()))
                .optional();
    }

    /**
     * Records that the rung was taken, and who is told.
     *
     * @throws org.springframework.dao.DuplicateKeyException if it was taken before
     */
    public void take(String measure, Rung rung, List<Target> targets) {
        var id = jdbc.sql("""
                insert into escalation (measure, deadline_version, level, occurrence, due_on, due_at, at)
                values (?, ?, ?, ?, ?, ?, ?) returning id""")
                .param(measure)
                .param(rung.deadlineVersion())
                .param(rung.level().name())
                .param(rung.occurrence())
                .param(rung.dueOn())
                .param(Timestamp.from(rung.dueAt()))
                .param(now())
                .query(Long.class)
                .single();
        for (var target : targets) {
            jdbc.sql("insert into escalation_target (escalation, department, role, instead_of) values (?, ?, ?, ?)")
                    .param(id)
                    .param(target.department())
                    .param(target.role())
                    .param(target.insteadOf())
                    .update();
        }
    }

    /**
     * Plans what the measure comes to next, and says when; a moment that has passed means at once. Where the calendar does
     * not reach so far it is tomorrow morning, when it is asked again; the daily check names such measures.
     */
    public Instant planNext(String measure) {
        jdbc.sql("select plan_escalations(array[?], ?)")
                .param(measure)
                .param(now())
                .query(Integer.class)
                .single();
        return jdbc.sql("select due_at from next_escalation where measure = ?")
                .param(measure)
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant)
                .orElseGet(this::tomorrowMorning);
    }

    /** Plans what every open measure comes to next, as due days, policy and calendar are now. */
    public void planAll() {
        jdbc.sql("select plan_escalations(null, ?)")
                .param(now())
                .query(Integer.class)
                .single();
    }

    /** Nothing comes any more: the measure is over. */
    public void end(String measure) {
        jdbc.sql("delete from next_escalation where measure = ?").param(measure).update();
    }

    private Instant tomorrowMorning() {
        return WorkingDays.dayOf(clock.instant())
                .plusDays(1)
                .atTime(MORNING)
                .atZone(WorkingDays.ZONE)
                .toInstant();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
