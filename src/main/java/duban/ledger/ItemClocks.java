package duban.ledger;

import duban.deadline.Suspensions;
import duban.deadline.WorkingDays;
import duban.ledger.Section.Fact;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The clocks of an item that no comment, edit or reassignment resets: the reply date of its opinion, its own deadline, and
 * how long each holder has had it. Computed for the moment asked about, never stored. Rights are the caller's to check.
 */
@Component
public class ItemClocks {

    /** @param day the day in Chinese, with its weekday */
    public record Due(String title, String day, Light light, List<Fact> facts) {}

    /**
     * @param days working days so far, {@code null} where the calendar does not reach
     * @param now true of whoever has it
     */
    public record Held(String holder, Integer days, boolean now) {}

    /**
     * @param holder who has it, {@code null} if nobody has
     * @param since from when on without a break
     * @param days working days since then, {@code null} where the calendar does not reach
     * @param held everybody who has had it, in the order of their first time
     */
    public record Hands(String holder, String since, Integer days, List<Held> held) {}

    private record Leg(String holder, LocalDate from) {}

    private final JdbcClient jdbc;
    private final WorkingDays workingDays;
    private final Lights lights;
    private final Suspensions suspensions;

    ItemClocks(JdbcClient jdbc, WorkingDays workingDays, Lights lights, Suspensions suspensions) {
        this.jdbc = jdbc;
        this.workingDays = workingDays;
        this.lights = lights;
        this.suspensions = suspensions;
    }

    public List<Due> ofMeasure(String number, Instant now) {
        return jdbc.sql("""
                select o.reply_due_on, o.title, m.* from measure m join comment c on c.number = m.comment join opinion o on o.number = c.opinion
                 where m.number = ?""")
                .param(number)
                .query((row, index) -> List.of(
                        reply(row, now),
                        deadline(
                                row,
                                now,
                                new Fact("原定", ChineseDates.day(day(row, "original_due_on"))),
                                new Fact("延期", row.getInt("extensions") + " 次"))))
                .single();
    }

    private Due deadline(ResultSet row, Instant now, Fact... facts) throws SQLException {
        var number = row.getString("number");
        var dueOn = day(row, "due_on");
        var running = new Due(
                "整改期限", ChineseDates.weekday(dueOn), lights.of(number, WorkingDays.endOf(dueOn), now), List.of(facts));
        var until = suspensions.untilOf(List.of(number)).get(number);
        if (until == null) {
            return running;
        }
        var told = new ArrayList<>(running.facts());
        told.add(new Fact("暂停", "不计时，至" + ChineseDates.day(until) + "；结束后整改期限按暂停的工作日数顺延"));
        return new Due(running.title(), running.day(), running.light(), told);
    }

    public List<Due> ofComment(String number, Instant now) {
        return jdbc.sql("""
                select o.reply_due_on, o.title, c.stage_due_on,
                       (select max(due_on) from measure m where m.comment = c.number and m.state not in ('COMPLETED', 'ADJUSTED', 'TERMINATED')) as last_due_on,
                       (select count(*) from measure m where m.comment = c.number and m.state not in ('COMPLETED', 'ADJUSTED', 'TERMINATED')) as open
                  from comment c join opinion o on o.number = c.opinion where c.number = ?""")
                .param(number)
                .query((row, index) -> {
                    var dues = new ArrayList<>(List.of(reply(row, now)));
                    if (row.getDate("stage_due_on") != null) {
                        dues.add(due("阶段期限", day(row, "stage_due_on"), now));
                    } else if (row.getDate("last_due_on") != null) {
                        dues.add(due(
                                "最迟的整改期限",
                                day(row, "last_due_on"),
                                now,
                                new Fact("未办结的措施", row.getInt("open") + " 项")));
                    }
                    return dues;
                })
                .single();
    }

    public List<Due> ofOpinion(String number, Instant now) {
        return replyOf("select o.reply_due_on, o.title from opinion o where o.number = ?", number, now);
    }

    /** Those of the measure whose deadline is to be moved. */
    public List<Due> ofDeadlineChange(String number, Instant now) {
        return ofMeasure(
                jdbc.sql("select measure from deadline_request where number = ?")
                        .param(number)
                        .query(String.class)
                        .single(),
                now);
    }

