package duban.process.command;

import duban.process.engine.Unchecked;
import duban.process.model.Step;
import duban.process.worklist.WorkItem;
import java.time.Instant;
import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the engine knows of a task, open or ended, beyond our tables. Rights are the caller's to check. */
@Component
public class EngineTasks {

    /** What the engine says of a task that was completed; of others it says why they ended. */
    private static final String COMPLETED = "completed";

    /** Where an open task stands in its process. */
    public record Place(String instance, String definition, String key, String name) {}

    /**
     * A task that is no more.
     *
     * @param completed false if it was withdrawn: by a change, or because its time was over
     */
    public record Ended(String item, Step step, Instant from, Instant to, boolean completed) {}

    private final TaskService taskService;
    private final RepositoryService repositoryService;
    private final HistoryService historyService;
    private final Unchecked unchecked;
    private final JdbcClient jdbc;

    EngineTasks(
            TaskService taskService,
            RepositoryService repositoryService,
            HistoryService historyService,
            Unchecked unchecked,
            JdbcClient jdbc) {
        this.taskService = taskService;
        this.repositoryService = repositoryService;
        this.historyService = historyService;
        this.unchecked = unchecked;
        this.jdbc = jdbc;
    }

    /** Empty if the task has ended meanwhile. */
    public Optional<Place> place(WorkItem work) {
        return unchecked.get(() -> {
            var task = taskService.createTaskQuery().taskId(work.taskId()).singleResult();
            if (task == null) {
                return Optional.empty();
            }
            var definition = repositoryService.getProcessDefinition(task.getProcessDefinitionId());
            return Optional.of(new Place(
                    task.getProcessInstanceId(), definition.getId(), definition.getKey(), definition.getName()));
        });
    }

    /** The ended task of this id; empty if it is open, or there never was one. */
    public Optional<Ended> ended(String taskId) {
        var task = unchecked.get(() -> historyService
                .createHistoricTaskInstanceQuery()
                .taskId(taskId)
                .finished()
                .singleResult());
        return Optional.ofNullable(task).flatMap(found -> itemOf(found).map(item -> ended(found, item)));
    }

    private static Ended ended(HistoricTaskInstance task, String item) {
        return new Ended(
                item,
                Step.ofUserTask(task.getTaskDefinitionKey()),
                task.getStartTime().toInstant(),
                task.getEndTime().toInstant(),
                COMPLETED.equals(task.getDeleteReason()));
    }

    private Optional<String> itemOf(HistoricTaskInstance task) {
        return jdbc.sql("select item from process_instance where id = ?")
                .param(task.getProcessInstanceId())
                .query(String.class)
                .optional();
    }
}
