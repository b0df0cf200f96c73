package duban.ledger;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a form offers to fill in: criteria, indicators, people to choose from, and what was entered before. */
@Component
public class StepInputs {

    /** @param failed why it came back for this one, {@code null} if it did not */
    public record Criterion(int seq, String content, String failed) {}

    public record Indicator(int seq, String name, String target, String unit) {}

    public record Person(String id, String name, String section) {}

    public record Department(String id, String name) {}

    private final JdbcClient jdbc;

    StepInputs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<Criterion> criteria(String measure) {
        return jdbc.sql("""
                select c.seq, c.content, b.step, m.more_asked
                  from criterion c join measure m on m.number = c.measure
                  left join sent_back b on b.item = c.measure and c.seq = any (b.unmet)
                 where c.measure = ? order by c.seq""")
                .param(measure)
                .query((row, index) -> new Criterion(row.getInt("seq"), row.getString("content"), failed(row)))
                .list();
    }

    public List<Indicator> indicators(String measure) {
        return jdbc.sql("select seq, name, target, unit from indicator where measure = ? order by seq")
                .param(measure)
                .query((row, index) ->
                        new Indicator(row.getInt(1), row.getString(2), plain(row.getBigDecimal(3)), row.getString(4)))
                .list();
    }

    private static String failed(ResultSet row) throws SQLException {
        var step = row.getString("step");
        if (step == null) {
            return null;
        }
        return row.getBoolean("more_asked") ? "核查人要求补充这一条的材料" : ItemHistory.act(step) + "时认为这一条没有达到";
    }

    /** Active handlers of the measure's department. */
    public List<Person> handlers(String measure) {
        return jdbc.sql("""
                select o.id, o.name, o.section from measure m join appointment a on a.department = m.department and a.role = 'HANDLER'
                  join officer o on o.id = a.officer where m.number = ? and o.active order by o.id""")
                .param(measure)
                .query((row, index) -> new Person(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }

    /** Active departments that may have the measure instead of its present one. */
    public List<Department> otherDepartments(String measure) {
        return jdbc.sql("""
                select d.code, d.name from department d join measure m on m.number = ?
                 where d.kind = 'DEPARTMENT' and d.active and d.code <> m.department order by d.name""")
                .param(measure)
                .query((row, index) -> new Department(row.getString(1), row.getString(2)))
                .list();
    }

    /** Who was proposed in the latest return, by form field of its ruling. */
    public Map<String, Object> proposedOwner(String measure) {
        return jdbc.sql("select proposed_owner from measure_return where measure = ? order by round desc limit 1")
                .param(measure)
                .query((row, index) -> Map.<String, Object>of("department", row.getString(1)))
                .single();
    }

    /** What was submitted before a send-back, by form field; empty the first time, and after the measure began anew. */
    public Map<String, Object> earlierSubmission(String measure) {
        return jdbc.sql("""
                select s.account,
                       array(select trim_scale(value)::text from indicator_value v where v.measure = s.measure and v.version = s.version order by seq) as indicator_values,
                       array(select reference from proof p where p.measure = s.measure and p.version = s.version order by seq) as proofs
                  from submission s join measure m on m.number = s.measure and m.wording = s.wording
                 where s.measure = ? order by s.version desc limit 1""")
                .param(measure)
                .query((row, index) -> Map.<String, Object>of(
                        "account",
                        row.getString(1),
                        "indicatorValues",
                        texts(row.getArray(2)),
                        "proofs",
                        texts(row.getArray(3))))
                .optional()
                .orElse(Map.of());
    }

    /** The proof of each criterion as it is to be verified: as submitted, with what was added since. */
    public Map<String, Object> proofs(String measure) {
        var proofs = jdbc.sql("""
                select p.reference || coalesce((
                           select string_agg('；补充：' || a.reference, '' order by a.round) from supplement_material a
                             join verification v on v.measure = a.measure and v.round = a.round
                            where a.measure = p.measure and a.seq = p.seq and v.version = p.version), '')
                  from proof p
                 where p.measure = :measure and p.version = (select max(version) from proof where measure = :measure)
                 order by p.seq""").param("measure", measure).query(String.class).list();
        return Map.of("proofs", proofs);
    }

    /** The latest application by form field; the first time an account put together from the measures' accounts. */
    public Map<String, Object> earlierApplication(String comment, int most) {
        var earlier = jdbc.sql("""
                select a.result, a.account, s.done, s.not_done, s.next_steps, s.due_on, s.responsible
                  from application a left join stage_plan s on s.comment = a.comment and s.version = a.version and s.source = 'APPLICATION'
                 where a.comment = ? order by a.version desc limit 1""")
                .param(comment)
                .query((row, index) -> {
                    var fields = new HashMap<String, Object>();
                    fields.put("result", row.getString(1));
                    fields.put("account", row.getString(2));
                    if (row.getString(3) != null) {
                        fields.put("done", row.getString(3));
                        fields.put("notDone", row.getString(4));
                        fields.put("nextSteps", row.getString(5));
                        fields.put("stageDueOn", row.getDate(6).toString());
                        fields.put("responsible", row.getString(7));
                    }
                    return fields;
                })
                .optional();
        return earlier.<Map<String, Object>>map(fields -> fields)
                .orElseGet(() -> Map.of("account", joined(comment, most)));
    }

    private String joined(String comment, int most) {
        var accounts =
                String.join("", jdbc.sql("""
                select (select s.account from submission s where s.measure = m.number and s.version = m.verified)
                  from measure m where m.comment = ? and m.verified is not null order by m.number""").param(comment).query(String.class).list());
        if (accounts.length() <= most) {
            return accounts;
        }
        // Whole sentences only; the first one is shorter than that.
        return accounts.substring(0, accounts.lastIndexOf('。', most - 1) + 1);
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
