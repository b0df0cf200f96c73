package duban.department;

import duban.shared.Actor;
import duban.shared.DepartmentCode;
import duban.shared.PersonId;
import duban.shared.Refusal;
import duban.shared.Texts;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hands over everything a person has in a department when that person leaves: all of it, or nothing. What takes or
 * lends the person's place there ends with it.
 */
@Component
@Transactional
public class HandOverEverything {

    /**
     * @param to id of the colleague who gets it, may be empty if there is nothing
     * @param reason why, at most 150 characters
     * @param withdraw whether the person's appointments in the department end too
     */
    public record Request(String to, String reason, boolean withdraw) {}

    private record Owned(Duties kind, Duties.Duty duty) {}

    private final List<Duties> kinds;
    private final Officers officers;
    private final EndSubstitution endSubstitution;
    private final Accounts accounts;
    private final JdbcClient jdbc;
    private final Clock clock;

    HandOverEverything(
            List<Duties> kinds,
            Officers officers,
            EndSubstitution endSubstitution,
            Accounts accounts,
            JdbcClient jdbc,
            Clock clock) {
        this.kinds = kinds;
        this.officers = officers;
        this.endSubstitution = endSubstitution;
        this.accounts = accounts;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What would go. */
    @Transactional(readOnly = true)
    public List<Duties.Duty> duties(PersonId person, DepartmentCode department) {
        return owned(person, department).map(Owned::duty).toList();
    }

    /** Returns how many duties went. */
    public int handOver(PersonId person, Actor by, Request request) {
        var reason = Texts.required("reason", "原因", request.reason(), 150);
        var department = by.actingFor();
        var leaver = officers.find(person)
                .filter(officer -> officer.worksIn(department))
                .orElseThrow(() -> Refusal.concealed("没有找到该人员，或其不属于本单位。"));
        var owned = owned(person, department).toList();
        if (!owned.isEmpty()) {
            var receiver = receiver(person, department, request.to());
            mustBeAbleToHave(receiver, department, owned);
            owned.forEach(each -> each.kind().handOver(each.duty(), person, receiver.id(), by, "整体移交：" + reason));
        }
        var ended = endSubstitution.endAllOf(person, by, "整体移交：" + reason);
        if (owned.isEmpty() && ended == 0 && !request.withdraw()) {
            throw Refusal.conflict("NOTHING", leaver.name() + "手中没有需要移交的事项，也没有代理，无须办理。");
        }
        if (request.withdraw()) {
            withdraw(leaver, department);
        }
        record(person, owned.isEmpty() ? null : request.to().strip(), by, owned.size(), request.withdraw(), reason);
        return owned.size();
    }

    private Stream<Owned> owned(PersonId person, DepartmentCode department) {
        return kinds.stream()
                .flatMap(kind -> kind.of(person, department).stream().map(duty -> new Owned(kind, duty)));
    }

    private Officer receiver(PersonId person, DepartmentCode department, String to) {
        var receiver = officers.find(new PersonId(Texts.required("to", "接收人", to, 64)))
                .filter(officer -> officer.worksIn(department))
                .orElseThrow(() -> Refusal.invalid("to", "NOT_A_COLLEAGUE", "接收人不是本单位在岗的办理人员，请从名单中选择。"));
        if (receiver.id().equals(person)) {
            throw Refusal.invalid("to", "SAME_PERSON", "不能移交给本人，请选择其他同事。");
        }
        return receiver;
    }

    private static void mustBeAbleToHave(Officer receiver, DepartmentCode department, List<Owned> owned) {
        var stays = owned.stream()
                .map(Owned::duty)
                .filter(duty -> obstacle(receiver, department, duty) != null)
                .collect(Collectors.groupingBy(
                        duty -> duty.what() + "（" + obstacle(receiver, department, duty) + "）",
                        LinkedHashMap::new,
                        Collectors.mapping(Duties.Duty::item, Collectors.joining("、"))));
        if (!stays.isEmpty()) {
            var named = stays.entrySet().stream()
                    .map(kind -> kind.getKey() + kind.getValue())
                    .collect(Collectors.joining("；"));
            throw Refusal.invalid(
                    "to", "CANNOT_GO", "以下事项不能移交给" + receiver.name() + "，全部未移交：" + named + "。请另选接收人，或先逐件改派、接办。");
        }
    }

    private static String obstacle(Officer receiver, DepartmentCode department, Duties.Duty duty) {
        if (!receiver.isAppointed(department, duty.role())) {
            return "须由" + duty.role().label() + "办理";
        }
        return receiver.home().equals(duty.barred()) ? "须由其他单位派出的人员办理" : null;
    }

    private void withdraw(Officer leaver, DepartmentCode department) {
        var roles = leaver.appointments().stream()
                .filter(appointment -> appointment.department().equals(department))
                .map(Appointment::role)
                .toList();
        // Two leaving at once must not each find the other still there.
        jdbc.sql("select code from department where code = ? for update")
                .param(department.value())
                .query(String.class)
                .single();
        var last = roles.stream()
                .filter(role -> isLast(leaver.id(), department, role))
                .map(Role::label)
                .collect(Collectors.joining("、"));
        if (!last.isEmpty()) {
            throw Refusal.invalid(
                    "withdraw", "LAST_OF_ROLE", leaver.name() + "是本单位唯一的" + last + "，免去后无人办理。请先由系统管理员增设人员，再办理移交。");
        }
        jdbc.sql("delete from appointment where officer = ? and department = ?")
                .param(leaver.id().value())
                .param(department.value())
                .update();
        accounts.follow(leaver.leaving(department));
    }

    private boolean isLast(PersonId person, DepartmentCode department, Role role) {
        return jdbc.sql("""
                select not exists (select from appointment a join officer o on o.id = a.officer
                 where a.department = ? and a.role = ? and a.officer <> ? and o.active)""")
                .param(department.value())
                .param(role.name())
                .param(person.value())
                .query(Boolean.class)
                .single();
    }

    private void record(PersonId person, String to, Actor by, int items, boolean withdrawn, String reason) {
        jdbc.sql("""
                insert into hand_over (person, receiver, department, items, withdrawn, reason, made_by, made_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(person.value())
                .param(to)
                .param(by.actingFor().value())
                .param(items)
                .param(withdrawn)
                .param(reason)
                .param(by.person().value())
                .param(Timestamp.from(clock.instant()))
                .update();
    }
}
