package duban.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import duban.access.CurrentUser;
import duban.department.Role;
import duban.process.command.TaskRights;
import duban.process.engine.Unchecked;
import duban.process.model.Step;
import duban.process.worklist.WorkItem;
import duban.process.worklist.WorkItems;
import duban.shared.DepartmentCode;
import duban.shared.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class TaskGateTest {

    static final DepartmentCode MZJ = new DepartmentCode("MZJ");
    static final WorkItem WORK =
            new WorkItem("t1", "2023-07-M01", Step.SIGN_FOR_RECEIPT, MZJ, Role.LIAISON, null, null, Instant.EPOCH);
    static final FilterChain ENGINE_FAILS =
            (request, response) -> ((HttpServletResponse) response).sendError(500, "task is null");

    final WorkItems workItems = mock();
    final TaskRights rights = mock();
    final TaskGate gate = new TaskGate(mock(CurrentUser.class), workItems, rights, mock(Unchecked.class));
    final MockHttpServletResponse response = new MockHttpServletResponse();

    @BeforeEach
    void the_task_is_somebody_elses() {
        when(rights.mayTake(any(), anyList())).thenReturn(List.of(Optional.empty()));
    }

    void read() throws Exception {
        gate.pass("t1", new MockHttpServletRequest(), response, ENGINE_FAILS);
    }

    @Test
    void a_task_completed_while_it_is_read_is_told_as_gone() {
        when(workItems.find("t1")).thenReturn(Optional.of(WORK), Optional.empty());

        assertThatThrownBy(this::read)
                .isInstanceOfSatisfying(
                        Refusal.class, told -> assertThat(told.kind()).isEqualTo(Refusal.Kind.NOT_FOUND));
    }

    @Test
    void a_failure_with_a_task_that_is_still_there_is_a_failure() {
        when(workItems.find("t1")).thenReturn(Optional.of(WORK));

        assertThatThrownBy(this::read).isInstanceOf(IllegalStateException.class);
    }
}
