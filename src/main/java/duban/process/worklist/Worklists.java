package duban.process.worklist;

import duban.deadline.WorkingDays;
import duban.department.Officer;
import duban.department.Role;
import duban.department.Standings;
import duban.process.model.Step;
import duban.process.worklist.WorklistFilter.Extent;
import duban.shared.Refusal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.temporal.TemporalAdjusters;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What each {@link WorklistFilter} shows to whom, by due day; ties by task id. Of 100,000 tasks a page reads no more than
 * itself.
 */
@Component
public class Worklists {

    /**
     * Whose rights count today: the officer's own, and those of whom the officer substitutes (TaskRights says it in
     * Java); the same by department and role, so that no task is found twice; and the departments looked at as a whole.
     */
    private static final String RIGHTS = """
            with rights as materialized (
                select a.department, a.role, a.officer as owner, o.home
                  from appointment a join officer o on o.id = a.officer where a.officer = :person
                union
                select a.department, a.role, a.officer, o.home
                  from substitution s join appointment a on a.officer = s.absent and a.department = s.department
                  join officer o on o.id = s.absent and o.active
                 where s.substitute = :person and s.ended_at is null and :today between s.from_on and s.to_on),
            posts as materialized (
                select department, role, array_agg(distinct home) as homes from rights group by department, role),
            places as materialized (
                select department, array_agg(distinct home) as homes from rights where role in (:placeRoles) group by department)
            """;

    /** Whom an item is barred for is not shown it, whoever's rights it would be by. */
    private static final String NOT_BARRED =
            " and (w.barred is null or w.barred <> :home and (cardinality(p.homes) > 1 or w.barred <> p.homes[1]))";

    /** Nobody has it yet; read in the order of the index work_item_unclaimed, or of work_item_unclaimed_step. */
    private static final String UNCLAIMED = """
            select x.* from posts p %s cross join lateral (
                select %s from work_item w
                 where w.assignee is null and w.department = p.department and w.role = p.role""";

    private static final String EACH_STEP = "cross join unnest(cast(:steps as text[])) s (step)";

    /** In the hands of whoever's rights these are: found by the index on the assignee. */
    private static final String CLAIMED = """
            select x.* from rights r cross join lateral (
                select %s from work_item w
                 where w.assignee = r.owner and w.department = r.department and w.role = r.role
                   and w.barred is distinct from r.home and w.barred is distinct from :home""";

    /** Whoever has it; read in the order of the index work_item_department. */
    private static final String IN_PLACES = """
            select x.* from places p cross join lateral (
                select %s from work_item w where w.department = p.department""";

    private final JdbcClient jdbc;
    private final Standings standings;
    private final Clock clock;

    Worklists(JdbcClient jdbc, Standings standings, Clock clock) {
        this.jdbc = jdbc;
        this.standings = standings;
        this.clock = clock;
    }

    /** Which tasks are asked for, in the words of the query: steps (none for all), conditions and their values. */
    private record Selection(Extent extent, List<Step> steps, String only, Map<String, ?> parameters) {

        Selection and(String more, Map<String, ?> itsParameters) {
            var all = new HashMap<String, Object>(parameters);
            all.putAll(itsParameters);
            return new Selection(extent, steps, only + more, all);
        }

        String unclaimed(String columns) {
            return UNCLAIMED.formatted(steps.isEmpty() ? "" : EACH_STEP, columns)
                    + NOT_BARRED
                    + (steps.isEmpty() ? "" : " and w.step = s.step")
                    + only;
        }

        String claimed(String columns) {
            return CLAIMED.formatted(columns)
                    + (steps.isEmpty() ? "" : " and w.step = any (cast(:steps as text[]))")
                    + only;
        }

        static String inPlaces(String columns, String only) {
            return IN_PLACES.formatted(columns) + NOT_BARRED + only;
        }

        /** The first of each part are the first of all. */
        String firstOf(String limit) {
            return extent == Extent.DEPARTMENT
                    ? inPlaces("w.*", only) + limit
                    : unclaimed("w.*") + limit + " union all " + claimed("w.*") + limit;
        }

        String[] stems() {
            return steps.stream().map(Step::stem).toArray(String[]::new);
        }
    }

    /** The lists that concern the officer, by own or lent roles, in order. */
    public List<WorklistFilter> offeredTo(Officer officer) {
        return WorklistFilter.offeredTo(rolesOf(officer));
    }

    /** @throws Refusal if there is no such list, or it does not concern the officer */
    public WorklistFilter offeredTo(Officer officer, String slug) {
        return WorklistFilter.ofSlug(slug)
                .filter(offeredTo(officer)::contains)
                .orElseThrow(() -> Refusal.notFound("没有这个清单，或它与您的岗位无关。请从页面上方的清单中选择。"));
    }

    private Collection<Role> rolesOf(Officer officer) {
        return standings.of(officer).stream()
                .flatMap(standing -> standing.appointments().stream())
                .map(appointment -> appointment.role())
                .collect(Collectors.toSet());
    }

