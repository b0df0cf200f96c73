package duban.notification;

import duban.deadline.EscalationLevel;
import duban.deadline.ItemUrged;
import duban.department.Departments;
import duban.department.Officers;
import duban.department.Role;
import duban.measure.MeasureEscalated;
import duban.measure.ReceiptUnanswered;
import duban.shared.DepartmentCode;
import duban.shared.PersonId;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is to be told at once, written in the transaction of what happened: if that is rolled back, nothing is told. Who
 * gets the mail is found when it is made.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Messages {

    /** From these on an escalation is told at once; the earlier ones come with the next morning's mail. */
    private static final Set<EscalationLevel> AT_ONCE =
            Set.of(EscalationLevel.RED, EscalationLevel.LEADER, EscalationLevel.INTERVIEW);

    private final Departments departments;
    private final Officers officers;
    private final JdbcClient jdbc;
    private final Clock clock;

    Messages(Departments departments, Officers officers, JdbcClient jdbc, Clock clock) {
        this.departments = departments;
        this.officers = officers;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * To whoever is to do an open task.
     *
     * @param department whose list it is on, for the role
     */
    public void ofTask(MailKind kind, String item, String taskId, DepartmentCode department, Role role) {
        add(kind, item, taskId, department, role, null, whom(department, role), "");
    }

    /** To everybody of a role. */
    public void toRole(MailKind kind, String item, DepartmentCode department, Role role) {
        add(kind, item, null, department, role, null, whom(department, role), "");
    }

    @EventListener
    void escalated(MeasureEscalated escalated) {
        if (!AT_ONCE.contains(escalated.level())) {
            return;
        }
        for (var target : targets(escalated)) {
            var department = new DepartmentCode(target.department());
            var role = Role.valueOf(target.role());
            add(
                    MailKind.OVERDUE,
                    escalated.measure().value(),
                    null,
                    department,
                    role,
                    null,
                    whom(department, role),
                    target.insteadOf());
        }
    }

    @EventListener
    void unanswered(ReceiptUnanswered receipt) {
        toRole(MailKind.OVERDUE, receipt.measure().value(), receipt.department(), receipt.role());
    }

    @EventListener
    void urged(ItemUrged urged) {
        var name = officers.names(List.of(urged.person())).get(urged.person());
        add(
                MailKind.URGE,
                urged.item(),
                null,
                urged.department(),
                null,
                urged.person(),
                departments.nameOf(urged.department()) + name,
                "");
    }

    /** To the supervision office, which has other ways to reach people. Of a mail without items its morning mail tells. */
    @EventListener
    void markedBad(MailboxMarkedBad mailbox) {
        mailbox.items().stream()
                .findFirst()
                .ifPresent(item -> add(
                        MailKind.MAILBOX,
                        item,
                        null,
                        DepartmentCode.SUPERVISION_OFFICE,
                        Role.OFFICE,
                        null,
                        mailbox.whose(),
                        ""));
    }

    private record Target(String department, String role, String insteadOf) {}

    private List<Target> targets(MeasureEscalated escalated) {
        return jdbc.sql("""
                select t.department, t.role, t.instead_of from escalation_target t
                 where t.escalation = (select max(id) from escalation where measure = ? and level = ? and occurrence = ?)
                 order by t.department, t.role, t.instead_of""")
                .param(escalated.measure().value())
                .param(escalated.level().name())
                .param(escalated.occurrence())
                .query(Target.class)
                .list();
    }

    private String whom(DepartmentCode department, Role role) {
        return departments.nameOf(department) + role.label();
    }

    private void add(
            MailKind kind,
            String item,
            String taskId,
            DepartmentCode department,
            Role role,
            PersonId person,
            String whom,
            String insteadOf) {
        jdbc.sql("""
                insert into message (kind, item, task_id, department, role, person, whom, instead_of, at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(kind.name())
                .param(item)
                .param(taskId)
                .param(department.value())
                .param(role == null ? null : role.name())
                .param(person == null ? null : person.value())
                .param(whom)
                .param(insteadOf)
                .param(Timestamp.from(clock.instant()))
                .update();
    }
}
