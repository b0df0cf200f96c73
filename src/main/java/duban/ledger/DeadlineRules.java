package duban.ledger;

import duban.deadline.PolicyRule;
import duban.measure.PlanMeasures;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The deadline policy as people read it, with its history. For everybody who is logged in. */
@Component
public class DeadlineRules {

    /** @param rules in the order of the page */
    public record Group(String label, List<Rule> rules) {}

    /** @param unit name of {@link PolicyRule.Unit} */
    public record Rule(String label, String unit, String unitLabel, int least, int most, List<Value> values) {}

    /**
     * @param field which a change of it is entered in
     * @param kind kind of measure in Chinese, {@code null} where the rule is one for everything
     * @param text as it is typed
     */
    public record Value(String field, String kind, String text, String sentence, int version, String since) {}

    /**
     * @param state {@code PROPOSED}, {@code APPROVED} or {@code REFUSED}
     * @param proposedAt {@code null} for what came with the product
     * @param movedItems {@code null} unless it was approved
     */
    public record Version(
            int number,
            String state,
            String reason,
            String proposedBy,
            String proposedAt,
            String decidedBy,
            String decidedAt,
            String decisionReason,
            Integer movedItems,
            Integer movedTasks,
            List<Change> changes) {}

    /** @param kind as of {@link Value} */
    public record Change(String rule, String kind, String before, String after) {}

    /** @param proposer id of who entered it */
    public record Undecided(int number, String proposer) {}

    private record Present(List<Integer> amounts, int version, String since) {}

    private final JdbcClient jdbc;

    DeadlineRules(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What counts now, with every rule. */
    public List<Group> groups() {
        var present = new LinkedHashMap<String, Present>();
        jdbc.sql("""
                select p.*, (v.decided_at at time zone 'Asia/Shanghai')::date as since
                  from current_policy p join policy_version v on v.number = p.version""").query(row -> {
            present.put(
                    row.getString("rule") + "." + row.getString("measure_kind"),
                    new Present(
                            amounts(row, "amounts"),
                            row.getInt("version"),
                            row.getDate("since") == null ? "自系统启用起" : ChineseDates.day(row.getDate("since")) + "起"));
        });
        return Arrays.stream(PolicyRule.Group.values())
                .map(group -> new Group(
                        group.label(),
                        Stream.of(PolicyRule.values())
                                .filter(rule -> rule.group() == group)
                                .map(rule -> rule(rule, present))
                                .toList()))
                .toList();
    }

    private static Rule rule(PolicyRule rule, Map<String, Present> present) {
        var kinds = rule.perKind()
                ? Arrays.stream(PlanMeasures.Kind.values()).map(Enum::name).toList()
                : List.of("");
        return new Rule(
                rule.label(),
                rule.unit().name(),
                rule.unit().label(),
                rule.least(),
                rule.most(),
                kinds.stream()
                        .map(kind -> value(rule, kind, present.get(rule.name() + "." + kind)))
                        .toList());
    }

    private static Value value(PolicyRule rule, String kind, Present present) {
        return new Value(
                kind.isEmpty() ? rule.name() : rule.name() + "." + kind,
                kindLabel(kind),
                String.join("、", present.amounts.stream().map(String::valueOf).toList()),
                rule.sentence(present.amounts),
                present.version,
                present.since);
    }

    /** The version that waits for the supervision office. */
    public Optional<Undecided> undecided() {
        return jdbc.sql("select number, proposed_by from policy_version where state = 'PROPOSED'")
                .query((row, index) -> new Undecided(row.getInt(1), row.getString(2)))
                .optional();
    }

    /** Every version, the latest first. */
    public List<Version> versions() {
        var changes = changes();
        return jdbc.sql("""
                select v.*, p.name as proposer, d.name as decider from policy_version v
                  join officer p on p.id = v.proposed_by left join officer d on d.id = v.decided_by order by v.number desc""")
                .query((row, index) -> version(row, changes.getOrDefault(row.getInt("number"), List.of())))
                .list();
    }

    /** What each version changed, beside what counted before it. */
    private Map<Integer, List<Change>> changes() {
        var changes = new LinkedHashMap<Integer, List<Change>>();
        jdbc.sql("""
                select v.version, v.rule, v.measure_kind, v.amounts, before.amounts as before from policy_value v
                  left join lateral (select e.amounts from policy_value e join policy_version a on a.number = e.version and a.state = 'APPROVED'
                                      where e.rule = v.rule and e.measure_kind = v.measure_kind and e.version < v.version
                                      order by e.version desc limit 1) before on true
                 where v.version > 1 order by v.version, v.rule, v.measure_kind""").query(row -> {
            var rule = PolicyRule.valueOf(row.getString("rule"));
            changes.computeIfAbsent(row.getInt("version"), version -> new ArrayList<>())
                    .add(new Change(
                            rule.label(),
                            kindLabel(row.getString("measure_kind")),
                            rule.told(amounts(row, "before")),
                            rule.told(amounts(row, "amounts"))));
        });
        return changes;
    }

    private static Version version(ResultSet row, List<Change> changes) throws SQLException {
        return new Version(
                row.getInt("number"),
                row.getString("state"),
                row.getString("reason"),
                row.getString("proposer"),
                moment(row.getTimestamp("proposed_at")),
                row.getString("decider"),
                moment(row.getTimestamp("decided_at")),
                row.getString("decision_reason"),
                (Integer) row.getObject("moved_items"),
                (Integer) row.getObject("moved_tasks"),
                changes);
    }

    private static String moment(Timestamp moment) {
        return moment == null ? null : ChineseDates.moment(moment);
    }

    private static String kindLabel(String kind) {
        return kind.isEmpty() ? null : PlanMeasures.Kind.valueOf(kind).label();
    }

    private static List<Integer> amounts(ResultSet row, String column) throws SQLException {
        return List.of((Integer[]) row.getArray(column).getArray());
    }
}
