package duban.deadline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * A calendar as it is or as it would be, day by day: its number of working days up to each day. It can be handed to SQL
 * as three arrays, so that what would be and what is are computed by one query.
 */
public final class DayCount {

    /** The relation {@code name(day, ordinal, working)} of SQL, from the parameters {@code name_days} and so on. */
    static final String RELATION =
            "%1$s as materialized (select * from unnest(:%1$s_days::date[], :%1$s_ordinals::integer[], :%1$s_working::boolean[]) as d (day, ordinal, working))";

    private final List<LocalDate> days = new ArrayList<>();
    private final List<Integer> ordinals = new ArrayList<>();
    private final List<Boolean> working = new ArrayList<>();

    private DayCount() {}

    /**
     * @param years without gaps
     * @param exceptions days that differ from Monday to Friday, true if worked
     */
    static DayCount of(SortedSet<Integer> years, Map<LocalDate, Boolean> exceptions) {
        var count = new DayCount();
        var ordinal = 0;
        var end = LocalDate.of(years.last(), 12, 31);
        for (var day = LocalDate.of(years.first(), 1, 1); !day.isAfter(end); day = day.plusDays(1)) {
            var worked = exceptions.getOrDefault(day, !CalendarText.isWeekend(day));
            ordinal += worked ? 1 : 0;
            count.days.add(day);
            count.ordinals.add(ordinal);
            count.working.add(worked);
        }
        return count;
    }

    /** As {@code with}-clause and parameters: {@link #RELATION} formatted with the name. */
    public String relation(String name) {
        return RELATION.formatted(name);
    }

    /** The parameters of {@link #relation}. */
    public Map<String, Object> parameters(String name) {
        return Map.of(
                name + "_days", days.stream().map(LocalDate::toString).toArray(String[]::new),
                name + "_ordinals", ordinals.toArray(Integer[]::new),
                name + "_working", working.toArray(Boolean[]::new));
    }

    int lastYear() {
        return days.get(days.size() - 1).getYear();
    }

    /** The working days alone, in their order: the first has the ordinal 1. */
    List<LocalDate> workingDays() {
        var worked = new ArrayList<LocalDate>();
        for (var nth = 0; nth < days.size(); nth++) {
            if (working.get(nth)) {
                worked.add(days.get(nth));
            }
        }
        return worked;
    }
}
