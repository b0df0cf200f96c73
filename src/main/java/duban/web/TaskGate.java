package duban.web;

import duban.access.CurrentUser;
import duban.process.command.TaskRights;
import duban.process.engine.Unchecked;
import duban.process.worklist.WorkItem;
import duban.process.worklist.WorkItems;
import duban.shared.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Lets a single task be read by whoever may take it. The engine knows candidates and assignees, but not who takes an
 * absent colleague's place: where our rule says yes it answers unchecked; where not it judges by its own grants, by
 * which those who read all processes in Cockpit may read, and everybody else is told that there is nothing.
 */
@Component
class TaskGate {

    private final CurrentUser currentUser;
    private final WorkItems workItems;
    private final TaskRights rights;
    private final Unchecked unchecked;

    TaskGate(CurrentUser currentUser, WorkItems workItems, TaskRights rights, Unchecked unchecked) {
        this.currentUser = currentUser;
        this.workItems = workItems;
        this.rights = rights;
        this.unchecked = unchecked;
    }

    void pass(String taskId, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var work = workItems.find(taskId).orElseThrow(TaskGate::gone);
        var answer = new EngineAnswer(response);
        if (isMine(work)) {
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

    private boolean isMine(WorkItem work) {
        return rights.mayTake(currentUser.officer(), List.of(work)).get(0).isPresent();
    }
}
