package duban.process.command;

import duban.department.Officer;
import duban.process.engine.Unchecked;
import duban.process.model.Step;
import duban.process.model.StepHandler;
import duban.process.worklist.Drafts;
import duban.process.worklist.WorkItem;
import duban.process.worklist.WorkItems;
import duban.shared.Actor;
import duban.shared.Refusal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes a step: validates the posted form, writes our tables and completes the task, in one transaction. No other path
 * completes a task.
 */
@Component
public class SubmitStep {

    private final Map<Step, StepHandler<?>> handlers;
    private final WorkItems workItems;
    private final TaskRights rights;
    private final Drafts drafts;
    private final TaskService taskService;
    private final Unchecked unchecked;

    SubmitStep(
            List<StepHandler<?>> handlers,
            WorkItems workItems,
            TaskRights rights,
            Drafts drafts,
            TaskService taskService,
            Unchecked unchecked) {
        this.handlers = handlers.stream().collect(Collectors.toMap(StepHandler::step, Function.identity()));
        this.workItems = workItems;
        this.rights = rights;
        this.drafts = drafts;
        this.taskService = taskService;
        this.unchecked = unchecked;
    }

    /**
     * Takes the step the task stands for.
     *
     * @param form makes the step's request record from what was posted
     * @throws Refusal if the task is gone, is not the officer's, or the use case refuses
     */
    @Transactional
    public void submit(String taskId, Officer officer, Function<Class<? extends Record>, Record> form) {
        var work = workItems.hold(taskId);
        take(work, rights.mayTake(officer, work), form);
        drafts.remove(taskId, officer.id());
    }

    /**
     * Takes one of many: as {@link #submit}, and only if the task stands for this step.
     *
     * @return number of the item
     */
    @Transactional
    public String submit(Step step, String taskId, Officer officer, Function<Class<? extends Record>, Record> form) {
        var work = workItems.hold(taskId);
        var actor = rights.mayTake(officer, work);
        requireAt(step, work);
        take(work, actor, form);
        drafts.remove(taskId, officer.id());
        return work.item();
    }

    /** @throws Refusal if the task stands for another step than the one many are to be taken of */
    public static void requireAt(Step step, WorkItem work) {
        if (work.step() != step) {
            throw Refusal.conflict(
                    "WRONG_STEP", work.item() + " 现为“" + work.step().label() + "”，不在本批办理之列。");
        }
    }

    /** Takes the step of a task that is held, for an actor whose right to it has been checked. */
    void take(WorkItem work, Actor actor, Function<Class<? extends Record>, Record> form) {
        complete(work, facts(handlers.get(work.step()), work, actor, form));
    }

    private static <R extends Record> Map<String, Object> facts(
            StepHandler<R> handler, WorkItem work, Actor actor, Function<Class<? extends Record>, Record> form) {
        var request = handler.request().cast(form.apply(handler.request()));
        return handler.take(work.item(), actor, request);
    }

    /** Whoever acts in another's place, or types in what another decided, has none of the engine's permissions for it. */
    private void complete(WorkItem work, Map<String, Object> facts) {
        try {
            unchecked.run(() -> taskService.complete(work.taskId(), facts));
        } catch (OptimisticLockingException overtaken) {
            throw Refusal.overtaken();
        }
    }
}
