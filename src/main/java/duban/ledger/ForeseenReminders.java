package duban.ledger;

import duban.deadline.CalendarYears;
import duban.deadline.DayCount;
import duban.deadline.WorkingDays;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a change of calendar or policy does to what is not stored: reminders, prompts, notices and reports of open
 * measures that have not come yet, and lights.
 */
@Component
public class ForeseenReminders {

    /**
     * @param reminders how many get another day, fall away or are added
     * @param lights how many open measures get another light today
     */
    public record Effect(int reminders, int lights) {}

    /** Rules that say a day before or after the due day of a measure. */
    private static final Set<String> RUNGS = Set.of("REMINDERS", "PROMPT_BEFORE", "NOTICE_AFTER", "LEADER_AFTER");

    private static final String NEAR = "LIGHT_NEAR";

    private final CalendarYears calendarYears;
    private final JdbcClient jdbc;
    private final Clock clock;

    ForeseenReminders(CalendarYears calendarYears, JdbcClient jdbc, Clock clock) {
        this.calendarYears = calendarYears;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What another calendar does. */
    public Effect of(DayCount proposed) {
        return of(proposed, Map.of());
    }

    /** What other amounts do, by field. */
    public Effect of(Map<String, List<Integer>> changes) {
        var concerned = changes.keySet().stream()
                .map(field -> field.split("\\.")[0])
                .anyMatch(rule -> RUNGS.contains(rule) || rule.equals(NEAR));
        return concerned ? of(calendarYears.count(), changes) : new Effect(0, 0);
    }

    private Effect of(DayCount proposed, Map<String, List<Integer>> changes) {
        var present = calendarYears.count();
        var parameters = new HashMap<String, Object>();
        parameters.putAll(present.parameters("old_days"));
        parameters.putAll(proposed.parameters("new_days"));
        parameters.put("fields", changes.keySet().toArray(String[]::new));
        parameters.put(
                "values",
                changes.values().stream()
                        .map(amounts -> amounts.toString().replace('[', '{').replace(']', '}'))
                        .toArray(String[]::new));
        parameters.put("rules", Stream.concat(RUNGS.stream(), Stream.of(NEAR)).toList());
        parameters.put("today", WorkingDays.dayOf(clock.instant()));
        return jdbc.sql("""
                with %s, %s,
                 changed as (select field, value::integer[] as amounts from unnest(:fields::text[], :values::text[]) c (field, value)),
                 rules as (
                    select p.rule, p.measure_kind as kind, p.amounts as old_amounts, coalesce(c.amounts, p.amounts) as new_amounts
                      from current_policy p left join changed c on c.field in (p.rule, p.rule || '.' || p.measure_kind)
                     where p.rule in (:rules) and p.measure_kind <> ''),
                 due as (
                    select m.kind, (o.due_at at time zone 'Asia/Shanghai')::date as day, count(*) as items
                      from obligation o join measure m on m.number = o.item where o.kind = 'MEASURE' and o.fulfilled_at is null group by 1, 2),
                 old_rungs as (
                    select due.kind, due.day, due.items, r.rule, w.day as rung
                      from due join rules r on r.kind = due.kind and r.rule <> 'LIGHT_NEAR' cross join unnest(r.old_amounts) amount
                      join old_days d on d.day = due.day
                      join old_days w on w.working and w.ordinal = d.ordinal + amount * case when r.rule like '%%_AFTER' then 1 else -1 end
                     where w.day >= :today),
                 new_rungs as (
                    select due.kind, due.day, due.items, r.rule, w.day as rung
                      from due join rules r on r.kind = due.kind and r.rule <> 'LIGHT_NEAR' cross join unnest(r.new_amounts) amount
                      join new_days d on d.day = due.day
                      join new_days w on w.working and w.ordinal = d.ordinal + amount * case when r.rule like '%%_AFTER' then 1 else -1 end
                     where w.day >= :today)
                select greatest(
                          (select coalesce(sum(items), 0) from (select * from new_rungs except select * from old_rungs) added),
                          (select coalesce(sum(items), 0) from (select * from old_rungs except select * from new_rungs) dropped)) as reminders,
                       (select coalesce(sum(due.items), 0)
                          from due join rules r on r.kind = due.kind and r.rule = 'LIGHT_NEAR'
                          join old_days d on d.day = due.day join old_days t on t.day = :today
                          join new_days nd on nd.day = due.day join new_days nt on nt.day = :today
                         where due.day > :today
                           and (d.ordinal - t.ordinal <= r.old_amounts[1]) <> (nd.ordinal - nt.ordinal <= r.new_amounts[1])) as lights""".formatted(present.relation("old_days"), proposed.relation("new_days")))
                .params(parameters)
                .query((row, index) -> new Effect(row.getInt("reminders"), row.getInt("lights")))
                .single();
    }
}
