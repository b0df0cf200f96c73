package duban.web.tasklist;

import duban.audit.RefusalLog;
import duban.department.Officer;
import duban.process.command.SubmitStep;
import duban.process.model.Step;
import duban.process.worklist.OpenedTasks;
import duban.process.worklist.WorkItem;
import duban.process.worklist.WorkItems;
import duban.shared.Refusal;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Takes one item of a batch by the rule of its step if it was opened, and says what became of it. */
@Component
class BatchItems {

    private static final Logger LOG = LoggerFactory.getLogger(BatchItems.class);

    static final String GONE = "该待办已由他人办理、已撤回，或不在您的职责内。";

    /** What tells no more than that there is nothing for the caller. */
    private static final Set<String> ABSENT = Set.of("TASK_GONE", "NOT_YOURS");

    record Done(String item, String task) {}

    /** @param item {@code null} where the caller may not know of it */
    record Skipped(String item, String task, String code, String message) {}

    private final SubmitStep submitStep;
    private final WorkItems workItems;
    private final OpenedTasks openedTasks;
    private final RefusalLog refusals;
    private final ItemStandings standings;

    BatchItems(
            SubmitStep submitStep,
            WorkItems workItems,
            OpenedTasks openedTasks,
            RefusalLog refusals,
            ItemStandings standings) {
        this.submitStep = submitStep;
        this.workItems = workItems;
        this.openedTasks = openedTasks;
        this.refusals = refusals;
        this.standings = standings;
    }

    void take(
            Step step,
            String task,
            Officer officer,
            Function<Class<? extends Record>, Record> form,
            Consumer<Done> done,
            Consumer<Skipped> skipped) {
        var item = workItems.find(task).map(WorkItem::item).orElse(null);
        try {
            var number = submitStep.submit(step, task, officer, request -> {
                // Behind the rights: whoever may not know of a task is not told that it was not opened.
                requireOpened(task, officer);
                return form.apply(request);
            });
            done.accept(new Done(number, task));
        } catch (Refusal refused) {
            skipped.accept(skipped(step, item, task, officer, refused));
        } catch (ConcurrencyFailureException | DuplicateKeyException overtaken) {
            skipped.accept(skipped(step, item, task, officer, Refusal.overtaken()));
        } catch (RuntimeException failure) {
            // The others are judged on their own: only here is it known that there are others.
            var id = UUID.randomUUID().toString();
            LOG.error("Batch {} failed at {}, id {}", step.stem(), item, id, failure);
            skipped.accept(new Skipped(item, task, "FAILED", "系统出错，此件未办理。请稍后重试；如仍不成功，请把编号 " + id + " 告知系统管理员。"));
        }
    }

    private void requireOpened(String task, Officer officer) {
        if (!openedTasks.has(task, officer.id())) {
            throw Refusal.conflict("UNOPENED", "此件您还没有打开看过，不能办理。请打开看清内容后再办。");
        }
    }

    private Skipped skipped(Step step, String item, String task, Officer officer, Refusal refused) {
        if (refused.kind() == Refusal.Kind.FORBIDDEN || refused.kind() == Refusal.Kind.CONCEALED) {
            refusals.append(
                    officer.id().value(),
                    "POST",
                    "batches/" + step.stem() + "/" + task,
                    refused.code(),
                    refused.getMessage(),
                    UUID.randomUUID().toString());
        }
        return ABSENT.contains(refused.code())
                ? gone(task, officer)
                : new Skipped(item, task, refused.code(), refused.getMessage());
    }

    /** Who was faster is told to whoever may see the item; to others it looks like a task that never was. */
    private Skipped gone(String task, Officer officer) {
        try {
            var standing = standings.ofTask(task, officer);
            var done = standing.done();
            if (done != null && done.who() != null) {
                return new Skipped(
                        standing.item(),
                        task,
                        "TASK_GONE",
                        "此件“" + done.stepName() + "”已于" + done.at() + "由" + done.who() + "办理：" + done.what() + "。");
            }
        } catch (Refusal unknown) {
            LOG.debug("Nothing to tell of {}", task);
        }
        return new Skipped(null, task, "NOT_FOUND", GONE);
    }
}
