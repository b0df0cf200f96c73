package duban.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import duban.department.Officer;
import duban.department.Role;
import duban.process.command.TaskRights;
import duban.process.identity.WebLogin;
import duban.process.model.Step;
import duban.process.worklist.WorkItem;
import duban.process.worklist.WorkItems;
import duban.shared.Actor;
import duban.shared.DepartmentCode;
import duban.shared.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class GoControllerTest {

    static final String NUMBER = "2023-07-M11";
    static final DepartmentCode CZJ = new DepartmentCode("CZJ");
    static final DepartmentCode GAJ = new DepartmentCode("GAJ");
    static final Officer SUBSTITUTE = new Officer(new PersonId("gaj.liaison"), "何平", GAJ, "办公室", "", "", List.of());

    final WorkItems workItems = mock();
    final TaskRights rights = mock();
    final WebLogin login = mock();
    final GoController go = new GoController(workItems, rights, login);

    static WorkItem coSigning(String task, DepartmentCode department) {
        return new WorkItem(
                task,
                NUMBER,
                Step.CO_SIGN_RESULT,
                department,
                Role.HEAD,
                null,
                null,
                Instant.parse("2023-11-03T10:00:00Z"));
    }

    @Test
    void a_substitute_comes_to_the_task_of_whom_they_substitute() {
        var open = List.of(coSigning("of-finance", CZJ), coSigning("of-police", GAJ));
        when(workItems.of(NUMBER)).thenReturn(open);
        when(login.of(any())).thenReturn(Optional.of(SUBSTITUTE));
        when(rights.mayTake(SUBSTITUTE, open))
                .thenReturn(List.of(
                        Optional.empty(),
                        Optional.of(new Actor(SUBSTITUTE.id(), GAJ, new PersonId("gaj.head"), null))));

        assertThat(go.go(NUMBER, new MockHttpServletRequest()).getUrl()).endsWith("task=of-police");
    }

    @Test
    void who_has_no_task_of_the_item_comes_to_its_first() {
        when(workItems.of(NUMBER)).thenReturn(List.of(coSigning("of-finance", CZJ)));
        when(login.of(any())).thenReturn(Optional.empty());

        assertThat(go.go(NUMBER, new MockHttpServletRequest()).getUrl()).endsWith("task=of-finance");
    }
}
