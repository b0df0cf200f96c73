package duban.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import duban.access.CurrentUser;
import duban.department.Role;
import duban.process.command.TaskAccess;
import duban.process.engine.Unchecked;
import duban.process.model.Step;
import duban.process.worklist.WorkItem;
import duban.process.worklist.WorkItems;
import duban.shared.DepartmentCode;
import duban.shared.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
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
    final TaskAccess access = mock();
    final Unchecked unchecked = mock();
    final TaskGate gate = new TaskGate(mock(CurrentUser.class), workItems, access, unchecked);
    final MockHttpServletResponse response = new MockHttpServletResponse();

    void read() throws Exception {
        gate.pass("t1", true, new MockHttpServletRequest(), response, ENGINE_FAILS);
    }

    @Test
    void what_opens_is_answered_by_us_and_its_form_by_the_engine() throws Exception {
        when(workItems.find("t1")).thenReturn(Optional.of(WORK));
        when(access.mayRead(any(), any())).thenReturn(true);
        when(unchecked.enter()).thenReturn(() -> {});
        var asked = new ArrayList<String>();

        gate.pass("t1", true, new MockHttpServletRequest(), response, (request, answer) -> asked.add("task"));
        gate.pass("t1", false, new MockHttpServletRequest(), response, (request, answer) -> asked.add("form"));

        assertThat(response.getForwardedUrl()).endsWith("/duban/tasks/t1/resource");
        assertThat(asked).containsExactly("form");
        verify(unchecked).enter();
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