    public List<WorkItem> of(Officer officer, WorklistFilter filter, int first, int most) {
        return page(officer, selected(filter), first, most);
    }

    /** What the officer can work at of this step. */
    public List<WorkItem> of(Officer officer, Step step, int most) {
        return page(officer, new Selection(Extent.MINE, List.of(step), "", Map.of()), 0, most);
    }

    /** What the officer can work at of the item this process instance carries. */
    public List<WorkItem> ofInstance(Officer officer, String processInstanceId) {
        var ofItem = selected(WorklistFilter.MINE)
                .and(
                        " and w.item = (select p.item from process_instance p where p.id = :instance)",
                        Map.of("instance", processInstanceId));
        return page(officer, ofItem, 0, Integer.MAX_VALUE);
    }

    /** What comes after this place in the list, else the list's first other task. */
    public Optional<WorkItem> following(Officer officer, WorklistFilter filter, Instant due, String taskId) {
        var others = selected(filter).and(" and w.task_id <> :task", Map.of("task", taskId));
        var after = due == null
                ? Optional.<WorkItem>empty()
                : first(
                        officer,
                        others.and(" and (w.due, w.task_id) > (:after, :task)", Map.of("after", Timestamp.from(due))));
        return after.or(() -> first(officer, others));
    }

    private Optional<WorkItem> first(Officer officer, Selection selection) {
        return page(officer, selection, 0, 1).stream().findFirst();
    }

    public int count(Officer officer, WorklistFilter filter) {
        return counts(officer, List.of(filter)).get(filter);
    }

    /** How many tasks each list that concerns the officer shows, counted at once. */
    public Map<WorklistFilter, Integer> counts(Officer officer) {
        return counts(officer, offeredTo(officer));
    }

    private Map<WorklistFilter, Integer> counts(Officer officer, List<WorklistFilter> filters) {
        var mine = new Selection(Extent.MINE, List.of(), "", Map.of());
        var columns = "w.step, w.due, w.sent_back";
        var counted = filters.stream().map(Worklists::counted).collect(Collectors.joining(", "));
        // A part of the query that nothing asks for is not run.
        var from = filters.equals(List.of(WorklistFilter.DEPARTMENT)) ? "" : " from mine w";
        return asked(
                        officer,
                        RIGHTS + ", mine as (" + mine.unclaimed(columns) + ") x union all " + mine.claimed(columns)
                                + ") x) select " + counted + from)
                .query((row, number) -> {
                    var counts = new LinkedHashMap<WorklistFilter, Integer>();
                    for (var filter : filters) {
                        counts.put(filter, row.getInt(filter.slug()));
                    }
                    return counts;
                })
                .single();
    }

    private static String counted(WorklistFilter filter) {
        if (filter.extent() == Extent.DEPARTMENT) {
            return "(select count(*) from (" + Selection.inPlaces("1", "") + ") x) c) as \"" + filter.slug() + "\"";
        }
        var ofSteps = filter.steps().stream()
                .map(step -> "'" + step.stem() + "'")
                .collect(Collectors.joining(", ", " and w.step in (", ")"));
        return "count(*) filter (where true" + condition(filter.extent())
                + (filter.steps().isEmpty() ? "" : ofSteps) + ") as \"" + filter.slug() + "\"";
    }

    private static Selection selected(WorklistFilter filter) {
        return new Selection(filter.extent(), filter.steps(), condition(filter.extent()), Map.of());
    }

    private static String condition(Extent extent) {
        return switch (extent) {
            case MINE, DEPARTMENT -> "";
            case DUE_THIS_WEEK -> " and w.due >= :now and w.due < :nextWeek";
            case OVERDUE -> " and w.due < :now";
            case SENT_BACK -> " and w.sent_back";
        };
    }

    private List<WorkItem> page(Officer officer, Selection selection, int first, int most) {
        var limit = " order by w.due, w.task_id limit cast(:first as bigint) + :most) x";
        return asked(
                        officer,
                        RIGHTS + "select x.* from (" + selection.firstOf(limit)
                                + ") x order by x.due, x.task_id offset :first limit :most")
                .params(selection.parameters())
                .param("steps", selection.stems())
                .param("first", first)
                .param("most", most)
                .query(WorkItems::read)
                .list();
    }

    private JdbcClient.StatementSpec asked(Officer officer, String sql) {
        var now = clock.instant();
        var today = WorkingDays.dayOf(now);
        return jdbc.sql(sql)
                .param("person", officer.id().value())
                .param("home", officer.home().value())
                .param(
                        "placeRoles",
                        WorklistFilter.rolesInDepartments().stream()
                                .map(Role::name)
                                .toList())
                .param("today", today)
                .param("now", Timestamp.from(now))
                .param(
                        "nextWeek",
                        Timestamp.from(today.with(TemporalAdjusters.next(DayOfWeek.MONDAY))
                                .atStartOfDay(WorkingDays.ZONE)
                                .toInstant()));
    }
}
