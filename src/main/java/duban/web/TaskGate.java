package duban.web;

import duban.access.CurrentUser;
import duban.process.command.TaskAccess;
import duban.process.engine.Unchecked;
import duban.process.worklist.WorkItem;
import duban.process.worklist.WorkItems;
import duban.shared.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Component;

/**
 * Lets a single task be read by whoever may take or read it. Where our rule says yes, the task itself is answered by
 * us, and what belongs to it by the engine, unchecked: the engine knows candidates and assignees, but not who takes an
 * absent colleague's place, and checking reads all its grants. Where not, the engine judges by its own grants, by which
 * those who read all processes in Cockpit may read, and everybody else is told that there is nothing.
 */
@Component
class TaskGate {

    private final CurrentUser currentUser;
    private final WorkItems workItems;
    private final TaskAccess access;
    private final Unchecked unchecked;

    TaskGate(CurrentUser currentUser, WorkItems workItems, TaskAccess access, Unchecked unchecked) {
        this.currentUser = currentUser;
        this.workItems = workItems;
        this.access = access;
        this.unchecked = unchecked;
    }

    /** @param itself true if the task is asked for, and not what belongs to it */
    void pass(
            String taskId, boolean itself, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var work = workItems.find(taskId).orElseThrow(TaskGate::gone);
        var opens = opens(work);
        if (opens && itself) {
            request.getRequestDispatcher("/camunda/api/duban/tasks/" + taskId + "/resource")
                    .forward(request, response);
            return;
        }
        var answer = new EngineAnswer(response);
        if (opens) {
            var entered = unchecked.enter();
            try {
                chain.doFilter(request, answer);
            } finally {
                entered.close();
            }
        } else {
            chain.doFilter(request, answer);
        }
        // The engine fails on a task that is completed while it is being read.
        if (answer.isRefused() && workItems.find(taskId).isEmpty()) {
            throw answer.replacedBy(gone());
        }
        answer.throwIfRefused(true);
    }

    private static Refusal gone() {
        return Refusal.notFound(EngineAnswer.ABSENT_TASK);
    }

    private boolean opens(WorkItem work) {
        var officer = currentUser.officer();
        return access.takenAs(officer, work).isPresent() || access.mayRead(officer, work);
    }
}
