package duban.deadline;

import duban.audit.TransitionLog;
import duban.shared.Actor;
import duban.shared.DepartmentCode;
import duban.shared.PersonId;
import duban.shared.Refusal;
import duban.shared.Texts;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The office or the leader urges (催办) whoever has an open item: on record, and not every day. */
@Component
@Transactional
public class UrgeItem {

    public enum Channel {
        MAIL("邮件"),
        TELEPHONE("电话");

        private final String label;

        Channel(String label) {
            this.label = label;
        }

        /** How in Chinese. */
        public String label() {
            return label;
        }
    }

    /**
     * @param person id of who is urged: one of those the item waits for
     * @param said what the mail is to say, or what came of the call, at most 500 characters
     * @param promisedOn day promised on the telephone, {@code yyyy-MM-dd}, may be empty
     */
    public record Request(String person, Channel channel, String said, String promisedOn) {}

    private record Target(String step, String department, String name) {}

    private record Latest(LocalDate on, String channel, String by) {}

    private final Policy policy;
    private final WorkingDays workingDays;
    private final TransitionLog log;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;
    private final Clock clock;

    UrgeItem(
            Policy policy,
            WorkingDays workingDays,
            TransitionLog log,
            ApplicationEventPublisher events,
            JdbcClient jdbc,
            Clock clock) {
        this.policy = policy;
        this.workingDays = workingDays;
        this.log = log;
        this.events = events;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @throws Refusal if nothing is open, the item was urged too short a time ago, or the input is wrong */
    public void urge(String item, Actor by, Request request) {
        mustBeOpen(item);
        mustNotBeUrgedAgain(item);
        if (request.channel() == null) {
            throw Refusal.invalid("channel", "REQUIRED", "请选择用邮件还是电话催办。");
        }
        var target = target(item, Texts.required("person", "催办对象", request.person(), 64));
        var telephone = request.channel() == Channel.TELEPHONE;
        var said = Texts.required("said", telephone ? "通话结果" : "催办内容", request.said(), 500);
        var promisedOn = telephone ? promised(request.promisedOn()) : null;
        jdbc.sql("""
                insert into urge (item, step, department, person, channel, said, promised_on, urged_by, in_place_of, acting_for, urged_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(item)
                .param(target.step())
                .param(target.department())
                .param(request.person().strip())
                .param(request.channel().name())
                .param(said)
                .param(promisedOn)
                .param(by.person().value())
                .param(by.inPlaceOf() == null ? null : by.inPlaceOf().value())
                .param(by.actingFor().value())
                .param(Timestamp.from(clock.instant()))
                .update();
        if (!telephone) {
            events.publishEvent(new ItemUrged(
                    item,
                    new DepartmentCode(target.department()),
                    new PersonId(request.person().strip())));
        }
        log.remark(
                item,
                "urge",
                by,
                request.channel().label() + "催办" + target.name() + "：" + said
                        + (promisedOn == null ? "" : "（承诺" + DueText.dayOfYear(promisedOn) + "完成）"),
                "PLANNED");
    }

    /** Held until the transaction ends, so that two do not urge at once; whoever takes a step waits that long. */
    private void mustBeOpen(String item) {
        var open = jdbc.sql("select id from obligation where item = ? and fulfilled_at is null for no key update")
                .param(item)
                .query(Long.class)
                .list();
        if (open.isEmpty()) {
            throw Refusal.conflict("NOT_OPEN", item + " 没有待办理的事项，不需要催办。请刷新页面查看最新情况。");
        }
    }

    private void mustNotBeUrgedAgain(String item) {
        jdbc.sql("""
                select u.urged_at, u.channel, o.name from urge u join officer o on o.id = u.urged_by
                 where u.item = ? order by u.id desc limit 1""")
                .param(item)
                .query((row, index) -> new Latest(
                        WorkingDays.dayOf(row.getTimestamp(1).toInstant()),
                        Channel.valueOf(row.getString(2)).label(),
                        row.getString(3)))
                .optional()
                .ifPresent(latest -> {
                    var next = nextAfter(latest.on());
                    if (WorkingDays.dayOf(clock.instant()).isBefore(next)) {
                        throw Refusal.conflict(
                                "URGED_ALREADY",
                                item + " 已于" + DueText.dayOfYear(latest.on()) + "由" + latest.by() + "用"
                                        + latest.channel()
                                        + "催办，" + policy.number(PolicyRule.URGE_EVERY) + "个工作日内不重复催办，"
                                        + DueText.dayOfYear(next) + "起可以再催。");
                    }
                });
    }

    /** The first day on which an item that was urged on this day may be urged again. */
    public LocalDate nextAfter(LocalDate urgedOn) {
        return workingDays.plus(urgedOn, policy.number(PolicyRule.URGE_EVERY));
    }

    private Target target(String item, String person) {
        return jdbc.sql("""
                select w.step, w.department, o.name from work_item w join officer o on o.id = :person and o.active
                 where w.item = :item and (w.assignee = :person or exists (
                       select from appointment a where a.officer = :person and a.department = w.department
                          and a.role in (w.role, 'LIAISON', 'HEAD')))
                 order by w.assignee is distinct from :person, w.due limit 1""")
                .param("item", item)
                .param("person", person)
                .query((row, index) -> new Target(row.getString(1), row.getString(2), row.getString(3)))
                .optional()
                .orElseThrow(() -> Refusal.invalid("person", "NOT_THEIRS", "所选人员现在不办理该事项，请从名单中选择。"));
    }

    private LocalDate promised(String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            var day = LocalDate.parse(text.strip());
            if (day.isBefore(WorkingDays.dayOf(clock.instant()))) {
                throw Refusal.invalid("promisedOn", "DATE_PAST", "承诺的日期不能早于今天。");
            }
            return day;
        } catch (DateTimeParseException unreadable) {
            throw Refusal.invalid("promisedOn", "DATE", "承诺的日期请按 2023-12-01 的形式填写。");
        }
    }
}
