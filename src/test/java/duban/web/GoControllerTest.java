package duban.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import duban.department.Officer;
import duban.department.Role;
import duban.process.command.TaskAccess;
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
    final TaskAccess access = mock();
    final WebLogin login = mock();
    final GoController go = new GoController(workItems, access, login);

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

    String address() {
        return go.go(NUMBER, new MockHttpServletRequest()).getUrl();
    }

    @Test
    void a_substitute_comes_to_the_task_of_whom_they_substitute() {
        var ofFinance = coSigning("of-finance", CZJ);
        var ofPolice = coSigning("of-police", GAJ);
        when(workItems.of(NUMBER)).thenReturn(List.of(ofFinance, ofPolice));
        when(login.of(any())).thenReturn(Optional.of(SUBSTITUTE));
        when(access.mayRead(SUBSTITUTE, ofFinance)).thenReturn(true);
        when(access.takenAs(SUBSTITUTE, ofPolice))
                .thenReturn(Optional.of(new Actor(SUBSTITUTE.id(), GAJ, new PersonId("gaj.head"), null)));

        assertThat(address()).endsWith("task=of-police");
    }

    @Test
    void who_has_no_task_of_the_item_comes_to_the_one_they_may_read() {
        var ofFinance = coSigning("of-finance", CZJ);
        when(workItems.of(NUMBER)).thenReturn(List.of(ofFinance));
        when(login.of(any())).thenReturn(Optional.of(SUBSTITUTE));
        when(access.mayRead(SUBSTITUTE, ofFinance)).thenReturn(true);

        assertThat(address()).endsWith("task=of-finance");
    }

    @Test
    void who_may_read_none_comes_to_where_the_item_stands() {
        when(workItems.of(NUMBER)).thenReturn(List.of(coSigning("of-finance", CZJ)));
        when(login.of(any())).thenReturn(Optional.of(SUBSTITUTE));

        assertThat(address()).endsWith("#/?item=" + NUMBER);
    }

    @Test
    void who_has_not_logged_in_comes_back_after_the_login() {
        when(login.of(any())).thenReturn(Optional.empty());

        assertThat(address()).isEqualTo("/camunda/login?to=%2Fgo%2F2023-07-M11");
    }
}
