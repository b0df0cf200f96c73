package duban.process.command;

import duban.department.Officers;
import duban.department.Role;
import duban.process.engine.Unchecked;
import duban.process.model.Groups;
import duban.process.model.ProcessVariable;
import duban.process.worklist.WorkItems;
import duban.shared.DepartmentCode;
import duban.shared.PersonId;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Maps items to the engine's process instances: the item's number is its business key. */
@Component
class ProcessInstances {

    private final RuntimeService runtimeService;
    private final TaskService taskService;
    private final WorkItems workItems;
    private final Officers officers;
    private final Unchecked unchecked;
    private final JdbcClient jdbc;

    ProcessInstances(
            RuntimeService runtimeService,
            TaskService taskService,
            WorkItems workItems,
            Officers officers,
            Unchecked unchecked,
            JdbcClient jdbc) {
        this.runtimeService = runtimeService;
        this.taskService = taskService;
        this.workItems = workItems;
        this.officers = officers;
        this.unchecked = unchecked;
        this.jdbc = jdbc;
    }

    /** Starts the process for the department that is to act. */
    void start(CheckedProcess process, String item, DepartmentCode department) {
        start(process, item, department, Map.of());
    }

    void start(CheckedProcess process, String item, DepartmentCode department, Map<String, Object> more) {
        start(process.key(), item, variables(process, department, more));
    }

    /** Starts the process in its middle: what came before was done before its ledger was taken over. */
    void startBefore(String activity, CheckedProcess process, String item, DepartmentCode department) {
        startBefore(activity, process, item, department, Map.of());
    }

    void startBefore(
            String activity, CheckedProcess process, String item, DepartmentCode department, Map<String, Object> more) {
        startBefore(activity, process.key(), item, variables(process, department, more));
    }

    void start(String processKey, String item, Map<String, Object> variables) {
        keep(item, unchecked.get(() -> runtimeService.startProcessInstanceByKey(processKey, item, variables)));
    }

    void startBefore(String activity, String processKey, String item, Map<String, Object> variables) {
        keep(
                item,
                unchecked.get(() -> runtimeService
                        .createProcessInstanceByKey(processKey)
                        .businessKey(item)
                        .setVariables(variables)
                        .startBeforeActivity(activity)
                        .execute()));
    }

    private Map<String, Object> variables(CheckedProcess process, DepartmentCode department, Map<String, Object> more) {
        var variables = new HashMap<>(more);
        variables.put(process.department().name(), department.value());
        variables.put(process.verifierGroups().name(), Groups.verifiersFor(department, officers.homesOfOffice()));
        return variables;
    }

    private void keep(String item, ProcessInstance instance) {
        jdbc.sql("""
                insert into process_instance (item, round, id)
                select ?, coalesce(max(round), 0) + 1, ? from process_instance where item = ?""").param(item).param(instance.getId()).param(item).update();
    }

    /** Writes a variable of the item's latest process. */
    <T> void write(String item, ProcessVariable<T> variable, T value) {
        unchecked.run(() -> runtimeService.setVariable(latest(item), variable.name(), value));
    }

    /** Gives the item's open tasks of this role to a person by name. */
    void assign(String item, Role role, PersonId person) {
        workItems.of(item).stream()
                .filter(work -> work.role() == role)
                .forEach(work -> unchecked.run(() -> taskService.setAssignee(work.taskId(), person.value())));
    }

    /** @throws org.camunda.bpm.engine.MismatchingMessageCorrelationException if the item does not wait for it */
    void tell(String item, String message) {
        unchecked.run(() -> runtimeService
                .createMessageCorrelation(message)
                .processInstanceId(latest(item))
                .correlate());
    }

    private String latest(String item) {
        return jdbc.sql("select id from process_instance where item = ? order by round desc limit 1")
                .param(item)
                .query(String.class)
                .single();
    }
}
