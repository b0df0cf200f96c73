package duban.ledger;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import duban.comment.CommentResult;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What one row of many tells of an item before it is opened. However many rows, the queries are as many as for one.
 * Rights are the caller's to check.
 */
@Component
public class DecisionRows {

    /**
     * @param department who handles or leads the item, in Chinese
     * @param met indicators that reach their target, of the measure or of the comment's measures together
     * @param missed indicators that do not
     * @param proofs how many proofs and supplements were given
     * @param result what was applied for, {@code null} for a measure
     * @param warnings sentences to be noticed before deciding
     */
    public record Row(
            String department, int met, int missed, int proofs, CommentResult result, List<String> warnings) {}

    private record Indicator(
            String subject, String measure, String name, BigDecimal target, BigDecimal value, String unit) {

        boolean met() {
            return value.compareTo(target) >= 0;
        }
    }

    private final JdbcClient jdbc;

    DecisionRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Measures by number, as last submitted. */
    public Map<String, Row> ofMeasures(Collection<String> numbers) {
        return rows(numbers, indicators("m.number in (:numbers)", "m.number", numbers), """
                select m.number, d.name as department, m.submissions as version, null as result,
                       (select count(*) from proof p where p.measure = m.number and p.version = m.submissions)
                       + (select count(*) from supplement_material s join verification v on v.measure = s.measure and v.round = s.round
                           where s.measure = m.number and v.version = m.submissions) as proofs,
                       (select string_agg(x.name, '、' order by x.name) from department x where exists (
                           select from co_signature s where s.measure = m.number and s.version = m.submissions and s.department = x.code
                              and not s.signed and s.round = (select max(round) from co_signature l where l.measure = s.measure
                                  and l.version = s.version and l.department = s.department))) as differing
                  from measure m join department d on d.code = m.department where m.number in (:numbers)""");
    }

    /** Comments by number, as last applied for. */
    public Map<String, Row> ofComments(Collection<String> numbers) {
        return rows(
                numbers, indicators("m.comment in (:numbers) and m.state = 'COMPLETED'", "m.comment", numbers), """
                select c.number, d.name as department, a.version, a.result, null as differing,
                       (select count(*) from proof p join measure m on m.number = p.measure and m.submissions = p.version
                         where m.comment = c.number and m.state = 'COMPLETED') as proofs
                  from comment c join department d on d.code = c.lead
                  join application a on a.comment = c.number and a.version = c.applications
                 where c.number in (:numbers)""");
    }

    private Map<String, List<Indicator>> indicators(String wanted, String subject, Collection<String> numbers) {
        if (numbers.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("""
                select %s as subject, split_part(i.measure, '-', -1) as measure, i.name, i.target, i.unit, v.value
                  from indicator i join measure m on m.number = i.measure
                  join indicator_value v on v.measure = i.measure and v.seq = i.seq and v.version = m.submissions
                 where %s order by i.measure, i.seq""".formatted(subject, wanted))
                .param("numbers", numbers)
                .query((row, index) -> new Indicator(
                        row.getString("subject"),
                        row.getString("measure"),
                        row.getString("name"),
                        row.getBigDecimal("target"),
                        row.getBigDecimal("value"),
                        row.getString("unit")))
                .list()
                .stream()
                .collect(groupingBy(Indicator::subject));
    }

    private Map<String, Row> rows(Collection<String> numbers, Map<String, List<Indicator>> indicators, String sql) {
        if (numbers.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql(sql)
                .param("numbers", numbers)
                .query((row, index) -> {
                    var number = row.getString("number");
                    return Map.entry(number, row(row, indicators.getOrDefault(number, List.of())));
                })
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Row row(ResultSet row, List<Indicator> indicators) throws SQLException {
        var result = row.getString("result") == null ? null : CommentResult.valueOf(row.getString("result"));
        var met = (int) indicators.stream().filter(Indicator::met).count();
        return new Row(
                row.getString("department"),
                met,
                indicators.size() - met,
                row.getInt("proofs"),
                result,
                warnings(row, indicators, result != null));
    }

    private static List<String> warnings(ResultSet row, List<Indicator> indicators, boolean ofComment)
            throws SQLException {
        var warnings = new ArrayList<String>();
        if (row.getInt("version") > 1) {
            warnings.add("第 " + row.getInt("version") + " 次提交，此前曾被退回");
        }
        if (row.getString("differing") != null) {
            warnings.add(row.getString("differing") + "有不同意见");
        }
        indicators.stream()
                .filter(indicator -> !indicator.met())
                .map(missed -> (ofComment ? missed.measure() : "") + "“" + missed.name() + "”完成 "
                        + StepInputs.plain(missed.value()) + missed.unit() + "，低于目标 "
                        + StepInputs.plain(missed.target()) + missed.unit())
                .forEach(warnings::add);
        return warnings;
    }
}
