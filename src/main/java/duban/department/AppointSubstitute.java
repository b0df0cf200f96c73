package duban.department;

import duban.deadline.WorkingDays;
import duban.shared.Actor;
import duban.shared.DepartmentCode;
import duban.shared.PersonId;
import duban.shared.Refusal;
import duban.shared.Texts;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Appoints who takes the place of an absent colleague, or of whoever authorises another to sign (授权代签). */
@Component
@Transactional
public class AppointSubstitute {

    /**
     * @param absent id of the person whose place is taken
     * @param substitute id of the colleague who takes it
     * @param fromOn first day, {@code yyyy-MM-dd}
     * @param toOn last day, {@code yyyy-MM-dd}
     * @param reason why, at most 200 characters
     */
    public record Request(String absent, String substitute, String fromOn, String toOn, String reason) {}

    private static final int MOST_YEARS = 1;

    private final Officers officers;
    private final JdbcClient jdbc;
    private final Clock clock;

    AppointSubstitute(Officers officers, JdbcClient jdbc, Clock clock) {
        this.officers = officers;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Returns the id of the new substitution.
     *
     * @param by who appoints, for the department both belong to
     * @throws Refusal naming what stands in the way
     */
    public long appoint(Actor by, Request request) {
        var reason = Texts.required("reason", "原因", request.reason(), 200);
        var absent = colleague("absent", "被代理人", request.absent(), by.actingFor());
        var substitute = colleague("substitute", "代理人", request.substitute(), by.actingFor());
        if (absent.equals(substitute)) {
            throw Refusal.invalid("substitute", "SUBSTITUTE_SELF", "不能由本人代理本人，请选择其他同事。");
        }
        var from = day("fromOn", "开始日期", request.fromOn());
        var to = day("toOn", "结束日期", request.toOn());
        mustBeAPeriod(from, to);
        // Two appointments at once could each be right alone and a circle together.
        jdbc.sql("lock table substitution in share row exclusive mode").update();
        mustNotOverlap(absent, from, to);
        mustNotBeACircle(absent, substitute, from, to);
        mustBePresent(substitute, from, to);
        return jdbc.sql("""
                insert into substitution (absent, substitute, department, from_on, to_on, reason, made_by, made_at)
                values (?, ?, ?, ?, ?, ?, ?, ?) returning id""")
                .param(absent.value())
                .param(substitute.value())
                .param(by.actingFor().value())
                .param(from)
                .param(to)
                .param(reason)
                .param(by.person().value())
                .param(Timestamp.from(clock.instant()))
                .query(Long.class)
                .single();
    }

    private PersonId colleague(String field, String label, String id, DepartmentCode department) {
        var person = new PersonId(Texts.required(field, label, id, 64));
        return officers.find(person)
                .filter(officer -> officer.worksIn(department))
                .map(Officer::id)
                .orElseThrow(() -> Refusal.invalid(field, "NOT_A_COLLEAGUE", label + "不是本单位在岗的办理人员，请从名单中选择。"));
    }

    private static LocalDate day(String field, String label, String text) {
        try {
            return LocalDate.parse(Texts.required(field, label, text, 10));
        } catch (DateTimeParseException unreadable) {
            throw Refusal.invalid(field, "DATE", label + "请按 2023-11-20 的形式填写。");
        }
    }

    private void mustBeAPeriod(LocalDate from, LocalDate to) {
        if (from.isBefore(WorkingDays.dayOf(clock.instant()))) {
            throw Refusal.invalid("fromOn", "DATE_PAST", "开始日期不能早于今天：代理不能倒签。");
        }
        if (to.isBefore(from)) {
            throw Refusal.invalid("toOn", "DATE_ORDER", "结束日期不能早于开始日期。");
        }
        if (!to.isBefore(from.plusYears(MOST_YEARS))) {
            throw Refusal.invalid("toOn", "TOO_LONG", "一次代理最长一年，请缩短期限；到期后可再次指定。");
        }
    }

    private void mustNotOverlap(PersonId absent, LocalDate from, LocalDate to) {
        absences(absent, from, to).ifPresent(period -> {
            throw Refusal.conflict("OVERLAP", "该人员已指定代理（" + period + "），期限重叠。请先结束原代理，或改用不重叠的日期。");
        });
    }

    private void mustBePresent(PersonId substitute, LocalDate from, LocalDate to) {
        absences(substitute, from, to).ifPresent(period -> {
            throw Refusal.invalid("substitute", "SUBSTITUTE_ABSENT", "所选代理人这段时间自己由他人代理（" + period + "），请另选在岗的同事。");
        });
    }

    private Optional<String> absences(PersonId person, LocalDate from, LocalDate to) {
        return jdbc.sql("select from_on || ' 至 ' || to_on from substitution where absent = ?"
                        + " and ended_at is null and from_on <= ? and to_on >= ? order by from_on limit 1")
                .param(person.value())
                .param(to)
                .param(from)
                .query(String.class)
                .optional();
    }

    /** Follows who takes whose place, as long as there is a day on which all of them do. */
    private void mustNotBeACircle(PersonId absent, PersonId substitute, LocalDate from, LocalDate to) {
        var circle = jdbc.sql("""
                with recursive chain (person, from_on, to_on) as (
                    values (?, ?::date, ?::date)
                    union
                    select s.substitute, greatest(s.from_on, c.from_on), least(s.to_on, c.to_on)
                      from chain c join substitution s on s.absent = c.person and s.ended_at is null
                       and s.from_on <= c.to_on and s.to_on >= c.from_on)
                select exists (select from chain where person = ?)""")
                .param(substitute.value())
                .param(from)
                .param(to)
                .param(absent.value())
                .query(Boolean.class)
                .single();
        if (circle) {
            throw Refusal.invalid("substitute", "SUBSTITUTE_CIRCLE", "这样会形成循环代理（所选代理人这段时间直接或间接由被代理人代理），请另选他人。");
        }
    }
}
