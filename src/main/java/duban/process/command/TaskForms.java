package duban.process.command;

import duban.process.engine.Unchecked;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.camunda.bpm.engine.FormService;
import org.springframework.stereotype.Component;

/** The form a task was started with, for those whose task it is not. Rights are the caller's to check. */
@Component
public class TaskForms {

    private final FormService formService;
    private final Unchecked unchecked;

    TaskForms(FormService formService, Unchecked unchecked) {
        this.formService = formService;
        this.unchecked = unchecked;
    }

    /** The form's HTML as deployed together with the task's process. */
    public String of(String taskId) {
        try (var form = unchecked.get(() -> formService.getDeployedTaskForm(taskId))) {
            return new String(form.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