    public List<Due> ofRound(String number, Instant now) {
        return jdbc.sql("select max(due_at) as due_at from obligation where item = ?")
                .param(number)
                .query((row, index) -> List.of(
                        due("报送时限", WorkingDays.dayOf(row.getTimestamp("due_at").toInstant()), now)))
                .single();
    }

    public List<Due> ofChange(String number, Instant now) {
        return replyOf(
                "select o.reply_due_on, o.title from plan_change x join opinion o on o.number = x.opinion where x.number = ?",
                number,
                now);
    }

    /** Of a notice: the clocks of its measure, and the day it is to be answered by once it is signed. */
    public List<Due> ofNotice(String number, String measure, Instant now) {
        var dues = new ArrayList<>(ofMeasure(measure, now));
        jdbc.sql("select feedback_on, document_number from issued_notice where notice = ?")
                .param(number)
                .query((row, index) ->
                        due("反馈期限", day(row, "feedback_on"), now, new Fact("督办单", row.getString("document_number"))))
                .optional()
                .ifPresent(dues::add);
        return dues;
    }

    private List<Due> replyOf(String sql, String number, Instant now) {
        return jdbc.sql(sql)
                .param(number)
                .query((row, index) -> List.of(reply(row, now)))
                .single();
    }

    private Due reply(ResultSet row, Instant now) throws SQLException {
        return due("报告时限", day(row, "reply_due_on"), now, new Fact("审议意见", row.getString("title")));
    }

    private Due due(String title, LocalDate day, Instant now, Fact... facts) {
        return new Due(title, ChineseDates.weekday(day), lights.of(WorkingDays.endOf(day), now), List.of(facts));
    }

    private static LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    /** Where the time went: read from whose hands the item left and came to with each step. */
    public Hands hands(String item, Instant now) {
        var legs = new ArrayList<Leg>();
        jdbc.sql("""
                select t.at, d.name || coalesce(' ' || o.name, '') as holder
                  from transition t left join department d on d.code = split_part(t.holder_after, ':', 1)
                  left join officer o on o.id = split_part(t.holder_after, ':', 2)
                 where t.item = ? order by t.id""").param(item).query(row -> {
            var leg = new Leg(row.getString("holder"), dayOf(row.getTimestamp("at")));
            if (legs.isEmpty() || !sameHolder(legs.get(legs.size() - 1), leg)) {
                legs.add(leg);
            }
        });
        return hands(legs, WorkingDays.dayOf(now));
    }

    private Hands hands(List<Leg> legs, LocalDate today) {
        var days = new LinkedHashMap<String, Integer>();
        for (var nth = 0; nth < legs.size(); nth++) {
            var leg = legs.get(nth);
            var until = nth + 1 < legs.size() ? legs.get(nth + 1).from() : today;
            if (leg.holder() != null) {
                var spent = between(leg.from(), until);
                days.put(leg.holder(), sum(days.getOrDefault(leg.holder(), 0), spent));
            }
        }
        var last = legs.isEmpty() || legs.get(legs.size() - 1).holder() == null ? null : legs.get(legs.size() - 1);
        var held = days.entrySet().stream()
                .map(each -> new Held(
                        each.getKey(),
                        each.getValue(),
                        last != null && each.getKey().equals(last.holder())))
                .toList();
        return last == null
                ? new Hands(null, null, null, held)
                : new Hands(last.holder(), ChineseDates.day(last.from()), between(last.from(), today), held);
    }

    private static boolean sameHolder(Leg before, Leg after) {
        return before.holder() == null
                ? after.holder() == null
                : before.holder().equals(after.holder());
    }

    private Integer between(LocalDate from, LocalDate to) {
        return workingDays.covers(from) && workingDays.covers(to) ? workingDays.between(from, to) : null;
    }

    private static Integer sum(Integer first, Integer second) {
        return first == null || second == null ? null : Integer.valueOf(first + second);
    }

    private static LocalDate dayOf(Timestamp at) {
        return WorkingDays.dayOf(at.toInstant());
    }
}
