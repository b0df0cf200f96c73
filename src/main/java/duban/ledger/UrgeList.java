package duban.ledger;

import duban.deadline.DueText;
import duban.deadline.UrgeItem;
import duban.deadline.UrgeItem.Channel;
import duban.deadline.WorkingDays;
import duban.ledger.Section.Entry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How an item was urged, what was promised, and who can be urged now. Rights are the caller's to check. */
@Component
public class UrgeList {

    /** @param role what the person is to the open item, in Chinese */
    public record Person(String id, String name, String role, String telephone) {}

    /**
     * @param said how often it was urged and what was promised, {@code null} if it was never urged
     * @param notBefore why it cannot be urged again yet, {@code null} if it can
     * @param people whom to urge, the most likely first; empty if nobody may be urged by the reader
     */
    public record Urges(int count, String said, String notBefore, List<Entry> log, List<Person> people) {}

    private record Urged(LocalDate on, String channel, LocalDate promisedOn, Entry entry) {}

    private final UrgeItem urgeItem;
    private final JdbcClient jdbc;
    private final Clock clock;

    UrgeList(UrgeItem urgeItem, JdbcClient jdbc, Clock clock) {
        this.urgeItem = urgeItem;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param withPeople false if the reader may not urge */
    public Urges of(String item, boolean withPeople) {
        var all = all(item);
        return new Urges(
                all.size(),
                all.isEmpty() ? null : said(all),
                all.isEmpty() ? null : notBefore(all.get(0)),
                all.stream().map(Urged::entry).toList(),
                withPeople ? people(item) : List.of());
    }

    /** For whoever has to do it: how often they were urged and what was promised; empty if they never were. */
    public Optional<Section> section(String item) {
        var all = all(item);
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section(
                        "urges",
                        "催办",
                        List.of(),
                        null,
                        all.stream().map(Urged::entry).toList(),
                        said(all)));
    }

    /** How often each of these items was urged; those that never were are left out. */
    public Map<String, Integer> counts(Collection<String> items) {
        var counts = new HashMap<String, Integer>();
        if (items.isEmpty()) {
            return counts;
        }
        jdbc.sql("select item, count(*) from urge where item in (:items) group by item")
                .param("items", items)
                .query(row -> {
                    counts.put(row.getString(1), row.getInt(2));
                });
        return counts;
    }

    private static String said(List<Urged> all) {
        var promise = all.stream()
                .filter(urged -> urged.promisedOn() != null)
                .findFirst()
                .map(urged -> DueText.dayOfYear(urged.on()) + urged.channel() + "中承诺"
                        + DueText.dayOfYear(urged.promisedOn()) + "完成。")
                .orElse("");
        return "已催办" + all.size() + "次。" + promise;
    }

    private String notBefore(Urged latest) {
        var next = urgeItem.nextAfter(latest.on());
        return WorkingDays.dayOf(clock.instant()).isBefore(next)
                ? DueText.dayOfYear(latest.on()) + "催办过，" + DueText.dayOfYear(next) + "起可以再催。"
                : null;
    }

    private List<Urged> all(String item) {
        return jdbc.sql("""
                select u.*, o.name, a.name as absent, d.name as office, p.name as urged, x.name as department_name from urge u
                  join officer o on o.id = u.urged_by left join officer a on a.id = u.in_place_of
                  join department d on d.code = u.acting_for join officer p on p.id = u.person
                  join department x on x.code = u.department
                 where u.item = ? order by u.id desc""").param(item).query((row, index) -> read(row)).list();
    }

    private static Urged read(ResultSet row) throws SQLException {
        var channel = Channel.valueOf(row.getString("channel")).label();
        var promisedOn = row.getObject("promised_on", LocalDate.class);
        var absent = row.getString("absent");
        return new Urged(
                WorkingDays.dayOf(row.getTimestamp("urged_at").toInstant()),
                channel,
                promisedOn,
                new Entry(
                        ChineseDates.moment(row.getTimestamp("urged_at")),
                        row.getString("name") + "（" + (absent == null ? "" : "代 " + absent + "，")
                                + row.getString("office") + "）",
                        channel + "催办 " + row.getString("urged") + "（" + row.getString("department_name") + "）",
                        row.getString("said")
                                + (promisedOn == null ? "" : "（承诺" + DueText.dayOfYear(promisedOn) + "完成）")));
    }

    /** Who has it, who may take it, and the department's liaison and head. */
    private List<Person> people(String item) {
        return jdbc.sql("""
                select o.id, o.name || '（' || d.name || '）' as name, o.telephone, min(p.nth) as nth,
                       (array_agg(p.role order by p.nth))[1] as role
                  from (select 1 as nth, '正在办理' as role, assignee as officer from work_item where item = :item and assignee is not null
                        union all select 2, '可以办理', a.officer from work_item w
                            join appointment a on a.department = w.department and a.role = w.role where w.item = :item
                        union all select 3, '联络员', a.officer from work_item w
                            join appointment a on a.department = w.department and a.role = 'LIAISON' where w.item = :item
                        union all select 4, '单位负责人', a.officer from work_item w
                            join appointment a on a.department = w.department and a.role = 'HEAD' where w.item = :item) p
                  join officer o on o.id = p.officer and o.active join department d on d.code = o.home
                 group by o.id, d.name order by nth, o.id""")
                .param("item", item)
                .query((row, index) -> new Person(
                        row.getString("id"), row.getString("name"), row.getString("role"), row.getString("telephone")))
                .list();
    }
}
