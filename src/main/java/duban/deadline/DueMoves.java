package duban.deadline;

import duban.shared.Refusal;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a calendar or a policy moves: every open obligation that is counted in working days, by one query for what would
 * be moved and for moving it.
 */
@Component
class DueMoves {

    /** What was moved. */
    record Moved(int items, int tasks) {}

    /**
     * What counts otherwise from now on.
     *
     * @param days kinds that get another number of working days
     * @param progressDay another day of the month for progress reports, {@code null} if it stays
     */
    record Counts(Map<ObligationKind, Integer> days, Integer progressDay) {

        /** Everything counts as before, as when only the calendar is another. */
        static final Counts SAME = new Counts(Map.of(), null);

        boolean isEmpty() {
            return days.isEmpty() && progressDay == null;
        }
    }

    private static final String MOVED = """
            with %s,
                 counts as materialized (select * from unnest(:kinds::text[], :counts::integer[]) as c (kind, days)),
                 moved as materialized (
                    select o.id, o.item, o.kind, o.due_at as old_due_at, end_of_day(due.day) as new_due_at,
                           coalesce(c.days, o.counted_days) as days, f.counted_from
                      from obligation o
                      left join counts c on c.kind = o.kind
                     cross join lateral (select case when o.kind in ('PROGRESS', 'PROGRESS_SIGN_OFF')
                          then o.counted_from + coalesce(:progressDay::integer - extract(day from o.counted_from)::integer, 0)
                          else o.counted_from end as counted_from) f
                      join days begun on begun.day = f.counted_from
                      left join days due on due.working and due.ordinal = begun.ordinal + coalesce(c.days, o.counted_days)
                     where o.fulfilled_at is null and o.counted_days is not null
                       and (end_of_day(due.day) is distinct from o.due_at or c.days <> o.counted_days
                            or f.counted_from <> o.counted_from))
            """.formatted(DayCount.RELATION.formatted("days"));

    private final JdbcClient jdbc;
    private final EngineDues engineDues;
    private final Clock clock;

    DueMoves(JdbcClient jdbc, EngineDues engineDues, Clock clock) {
        this.jdbc = jdbc;
        this.engineDues = engineDues;
        this.clock = clock;
    }

    /**
     * What would be moved.
     *
     * @throws Refusal if something would be due in a year without a notice
     */
    ForeseenMoves foresee(DayCount days, Counts counts) {
        var steps = new HashMap<String, Object>();
        steps.put("steps", engineDues.owedBySteps().keySet().toArray(String[]::new));
        steps.put(
                "owed",
                engineDues.owedBySteps().values().stream().map(Enum::name).toArray(String[]::new));
        var numbers = jdbc.sql(MOVED + """
                select (select count(distinct item) from moved where new_due_at is distinct from old_due_at) as items,
                       (select count(*) from moved m join unnest(:steps::text[], :owed::text[]) s (step, kind) on s.kind = m.kind
                          join work_item w on w.item = m.item and w.step = s.step where m.new_due_at <> m.old_due_at) as tasks,
                       (select count(*) from moved where new_due_at < :now and old_due_at >= :now) as overdue,
                       (select count(*) from moved where new_due_at is null) as beyond""")
                .params(parameters(days, counts))
                .params(steps)
                .param("now", Timestamp.from(clock.instant()))
                .query((row, index) ->
                        new int[] {row.getInt("items"), row.getInt("tasks"), row.getInt("overdue"), row.getInt("beyond")
                        })
                .single();
        if (numbers[3] > 0) {
            throw beyond(days);
        }
        return new ForeseenMoves(numbers[0], numbers[1], numbers[2], numbers[0] == 0 ? List.of() : first(days, counts));
    }

    private List<ForeseenMoves.Move> first(DayCount days, Counts counts) {
        return jdbc.sql(MOVED
                        + "select * from moved where new_due_at <> old_due_at order by new_due_at, item, kind limit "
                        + ForeseenMoves.MOST)
                .params(parameters(days, counts))
                .query((row, index) -> new ForeseenMoves.Move(
                        row.getString("item"),
                        ObligationKind.valueOf(row.getString("kind")),
                        row.getTimestamp("old_due_at").toInstant(),
                        row.getTimestamp("new_due_at").toInstant()))
                .list();
    }

    /**
     * Moves them, and the tasks after them; whoever changes holds {@link DeadlineLock#change}.
     *
     * @param cause column of {@code obligation_move} that names the change, with its number
     */
    Moved move(DayCount days, Counts counts, String cause, int number) {
        var beyond = jdbc.sql(MOVED + "select exists (select from moved where new_due_at is null)")
                .params(parameters(days, counts))
                .query(Boolean.class)
                .single();
        if (beyond) {
            throw beyond(days);
        }
        jdbc.sql(MOVED + """
                , written as (update obligation o set due_at = m.new_due_at, counted_days = m.days,
                    counted_from = m.counted_from from moved m where o.id = m.id)
                insert into obligation_move (%s, item, kind, old_due_at, new_due_at)
                select :number, item, kind, old_due_at, new_due_at from moved where new_due_at <> old_due_at order by id""".formatted(cause))
                .params(parameters(days, counts))
                .param("number", number)
                .update();
        var items = jdbc.sql("select count(distinct item) from obligation_move where " + cause + " = ?")
                .param(number)
                .query(Integer.class)
                .single();
        return new Moved(items, engineDues.followAll());
    }

    private static Map<String, Object> parameters(DayCount days, Counts counts) {
        var parameters = new HashMap<>(days.parameters("days"));
        var ordered = new EnumMap<ObligationKind, Integer>(ObligationKind.class);
        ordered.putAll(counts.days());
        parameters.put("kinds", ordered.keySet().stream().map(Enum::name).toArray(String[]::new));
        parameters.put("counts", ordered.values().toArray(Integer[]::new));
        parameters.put("progressDay", counts.progressDay());
        return parameters;
    }

    private static Refusal beyond(DayCount days) {
        return WorkingDays.noNotice(days.lastYear() + 1);
    }
}
