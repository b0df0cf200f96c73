package duban.ledger;

import duban.ledger.Section.Entry;
import duban.ledger.Section.Fact;
import duban.ledger.Section.Table;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the co-handlers said of a result, and how a difference was settled. Rights are the caller's to check. */
@Component
public class ConsultationSections {

    /** Which submission they were heard on. */
    private record Consulted(int version, boolean coSign, String due) {}

    private final JdbcClient jdbc;

    ConsultationSections(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The latest submission the co-handlers were heard on; empty if they never were. */
    public Optional<Section> coSigners(String measure) {
        return jdbc.sql("""
                select m.co_sign, b.due_at,
                       case when m.state = 'AWAITING_CO_SIGN' then m.submissions
                            else greatest((select max(version) from co_signature where measure = m.number),
                                          (select max(version) from co_handler_view where measure = m.number)) end as version
                  from measure m left join obligation b on b.item = m.number and b.kind in ('CO_SIGN', 'VIEWS')
                   and b.fulfilled_at is null
                 where m.number = ?""")
                .param(measure)
                .query((row, index) -> row.getObject("version") == null
                        ? Optional.<Section>empty()
                        : Optional.of(section(
                                measure,
                                new Consulted(
                                        row.getInt("version"),
                                        row.getBoolean("co_sign"),
                                        row.getTimestamp("due_at") == null
                                                ? null
                                                : ChineseDates.due(row.getTimestamp("due_at")
                                                        .toInstant())))))
                .single();
    }

    private Section section(String measure, Consulted consulted) {
        var facts = new ArrayList<>(List.of(
                new Fact("参与方式", consulted.coSign() ? "须会签：协办单位负责人会签" : "征求意见：期满未答复视为无意见"),
                new Fact("针对", "第 " + consulted.version() + " 次提交的成果")));
        if (consulted.due() != null) {
            facts.add(new Fact(consulted.coSign() ? "会签时限" : "答复时限", consulted.due()));
        }
        var rows = new ArrayList<>(consulted.coSign() ? signatures(measure, consulted) : views(measure, consulted));
        rows.addAll(unanswered(measure));
        return new Section(
                "coSigners",
                consulted.coSign() ? "协办单位会签" : "协办单位意见",
                facts,
                new Table(List.of("协办单位", "答复", "意见", "答复人"), rows),
                settlements(measure, consulted),
                differing(measure, consulted));
    }

    private List<List<String>> signatures(String measure, Consulted consulted) {
        return jdbc.sql("""
                select s.*, d.name as department_name, o.name from co_signature s
                  join department d on d.code = s.department join officer o on o.id = s.decided_by
                 where s.measure = ? and s.version = ? order by s.round, s.department""")
                .param(measure)
                .param(consulted.version())
                .query((row, index) -> List.of(
                        row.getString("department_name")
                                + (row.getInt("round") > 1 ? "（第 " + row.getInt("round") + " 次）" : ""),
                        (row.getBoolean("signed") ? "同意" : "有不同意见") + late(row),
                        orDash(row.getString("reason")),
                        row.getString("name") + " " + ChineseDates.moment(row.getTimestamp("decided_at"))))
                .list();
    }

    private static String late(ResultSet signature) throws SQLException {
        var days = signature.getInt("days_late");
        if (signature.wasNull()) {
            return "";
        }
        return days > 0 ? "（逾期会签，晚 " + days + " 个工作日）" : "（逾期会签）";
    }

    private List<List<String>> views(String measure, Consulted consulted) {
        return jdbc.sql("""
                select v.*, d.name as department_name, o.name from co_handler_view v
                  join department d on d.code = v.department join officer o on o.id = v.given_by
                 where v.measure = ? and v.version = ? order by v.department""")
                .param(measure)
                .param(consulted.version())
                .query((row, index) -> List.of(
                        row.getString("department_name"),
                        switch (row.getString("answer")) {
                            case "COMMENT" -> "有意见";
                            case "SILENT" -> "未答复，视为无意见";
                            default -> "无意见";
                        },
                        orDash(row.getString("view")),
                        row.getString("name") + " " + ChineseDates.moment(row.getTimestamp("given_at"))))
                .list();
    }

    /** Whoever still has the task. */
    private List<List<String>> unanswered(String measure) {
        return jdbc.sql("""
                select d.name, w.step from work_item w join department d on d.code = w.department
                 where w.item = ? and w.step in ('coSignResult', 'giveView') order by w.department""")
                .param(measure)
                .query((row, index) -> List.of(
                        row.getString("name"), row.getString("step").equals("coSignResult") ? "待会签" : "待答复", "—", "—"))
                .list();
    }

    private List<Entry> settlements(String measure, Consulted consulted) {
        return jdbc.sql("""
                select t.recorded_at as at, o.name || '（' || d.name || '）' as who, t.outcome, t.held_on, t.participants, t.minutes, t.reason
                  from difference_talk t join officer o on o.id = t.recorded_by join department d on d.code = t.acting_for
                 where t.measure = :measure and t.version = :version
                union all
                select x.decided_at, o.name || '（' || d.name || '）', case when x.upheld then 'UPHELD' else 'FOLLOWED' end, null, '', '', x.reason
                  from difference_decision x join officer o on o.id = x.decided_by join department d on d.code = x.acting_for
                 where x.measure = :measure and x.version = :version
                order by at desc""")
                .param("measure", measure)
                .param("version", consulted.version())
                .query((row, index) -> new Entry(
                        ChineseDates.moment(row.getTimestamp("at")),
                        row.getString("who"),
                        switch (row.getString("outcome")) {
                            case "AGREED" -> "协商一致，有不同意见的单位重新会签";
                            case "REVISE" -> "协商后修改成果";
                            case "NOT_AGREED" -> "协商未达成一致，报分管副市长裁决";
                            case "UPHELD" -> "裁决：采纳承办单位意见";
                            default -> "裁决：采纳不同意见";
                        },
                        told(row)))
                .list();
    }

    private static String told(ResultSet row) throws SQLException {
        if (row.getDate("held_on") == null) {
            return "裁决理由：" + row.getString("reason");
        }
        var talks = ChineseDates.day(row.getDate("held_on")) + "协商，参加人员：" + row.getString("participants") + "\n协商情况："
                + row.getString("minutes");
        if (row.getString("reason").isEmpty()) {
            return talks;
        }
        return talks + (row.getString("outcome").equals("REVISE") ? "\n修改要求：" : "\n承办单位的理由：") + row.getString("reason");
    }

    /** Who differed the last time they were asked. */
    private String differing(String measure, Consulted consulted) {
        var names = jdbc.sql("""
                select d.name from (select distinct on (department) department, signed from co_signature
                                     where measure = ? and version = ? order by department, round desc) latest
                  join department d on d.code = latest.department where not latest.signed order by latest.department""")
                .param(measure)
                .param(consulted.version())
                .query(String.class)
                .list();
        return names.isEmpty() ? null : String.join("、", names) + "有不同意见。";
    }

    private static String orDash(String text) {
        return text.isEmpty() ? "—" : text;
    }
}
