package duban.notification;

import duban.deadline.WorkingDays;
import duban.ledger.DailyCheck;
import duban.ledger.StepRoles;
import duban.notification.MailContent.Row;
import duban.notification.MailContent.Section;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the morning's mail says beside one's own work: to the supervision office who was reminded, what was not delivered
 * and what is stuck; to leaders how each opinion stands.
 */
@Component
class MorningSections {

    private static final int MOST_STUCK = 10;
    private static final int MOST_FAILED = 20;

    private final JdbcClient jdbc;
    private final StepRoles steps;
    private final DailyCheck dailyCheck;
    private final String address;

    MorningSections(
            JdbcClient jdbc, StepRoles steps, DailyCheck dailyCheck, @Value("${duban.public-url}") String address) {
        this.jdbc = jdbc;
        this.steps = steps;
        this.dailyCheck = dailyCheck;
        this.address = address;
    }

    /** By person, each part worked out once however many read it; whoever is neither is missing. */
    Map<String, List<Section>> of(List<String> people, Instant now) {
        var officers = onDuty("OFFICE", people, now);
        var leaders = onDuty("LEADER", people, now);
        var sections = new HashMap<String, List<Section>>();
        if (!officers.isEmpty()) {
            var office = List.of(stuck(now), checked(now), reminded(now), failed(now));
            officers.forEach(person -> sections.put(person, office));
        }
        if (!leaders.isEmpty()) {
            standing(now)
                    .ifPresent(standing -> leaders.forEach(person -> sections.merge(
                            person,
                            List.of(standing),
                            (before, more) -> Stream.concat(before.stream(), more.stream())
                                    .toList())));
        }
        return sections;
    }

    private List<String> onDuty(String role, List<String> people, Instant now) {
        return jdbc.sql("select distinct person from on_duty(:today) where role = :role and person = any (:people)")
                .param("today", WorkingDays.dayOf(now))
                .param("role", role)
                .param("people", people.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    private Section checked(Instant now) {
        var outcome = dailyCheck.at(now);
        return new Section(
                "每日核对",
                outcome.verdict(),
                outcome.exceptions().stream()
                        .limit(MOST_STUCK)
                        .map(each -> new Row(each.item() + " " + each.what(), address + "/go/" + each.item()))
                        .toList());
    }

    private Section reminded(Instant now) {
        var today = WorkingDays.dayOf(now).toString();
        var rows = jdbc.sql("""
                with told as (
                    select d.name as department, o.name, count(*) as items
                      from mail m join mail_line l on l.mail = m.id join officer o on o.id = m.person join department d on d.code = o.home
                     where m.kind = 'ROUTINE' and m.slot = :today and m.state <> 'FAILED'
                       and not exists (select from appointment a where a.officer = o.id and a.role = 'OFFICE')
                     group by d.code, d.name, o.id, o.name)
                select department, string_agg(name || ' ' || items || '件', '、' order by items desc, name) as people,
                       count(*) as readers, sum(items) as items from told group by department order by sum(items) desc, department""")
                .param("today", today)
                .query((row, index) -> new Reminded(
                        row.getString("department"),
                        row.getString("people"),
                        row.getInt("readers"),
                        row.getInt("items")))
                .list();
        var readers = rows.stream().mapToInt(Reminded::readers).sum();
        return new Section(
                "今天提醒了谁",
                readers == 0 ? "今天没有需要提醒的人" : "今天提醒" + readers + "人",
                rows.stream()
                        .map(row -> new Row(row.department() + "：" + row.people(), ""))
                        .toList());
    }

    private record Reminded(String department, String people, int readers, int items) {}

    private record Failed(String text, int all) {}

    /** Since the last morning, also of those made before and given up since. */
    private Section failed(Instant now) {
        var rows = jdbc.sql("""
                select d.name || ' ' || o.name || coalesce('（' || nullif(o.telephone, '') || '）', '') || '：' || m.answer as text,
                       count(*) over () as all
                  from mail m join officer o on o.id = m.person join department d on d.code = o.home
                 where m.state = 'FAILED' and coalesce(m.failed_at, m.made_at) > cast(:now as timestamptz) - interval '1 day'
                 order by m.id limit :most""")
                .param("now", Timestamp.from(now))
                .param("most", MOST_FAILED)
                .query(Failed.class)
                .list();
        return new Section(
                "没有送达的邮件",
                rows.isEmpty() ? "邮件全部送达" : rows.get(0).all() + "封没有送达，请电话告知",
                rows.stream().map(row -> new Row(row.text(), "")).toList());
    }

    private record Stuck(String item, String department, String step, int days) {}

    private Section stuck(Instant now) {
        var rows = jdbc.sql("""
                select w.item, d.name as department, w.step,
                       working_days_until((:now at time zone 'Asia/Shanghai')::date)
                       - working_days_until((w.created at time zone 'Asia/Shanghai')::date) + 1 as days
                  from work_item w join department d on d.code = w.department
                 where w.due < :now order by w.due, w.task_id limit :most""")
                .param("now", Timestamp.from(now))
                .param("most", MOST_STUCK)
                .query(Stuck.class)
                .list();
        var all = jdbc.sql("select count(*) from work_item where due < ?")
                .param(Timestamp.from(now))
                .query(Integer.class)
                .single();
        return new Section(
                "卡住的事项",
                all == 0 ? "没有逾期未办的事项" : all + "件逾期未办" + (all > rows.size() ? "，最久的" + rows.size() + "件" : ""),
                rows.stream()
                        .map(row -> new Row(
                                row.item() + " 卡在" + row.department() + "“" + steps.label(row.step()) + "”，第"
                                        + row.days() + "个工作日",
                                address + "/go/" + row.item()))
                        .toList());
    }

    /** Empty where nothing is in work. */
    private Optional<Section> standing(Instant now) {
        var rows = jdbc.sql("""
                with open as materialized (
                    select c.opinion, m.number, m.due_on, row_number() over (order by m.number) as nth
                      from measure m join comment c on c.number = m.comment
                     where m.dispatched_at is not null and m.state not in ('DRAFT', 'COMPLETED', 'ADJUSTED', 'TERMINATED')),
                asked as materialized (
                    select array_agg(number order by nth) as numbers, array_agg(end_of_day(due_on) order by nth) as dues from open),
                lit as materialized (
                    select o.opinion, count(*) as measures, count(*) filter (where l.colour = 'red') as red,
                           count(*) filter (where l.colour = 'yellow') as yellow, count(*) filter (where l.colour = 'green') as green
                      from asked a cross join lateral lights(a.numbers, a.dues, :now) l join open o on o.nth = l.nth
                     group by o.opinion)
                select p.title || '：问题' || count(*) || '个，已销号' || count(*) filter (where c.state = 'STRUCK_OFF') || '个；在办措施'
                       || l.measures || '件，■ 红' || l.red || '、▲ 黄' || l.yellow || '、● 绿' || l.green as text
                  from lit l join opinion p on p.number = l.opinion join comment c on c.opinion = p.number
                 group by p.number, p.title, l.measures, l.red, l.yellow, l.green order by p.number""")
                .param("now", Timestamp.from(now))
                .query(String.class)
                .list();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section(
                        "总体情况",
                        rows.size() + "件审议意见在办",
                        rows.stream().map(text -> new Row(text, "")).toList()));
    }
}
