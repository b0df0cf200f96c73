package duban.ledger;

import duban.comment.CommentResult;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What has to be known to decide on an item in one row of many. Rights are the caller's to check. */
@Component
public class DecisionRows {

    public record Indicator(String name, String target, String value, String unit, boolean met) {}

    public record Criterion(int seq, String content, String proof) {}

    /**
     * @param department who handles or leads the item, in Chinese
     * @param account what was reported of it, and {@code by} whom
     * @param result what was applied for, {@code null} for a measure
     * @param facts what a stage completion leaves to do, and the comment's measures
     * @param warnings sentences to be noticed before deciding
     */
    public record Row(
            String department,
            String account,
            String by,
            List<Indicator> indicators,
            List<Criterion> criteria,
            CommentResult result,
            List<Section.Fact> facts,
            List<String> warnings) {}

    private final JdbcClient jdbc;

    DecisionRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Measures by number, as last submitted. */
    public Map<String, Row> ofMeasures(Collection<String> numbers) {
        var rows = new LinkedHashMap<String, Row>();
        if (numbers.isEmpty()) {
            return rows;
        }
        jdbc.sql("""
                select m.number, d.name as department, s.account, s.version, o.name
                  from measure m join department d on d.code = m.department
                  join submission s on s.measure = m.number and s.version = m.submissions
                  join officer o on o.id = s.submitted_by where m.number in (:numbers)""").param("numbers", numbers).query(row -> {
            rows.put(row.getString("number"), row(row, List.of()));
        });
        jdbc.sql("""
                select i.measure, i.name, i.target, i.unit, v.value
                  from indicator i join measure m on m.number = i.measure
                  join indicator_value v on v.measure = i.measure and v.seq = i.seq and v.version = m.submissions
                 where i.measure in (:numbers) order by i.measure, i.seq""").param("numbers", numbers).query(row -> {
            add(rows.get(row.getString("measure")), indicator(row));
        });
        jdbc.sql("""
                select c.measure, c.seq, c.content, p.reference
                  from criterion c join measure m on m.number = c.measure
                  join proof p on p.measure = c.measure and p.seq = c.seq and p.version = m.submissions
                 where c.measure in (:numbers) order by c.measure, c.seq""").param("numbers", numbers).query(row -> {
            rows.get(row.getString("measure"))
                    .criteria()
                    .add(new Criterion(row.getInt("seq"), row.getString("content"), row.getString("reference")));
        });
        return rows;
    }

    /** Comments by number, as last applied for. */
    public Map<String, Row> ofComments(Collection<String> numbers) {
        var rows = new LinkedHashMap<String, Row>();
        if (numbers.isEmpty()) {
            return rows;
        }
        jdbc.sql("""
                select c.number, d.name as department, a.account, a.version, a.result, o.name, s.done, s.not_done, s.next_steps, s.due_on, s.responsible,
                       (select string_agg(split_part(m.number, '-', -1) || ' ' || m.content, '；' order by m.number)
                          from measure m where m.comment = c.number) as measures
                  from comment c join department d on d.code = c.lead
                  join application a on a.comment = c.number and a.version = c.applications
                  join officer o on o.id = a.applied_by
                  left join stage_plan s on s.comment = a.comment and s.version = a.version and s.source = 'APPLICATION'
                 where c.number in (:numbers)""").param("numbers", numbers).query(row -> {
            rows.put(row.getString("number"), row(row, facts(row)));
        });
        return rows;
    }

    private static Row row(ResultSet row, List<Section.Fact> facts) throws SQLException {
        var warnings = new ArrayList<String>();
        if (row.getInt("version") > 1) {
            warnings.add("第 " + row.getInt("version") + " 次提交，此前曾被退回");
        }
        return new Row(
                row.getString("department"),
                row.getString("account"),
                row.getString("name"),
                new ArrayList<>(),
                new ArrayList<>(),
                facts.isEmpty() ? null : CommentResult.valueOf(row.getString("result")),
                facts,
                warnings);
    }

    private static Indicator indicator(ResultSet row) throws SQLException {
        var target = row.getBigDecimal("target");
        var value = row.getBigDecimal("value");
        return new Indicator(
                row.getString("name"),
                StepInputs.plain(target),
                StepInputs.plain(value),
                row.getString("unit"),
                value.compareTo(target) >= 0);
    }

    private static void add(Row row, Indicator indicator) {
        row.indicators().add(indicator);
        if (!indicator.met()) {
            row.warnings()
                    .add("“" + indicator.name() + "”完成 " + indicator.value() + indicator.unit() + "，低于目标 "
                            + indicator.target() + indicator.unit());
        }
    }

    private static List<Section.Fact> facts(ResultSet row) throws SQLException {
        var facts = new ArrayList<>(List.of(new Section.Fact("整改措施", row.getString("measures"))));
        if (row.getString("done") != null) {
            facts.add(new Section.Fact("已完成的工作", row.getString("done")));
            facts.add(new Section.Fact("尚未完成的工作及原因", row.getString("not_done")));
            facts.add(new Section.Fact("下一步措施", row.getString("next_steps")));
            facts.add(new Section.Fact("新的阶段期限", ChineseDates.day(row.getDate("due_on"))));
            facts.add(new Section.Fact("责任人", row.getString("responsible")));
        }
        return facts;
    }
}
