package duban.process.worklist;

import duban.deadline.WorkingDays;
import duban.department.Officer;
import duban.department.Role;
import duban.process.model.Step;
import duban.shared.DepartmentCode;
import duban.shared.PersonId;
import duban.shared.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The open tasks, in the engine's transaction. */
@Component
public class WorkItems {

    private static final String COLUMNS = "task_id, item, step, department, role, barred, assignee, due";

    /**
     * Whose rights count today: the officer's own, and those of whom the officer substitutes (TaskRights says it in
     * Java); and the same by department and role, so that no task is found twice.
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
                select department, role, array_agg(distinct home) as homes from rights group by department, role)
            """;

    /**
     * Nobody has it yet; read in the order of the index work_item_unclaimed, so that a page reads no more than itself of
     * 100,000. Whom an item is barred for is not shown it, whoever's rights it would be by.
     */
    private static final String UNCLAIMED = """
            select x.* from posts p cross join lateral (
                select w.* from work_item w
                 where w.assignee is null and w.department = p.department and w.role = p.role
                   and (w.barred is null or w.barred <> :home and (cardinality(p.homes) > 1 or w.barred <> p.homes[1]))""";

    /** In the hands of whoever's rights these are: few, found by the index on the assignee. */
    private static final String CLAIMED = """
            select x.* from rights r cross join lateral (
                select w.* from work_item w
                 where w.assignee = r.owner and w.department = r.department and w.role = r.role
                   and w.barred is distinct from r.home and w.barred is distinct from :home""";

    private static final String OF_ROLES = """
             from work_item w
            where w.role in (:roles) and not exists (
                  select from unnest(:words::text[]) word where position(lower(word) in lower(w.item || ' ' || coalesce(
                      (select content from measure where number = w.item),
                      (select title from comment where number = w.item),
                      (select title from opinion where number = w.item), '')
                      || ' ' || (select name from department where code = w.department))) = 0)""";

    private final JdbcClient jdbc;
    private final Clock clock;

    WorkItems(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Adds a task, due when its step's obligation is, and returns that moment.
     *
     * @throws IllegalStateException if nothing is owed: a task without a due day must not exist
     */
    Instant add(
            String taskId,
            String item,
            Step step,
            Role role,
            DepartmentCode department,
            DepartmentCode barred,
            Instant created) {
        return jdbc.sql("""
                insert into work_item (task_id, item, step, department, role, barred, due, created)
                select :taskId, :item, :step, :department, :role, :barred, due_at, :created
                  from obligation where item = :item and kind = :kind and fulfilled_at is null
                returning due""")
                .param("taskId", taskId)
                .param("item", item)
                .param("step", step.stem())
                .param("department", department.value())
                .param("role", role.name())
                .param("barred", barred == null ? null : barred.value())
                .param("kind", step.obligation().name())
                .param("created", Timestamp.from(created))
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant)
                .orElseThrow(() -> new IllegalStateException(
                        item + " reached " + step.userTask() + " without an open obligation " + step.obligation()));
    }

    void assign(String taskId, String assignee) {
        jdbc.sql("update work_item set assignee = ?, assigned_at = ? where task_id = ?")
                .param(assignee)
                .param(assignee == null ? null : Timestamp.from(clock.instant()))
                .param(taskId)
                .update();
    }

    void remove(String taskId) {
        jdbc.sql("delete from work_item where task_id = ?").param(taskId).update();
    }

    public Optional<WorkItem> find(String taskId) {
        return jdbc.sql("select " + COLUMNS + " from work_item where task_id = ?")
                .param(taskId)
                .query(WorkItems::read)
                .optional();
    }

    /**
     * The task, held until the transaction ends, so that two people cannot take one step at once.
     *
     * @throws Refusal if it is no more
     */
    public WorkItem hold(String taskId) {
        return jdbc.sql("select " + COLUMNS + " from work_item where task_id = ? for update")
                .param(taskId)
                .query(WorkItems::read)
                .optional()
                .orElseThrow(() -> Refusal.conflict("TASK_GONE", "该待办已由他人办理或已撤回，请返回待办列表。"));
    }

