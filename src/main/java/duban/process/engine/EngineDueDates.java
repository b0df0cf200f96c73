package duban.process.engine;

import duban.deadline.EngineDues;
import duban.deadline.Escalations;
import duban.deadline.ObligationKind;
import duban.process.model.Step;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Due dates of tasks follow the obligations. All at once it writes the engine's tables itself, as the engine would for
 * each (1.1 ms per call against 0.02 ms); a test compares the rows of both ways.
 */
@Component
class EngineDueDates implements EngineDues {

    private static final String BEHIND = """
            update work_item w set due = o.due_at
              from unnest(:steps::text[], :owed::text[]) s (step, kind) join obligation o on o.kind = s.kind and o.fulfilled_at is null
             where s.step = w.step and o.item = w.item and w.due <> o.due_at""";

    private final TaskService taskService;
    private final Unchecked unchecked;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ManagementService managementService;
    private final Escalations escalations;

    EngineDueDates(
            TaskService taskService,
            ManagementService managementService,
            Escalations escalations,
            Unchecked unchecked,
            JdbcClient jdbc,
            Clock clock) {
        this.taskService = taskService;
        this.managementService = managementService;
        this.escalations = escalations;
        this.unchecked = unchecked;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void follow(String item) {
        record Late(String task, Instant due) {}
        List<Late> late = jdbc.sql(BEHIND + " and w.item = :item returning w.task_id, w.due")
                .params(owed())
                .param("item", item)
                .query((row, index) ->
                        new Late(row.getString(1), row.getTimestamp(2).toInstant()))
                .list();
        late.forEach(each -> unchecked.run(() -> {
            var task = taskService.createTaskQuery().taskId(each.task()).singleResult();
            task.setDueDate(Date.from(each.due()));
            taskService.saveTask(task);
        }));
        for (var timer : timersOf(item)) {
            var next = escalations.planNext(item);
            unchecked.run(() -> managementService.setJobDuedate(timer, Date.from(next), false));
        }
    }

    private List<String> timersOf(String item) {
        return jdbc.sql("""
                select j.id_ from act_ru_job j join process_instance p on p.id = j.process_instance_id_
                 where p.item = ? and j.type_ = 'timer'""").param(item).query(String.class).list();
    }

    /** The engine's columns have no zone and hold this machine's time, which is that of the connection. */
    @Override
    public int followAll() {
        var moved = jdbc.sql(BEHIND).params(owed()).update();
        jdbc.sql("""
                update act_ru_task t set rev_ = t.rev_ + 1, due_date_ = w.due, last_updated_ = :now, task_state_ = 'Updated'
                  from work_item w where w.task_id = t.id_ and t.due_date_ is distinct from w.due::timestamp""").param("now", Timestamp.from(clock.instant())).update();
        jdbc.sql("""
                update act_hi_taskinst t set due_date_ = w.due, task_state_ = 'Updated'
                  from work_item w where w.task_id = t.id_ and t.due_date_ is distinct from w.due::timestamp""").update();
        followRungs();
        return moved;
    }

    @Override
    public void followRungs() {
        escalations.planAll();
        jdbc.sql("""
                update act_ru_job j set rev_ = j.rev_ + 1, duedate_ = n.due_at
                  from process_instance p join next_escalation n on n.measure = p.item
                 where j.process_instance_id_ = p.id and j.type_ = 'timer' and j.duedate_ is distinct from n.due_at::timestamp""").update();
    }

    @Override
    public Map<String, ObligationKind> owedBySteps() {
        var kinds = new LinkedHashMap<String, ObligationKind>();
        Arrays.stream(Step.values()).forEach(step -> kinds.put(step.stem(), step.obligation()));
        return kinds;
    }

    private Map<String, Object> owed() {
        return Map.of(
                "steps",
                owedBySteps().keySet().toArray(String[]::new),
                "owed",
                owedBySteps().values().stream().map(Enum::name).toArray(String[]::new));
    }
}
