package duban.ledger;

import duban.ledger.Section.Entry;
import duban.ledger.Section.Fact;
import duban.measure.ReceiptClock;
import duban.measure.Ruling;
import duban.shared.MeasureNumber;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whose a measure is, where that was in dispute: both sides' reasons and what was ruled. Rights are the caller's. */
@Component
public class ReturnSections {

    private static final String TOLD = """
            select 'R' as kind, r.round, r.returned_at as at, o.name as person, a.name as acting_for, d.name as department,
                   p.name as target, r.reason, null as level
              from measure_return r join officer o on o.id = r.returned_by join department a on a.code = r.acting_for
              join department d on d.code = r.department join department p on p.code = r.proposed_owner
             where r.measure = :measure
            union all
            select u.ruling, u.round, u.decided_at, o.name, a.name, d.name, d.name, u.reason, u.level
              from return_ruling u join officer o on o.id = u.decided_by join department a on a.code = u.acting_for
              join department d on d.code = u.department
             where u.measure = :measure
             order by round desc, at desc, kind""";

    private final JdbcClient jdbc;
    private final ReceiptClock receiptClock;

    ReturnSections(JdbcClient jdbc, ReceiptClock receiptClock) {
        this.jdbc = jdbc;
        this.receiptClock = receiptClock;
    }

    /** Why the measure is in these hands (again), if that was ruled, and no approved change has moved it since. */
    public Optional<Section> ruling(String measure) {
        return jdbc.sql("""
                select u.*, d.name as department_name, o.name, a.name as acting_name
                  from return_ruling u join department d on d.code = u.department join officer o on o.id = u.decided_by
                  join department a on a.code = u.acting_for
                 where u.measure = ? and (select returns from measure where number = u.measure) > 0
                 order by u.round desc limit 1""")
                .param(measure)
                .query((row, index) -> new Section(
                        "ruling",
                        "退回已裁定",
                        List.of(
                                new Fact("裁定理由", row.getString("reason")),
                                new Fact(
                                        "裁定人",
                                        row.getString("name") + "（" + row.getString("acting_name") + "）于 "
                                                + ChineseDates.moment(row.getTimestamp("decided_at")))),
                        null,
                        null,
                        words(row.getString("ruling"), row.getString("department_name"))
                                + (row.getString("level").equals("LEADER") ? "，此为最终裁决。" : "。")))
                .optional();
    }

    /** Every return and ruling, the latest first; empty if there was none. */
    public Optional<Section> returns(String measure) {
        var entries = jdbc.sql(TOLD)
                .param("measure", measure)
                .query((row, index) -> new Entry(
                        ChineseDates.moment(row.getTimestamp("at")),
                        row.getString("person") + "（" + row.getString("acting_for") + "）",
                        row.getString("kind").equals("R")
                                ? "第" + row.getInt("round") + "次退回：" + row.getString("department") + "认为不属本单位职责，建议由"
                                        + row.getString("target") + "承办"
                                : ("LEADER".equals(row.getString("level")) ? "裁决：" : "裁定：")
                                        + words(row.getString("kind"), row.getString("department")),
                        row.getString("reason")))
                .list();
        return entries.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section("returns", "退回与裁定", List.of(), null, entries, null));
    }

    /** Until when the present department may still return the measure, or why it may not. */
    public Section receipt(String measure) {
        var until = receiptClock
                .returnableUntil(new MeasureNumber(measure))
                .map(end -> ChineseDates.due(end) + "前")
                .orElseGet(() -> settled(measure) ? "已作最终裁决，不能再退回" : "退回时限已过，不能再退回");
        return Section.facts("receipt", "签收与退回", new Fact("可以退回的时限", until));
    }

    private boolean settled(String measure) {
        return jdbc.sql("select returns > 1 from measure where number = ?")
                .param(measure)
                .query(Boolean.class)
                .single();
    }

    private static String words(String ruling, String department) {
        return (Ruling.valueOf(ruling) == Ruling.KEEP ? "维持由" : "改由") + department + "承办";
    }
}
