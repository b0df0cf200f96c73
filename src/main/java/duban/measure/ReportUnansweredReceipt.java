package duban.measure;

import duban.audit.Transition;
import duban.audit.TransitionLog;
import duban.deadline.ObligationKind;
import duban.deadline.Obligations;
import duban.department.Departments;
import duban.department.Officers;
import duban.department.Role;
import duban.shared.Actor;
import duban.shared.DepartmentCode;
import duban.shared.MeasureNumber;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells who is above a receipt that nobody gives: first the heads of the department, then the supervision office. */
@Component
@Transactional
public class ReportUnansweredReceipt {

    private record Overdue(ObligationKind kind, Instant dueAt) {}

    private record Audience(DepartmentCode department, Role role, String words) {}

    private final MeasureRepository measures;
    private final Obligations obligations;
    private final Departments departments;
    private final Officers officers;
    private final TransitionLog log;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;
    private final Clock clock;

    ReportUnansweredReceipt(
            MeasureRepository measures,
            Obligations obligations,
            Departments departments,
            Officers officers,
            TransitionLog log,
            ApplicationEventPublisher events,
            JdbcClient jdbc,
            Clock clock) {
        this.measures = measures;
        this.obligations = obligations;
        this.departments = departments;
        this.officers = officers;
        this.log = log;
        this.events = events;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Records each overdue obligation of the receipt once, whoever asks how often. */
    public void report(MeasureNumber number) {
        var measure = measures.of(number);
        for (var overdue : untold(number)) {
            var audience = overdue.kind() == ObligationKind.RECEIPT ? headsOf(measure.department()) : office("");
            record(measure, overdue, audience);
            if (overdue.kind() == ObligationKind.RECEIPT_ESCALATION) {
                obligations.fulfil(number.value(), ObligationKind.RECEIPT_ESCALATION);
            }
        }
    }

    private List<Overdue> untold(MeasureNumber number) {
        return jdbc.sql("""
                select o.kind, o.due_at from obligation o
                 where o.item = :item and o.kind in ('RECEIPT', 'RECEIPT_ESCALATION') and o.fulfilled_at is null and o.due_at <= :now
                   and not exists (select from told t where t.item = o.item and t.kind = o.kind and t.due_at = o.due_at)
                 order by o.due_at""")
                .param("item", number.value())
                .param("now", Timestamp.from(clock.instant()))
                .query((row, index) -> new Overdue(
                        ObligationKind.valueOf(row.getString("kind")),
                        row.getTimestamp("due_at").toInstant()))
                .list();
    }

    private Audience headsOf(DepartmentCode department) {
        var name = departments.nameOf(department);
        var heads = officers.namesOf(department, Role.HEAD);
        return heads.isEmpty()
                ? office(name + "没有在册的单位负责人，")
                : new Audience(department, Role.HEAD, "告知" + name + "单位负责人" + String.join("、", heads) + "，请督促签收。");
    }

    private static Audience office(String why) {
        return new Audience(DepartmentCode.SUPERVISION_OFFICE, Role.OFFICE, why + "告知督办专班，请联系承办单位。");
    }

    /** Not through the journal: nothing of the measure changes, and who signs for it meanwhile is not to be overtaken. */
    private void record(Measure measure, Overdue overdue, Audience audience) {
        var reason = (overdue.kind() == ObligationKind.RECEIPT ? "到期未签收：" : "仍未签收：") + audience.words();
        var holder = measure.holder();
        var state = measure.state().name();
        log.append(new Transition(
                measure.item(), "reportUnansweredReceipt", Actor.system(), holder, holder, state, state, reason));
        jdbc.sql("insert into told (item, kind, due_at, told_department, told_role, told_at) values (?, ?, ?, ?, ?, ?)")
                .param(measure.item())
                .param(overdue.kind().name())
                .param(Timestamp.from(overdue.dueAt()))
                .param(audience.department().value())
                .param(audience.role().name())
                .param(Timestamp.from(clock.instant()))
                .update();
        events.publishEvent(new ReceiptUnanswered(measure.number(), audience.department(), audience.role()));
    }
}
