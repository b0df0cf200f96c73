package duban.deadline;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is owed until when: rows a round can ask for, opened and fulfilled in the transaction of the step. */
@Component
public class Obligations {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final WorkingDays workingDays;

    public Obligations(JdbcClient jdbc, Clock clock, WorkingDays workingDays) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.workingDays = workingDays;
    }

    /**
     * Opens an obligation that is due as many working days from today as the policy gives its kind; counted in the
     * tables, so that no older copy of calendar or policy is used.
     */
    public void open(String item, ObligationKind kind) {
        var now = clock.instant();
        var today = WorkingDays.dayOf(now);
        DeadlineLock.share(jdbc);
        var opened = jdbc.sql("""
                insert into obligation (item, kind, opened_at, due_at, counted_days, counted_from)
                select :item, :kind, :now, end_of_day(due), days, :today
                  from (select amounts[1] as days, working_day_after(:today, amounts[1]) as due
                          from current_policy where rule = :kind and measure_kind = '') counted
                 where due is not null""")
                .param("item", item)
                .param("kind", kind.name())
                .param("now", Timestamp.from(now))
                .param("today", today)
                .update();
        if (opened == 0) {
            throw workingDays.beyond(today);
        }
    }

    /** Opens an obligation that is due at the end of the given day. */
    public void open(String item, ObligationKind kind, LocalDate dueOn) {
        jdbc.sql("insert into obligation (item, kind, opened_at, due_at) values (?, ?, ?, ?)")
                .param(item)
                .param(kind.name())
                .param(Timestamp.from(clock.instant()))
                .param(Timestamp.from(WorkingDays.endOf(dueOn)))
                .update();
    }

    /**
     * Opens an obligation that is due on this day of a month, or the last working day before it. The day is the policy's:
     * another one moves it, and so does the calendar.
     */
    public void openMonthly(String item, ObligationKind kind, LocalDate day) {
        DeadlineLock.share(jdbc);
        var opened = jdbc.sql("""
                insert into obligation (item, kind, opened_at, due_at, counted_days, counted_from)
                select :item, :kind, :now, end_of_day(due), 0, :day from (select working_day_after(:day, 0) as due) counted
                 where due is not null""")
                .param("item", item)
                .param("kind", kind.name())
                .param("now", Timestamp.from(clock.instant()))
                .param("day", day)
                .update();
        if (opened == 0) {
            throw workingDays.beyond(day);
        }
    }

    /**
     * Fulfils what is open of one kind and opens the same of another: somebody else owes it by the same day.
     *
     * @throws IllegalStateException if none is open
     */
    public void pass(String item, ObligationKind from, ObligationKind to) {
        fulfil(item, from);
        jdbc.sql("""
                insert into obligation (item, kind, opened_at, due_at, counted_days, counted_from)
                select item, :to, :now, due_at, counted_days, counted_from from obligation
                 where item = :item and kind = :from order by id desc limit 1""")
                .param("item", item)
                .param("from", from.name())
                .param("to", to.name())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /**
     * Moves the open obligation to the end of another day.
     *
     * @throws IllegalStateException if none is open
     */
    public void move(String item, ObligationKind kind, LocalDate dueOn) {
        var rows = jdbc.sql("update obligation set due_at = ? where item = ? and kind = ? and fulfilled_at is null")
                .param(Timestamp.from(WorkingDays.endOf(dueOn)))
                .param(item)
                .param(kind.name())
                .update();
        if (rows == 0) {
            throw noneOpen(item, kind);
        }
    }

    /**
     * Marks the open obligation as fulfilled now.
     *
     * @throws IllegalStateException if none is open: a step was taken that was not owed
     */
    public void fulfil(String item, ObligationKind kind) {
        if (!fulfilIfOpen(item, kind)) {
            throw noneOpen(item, kind);
        }
    }

    /** Closes whatever is open of an item that an approved change ended. */
    public void withdraw(String item) {
        withdraw(item, "");
    }

    /** As {@link #withdraw}, but what is owed of this kind goes on. */
    public void withdrawExcept(String item, ObligationKind kind) {
        withdraw(item, kind.name());
    }

    private void withdraw(String item, String keptKind) {
        jdbc.sql(
                        "update obligation set fulfilled_at = ?, withdrawn = true where item = ? and kind <> ? and fulfilled_at is null")
                .param(Timestamp.from(clock.instant()))
                .param(item)
                .param(keptKind)
                .update();
    }

    /** Marks the obligation as fulfilled now where one is open, and says whether one was. */
    public boolean fulfilIfOpen(String item, ObligationKind kind) {
        return jdbc.sql("update obligation set fulfilled_at = ? where item = ? and kind = ? and fulfilled_at is null")
                        .param(Timestamp.from(clock.instant()))
                        .param(item)
                        .param(kind.name())
                        .update()
                == 1;
    }

    /**
     * The moment the open obligation is due.
     *
     * @throws IllegalStateException if none is open
     */
    public Instant due(String item, ObligationKind kind) {
        return findDue(item, kind).orElseThrow(() -> noneOpen(item, kind));
    }

    /** The moment the open obligation is due, empty if none is open. */
    public Optional<Instant> findDue(String item, ObligationKind kind) {
        return dueOf(item, kind, "and fulfilled_at is null");
    }

    /**
     * The moment the latest obligation was due, open or not.
     *
     * @throws IllegalStateException if there never was one
     */
    public Instant latestDue(String item, ObligationKind kind) {
        return dueOf(item, kind, "").orElseThrow(() -> noneOpen(item, kind));
    }

    private Optional<Instant> dueOf(String item, ObligationKind kind, String condition) {
        return jdbc.sql("select due_at from obligation where item = ? and kind = ? " + condition
                        + " order by id desc limit 1")
                .param(item)
                .param(kind.name())
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    private static IllegalStateException noneOpen(String item, ObligationKind kind) {
        return new IllegalStateException("No open obligation " + kind + " of " + item);
    }
}
