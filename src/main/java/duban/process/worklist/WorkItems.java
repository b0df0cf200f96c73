package duban.process.worklist;

import duban.deadline.DeadlineLock;
import duban.deadline.WorkingDays;
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
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The open tasks, one by one, in the engine's transaction; whole lists of them are of {@link Worklists}. */
@Component
public class WorkItems {

    private static final String COLUMNS = "task_id, item, step, department, role, barred, assignee, due";

    private static final String OF_ROLES = """
             from work_item w
            where w.role in (:roles) and not exists (
                  select from unnest(:words::text[]) word where position(lower(word) in lower(w.item || ' ' || coalesce(
                      (select content from measure where number = w.item),
                      (select m.content from supervision_notice n join measure m on m.number = n.measure where n.number = w.item),
                      (select title from comment where number = w.item),
                      (select m.content from deadline_request q join measure m on m.number = q.measure where q.number = w.item),
                      (select title from opinion where number = w.item),
                      (select to_char(period, 'FMYYYY"年"FMMM"月进展"') from progress_round where number = w.item), '')
                      || ' ' || (select name from department where code = w.department))) = 0)""";

    /** True if the step is taken anew because a check, a signature or a decision sent its result back, or asked for more. */
    private static final String SENT_BACK = """
            cast(:step as text) = 'supplementResult'
            or cast(:step as text) in ('submitResult', 'applyForStrikeOff', 'reportProgressRound') and exists (
               select from (select t.step, t.new_state from transition t
                             where t.item = :item and t.old_state is distinct from t.new_state order by t.id desc limit 1) latest
                where latest.new_state = 'IN_PROGRESS'
                  and latest.step in ('signOffResult', 'recordTalks', 'settleDifference', 'verifyMeasure', 'verifyComment', 'decideStrikeOff',
                                      'signProgressRound'))""";

    private final JdbcClient jdbc;
    private final Clock clock;

    WorkItems(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param sentBack whether its result came back to whoever is to take it again */
    record Added(Instant due, boolean sentBack) {}

    /**
     * Adds a task, due when its step's obligation is.
     *
     * @throws IllegalStateException if nothing is owed: a task without a due day must not exist
     */
    Added add(
            String taskId,
            String item,
            Step step,
            Role role,
            DepartmentCode department,
            DepartmentCode barred,
            Instant created) {
        return jdbc.sql("""
                insert into work_item (task_id, item, step, department, role, barred, due, created, sent_back)
                select :taskId, :item, :step, :department, :role, :barred, due_at, :created, %s
                  from obligation where item = :item and kind = :kind and fulfilled_at is null
                returning due, sent_back""".formatted(SENT_BACK))
                .param("taskId", taskId)
                .param("item", item)
                .param("step", step.stem())
                .param("department", department.value())
                .param("role", role.name())
                .param("barred", barred == null ? null : barred.value())
                .param("kind", step.obligation().name())
                .param("created", Timestamp.from(created))
                .query((row, number) -> new Added(row.getTimestamp("due").toInstant(), row.getBoolean("sent_back")))
                .optional()
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
        return jdbc.sql("select " + COLUMNS + " from (select " + DeadlineLock.SHARE
                        + ") counting, work_item where task_id = ? for update of work_item")
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
        jdbc.sql("select from (select " + DeadlineLock.SHARE
                        + ") counting, work_item where item = any (?) order by task_id for update of work_item")
                .param(items.toArray(String[]::new))
                .query()
                .listOfRows();
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

    static WorkItem read(ResultSet row, int number) throws SQLException {
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