    /** Since when its assignee has the task; empty if nobody has it. */
    public Optional<Instant> heldSince(WorkItem work) {
        return jdbc.sql("select assigned_at from work_item where task_id = ? and assigned_at is not null")
                .param(work.taskId())
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    /** The day the task came into being. */
    public LocalDate cameOn(WorkItem work) {
        return jdbc.sql("select created from work_item where task_id = ?")
                .param(work.taskId())
                .query((row, number) -> WorkingDays.dayOf(row.getTimestamp(1).toInstant()))
                .single();
    }

    /**
     * Open tasks of these roles, whosever they are, by due day.
     *
     * @param words each is part of the number, the title or the department's name
     */
    public List<WorkItem> ofRoles(Set<Role> roles, List<String> words, int most) {
        if (roles.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("select " + COLUMNS + OF_ROLES + " order by w.due, w.task_id limit :most")
                .param("roles", roles.stream().map(Role::name).toList())
                .param("words", words.toArray(String[]::new))
                .param("most", most)
                .query(WorkItems::read)
                .list();
    }

    /** Every open task of these items, held until the transaction ends; in one order, so that two holders do not wait for each other. */
    public void holdAllOf(List<String> items) {
        jdbc.sql("select from work_item where item = any (?) order by task_id for update")
                .param(items.toArray(String[]::new))
                .query()
                .listOfRows();
    }

    /** What the officer can work at, by due day; ties by task id. */
    public List<WorkItem> visibleTo(Officer officer, int first, int most) {
        return page(officer, "", Map.of(), first, most);
    }

    /** What the officer can work at of this step. */
    public List<WorkItem> visibleTo(Officer officer, Step step, int most) {
        return page(officer, " and w.step = :step", Map.of("step", step.stem()), 0, most);
    }

    /** What the officer can work at of the item this process instance carries. */
    public List<WorkItem> visibleTo(Officer officer, String processInstanceId) {
        return page(
                officer,
                " and w.item = (select p.item from process_instance p where p.id = :instance)",
                Map.of("instance", processInstanceId),
                0,
                Integer.MAX_VALUE);
    }

    /** The first of each part are the first of all: however many tasks there are, only a page of each is read. */
    private List<WorkItem> page(Officer officer, String only, Map<String, ?> parameters, int first, int most) {
        var part = only + " order by w.due, w.task_id limit cast(:first as bigint) + :most) x";
        return asked(
                        officer,
                        RIGHTS + "select x.* from (" + UNCLAIMED + part + " union all " + CLAIMED + part
                                + ") x order by x.due, x.task_id offset :first limit :most")
                .params(parameters)
                .param("first", first)
                .param("most", most)
                .query(WorkItems::read)
                .list();
    }

    public int countVisibleTo(Officer officer) {
        return asked(officer, RIGHTS + "select count(*) from (" + UNCLAIMED + ") x union all " + CLAIMED + ") x) x")
                .query(Integer.class)
                .single();
    }

    private JdbcClient.StatementSpec asked(Officer officer, String sql) {
        return jdbc.sql(sql)
                .param("person", officer.id().value())
                .param("home", officer.home().value())
                .param("today", WorkingDays.dayOf(clock.instant()));
    }

    /** Open tasks of an item, the earliest due first. */
    public List<WorkItem> of(String item) {
        return jdbc.sql("select " + COLUMNS + " from work_item where item = ? order by due, task_id")
                .param(item)
                .query(WorkItems::read)
                .list();
    }

    /** What people of a department have claimed or been given, the earliest due first. */
    public List<WorkItem> heldBy(PersonId person, DepartmentCode department) {
        return jdbc.sql("select " + COLUMNS
                        + " from work_item where assignee = ? and department = ? order by due, task_id")
                .param(person.value())
                .param(department.value())
                .query(WorkItems::read)
                .list();
    }

    private static WorkItem read(ResultSet row, int number) throws SQLException {
        var barred = row.getString("barred");
        var assignee = row.getString("assignee");
        return new WorkItem(
                row.getString("task_id"),
                row.getString("item"),
                Step.ofStem(row.getString("step")),
                new DepartmentCode(row.getString("department")),
                Role.valueOf(row.getString("role")),
                barred == null ? null : new DepartmentCode(barred),
                assignee == null ? null : new PersonId(assignee),
                row.getTimestamp("due").toInstant());
    }
}
