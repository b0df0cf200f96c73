package duban.deadline;

import duban.deadline.PolicyProposal.Target;
import duban.shared.Actor;
import duban.shared.Refusal;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The policy's versions on record. */
@Component
class PolicyVersions {

    record Version(int number, String state, String proposedBy, String decidedBy, Map<Target, List<Integer>> changes) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    PolicyVersions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What counts now, read from the tables. */
    Map<Target, List<Integer>> current() {
        var amounts = new LinkedHashMap<Target, List<Integer>>();
        jdbc.sql("select rule, measure_kind, amounts from current_policy order by rule, measure_kind")
                .query(row -> {
                    var target = new Target(PolicyRule.valueOf(row.getString("rule")), row.getString("measure_kind"));
                    if (PolicyProposal.targetsOf(target.rule()).contains(target)) {
                        amounts.put(target, List.of((Integer[])
                                row.getArray("amounts").getArray()));
                    }
                });
        return amounts;
    }

    Optional<Version> find(int number) {
        return jdbc.sql("""
                select v.number, v.state, v.proposed_by, o.name as decided_by from policy_version v
                  left join officer o on o.id = v.decided_by where v.number = ?""")
                .param(number)
                .query((row, index) -> new Version(
                        number,
                        row.getString("state"),
                        row.getString("proposed_by"),
                        row.getString("decided_by"),
                        changes(number)))
                .optional();
    }

    private Map<Target, List<Integer>> changes(int number) {
        var changes = new LinkedHashMap<Target, List<Integer>>();
        jdbc.sql("select rule, measure_kind, amounts from policy_value where version = ? order by rule, measure_kind")
                .param(number)
                .query(row -> {
                    changes.put(
                            new Target(PolicyRule.valueOf(row.getString("rule")), row.getString("measure_kind")),
                            List.of((Integer[]) row.getArray("amounts").getArray()));
                });
        return changes;
    }

    /** Puts the proposal on record, unless one is undecided. */
    int propose(Actor administrator, String reason, Map<Target, List<Integer>> changes) {
        undecided().ifPresent(other -> {
            throw Refusal.conflict("UNDECIDED", "已有待批准的修改（" + other + "），一次只能有一份。请待督办专班办理后再提出。");
        });
        var number = jdbc.sql("""
                insert into policy_version (number, reason, proposed_by, proposed_for, proposed_at, state)
                select max(number) + 1, ?, ?, ?, ?, 'PROPOSED' from policy_version returning number""")
                .param(reason)
                .param(administrator.person().value())
                .param(administrator.actingFor().value())
                .param(Timestamp.from(clock.instant()))
                .query(Integer.class)
                .single();
        changes.forEach((target, amounts) -> jdbc.sql(
                        "insert into policy_value (version, rule, measure_kind, amounts) values (?, ?, ?, ?)")
                .param(number)
                .param(target.rule().name())
                .param(target.measureKind())
                .param(amounts.toArray(Integer[]::new))
                .update());
        return number;
    }

    private Optional<String> undecided() {
        return jdbc.sql("""
                select '第' || v.number || '版，' || o.name || '提出' from policy_version v join officer o on o.id = v.proposed_by
                 where v.state = 'PROPOSED'""").query(String.class).optional();
    }

    /** @return false if it is no longer undecided */
    boolean decide(int number, Actor member, boolean approved, String reason, DueMoves.Moved moved) {
        return jdbc.sql("""
                update policy_version set state = ?, decided_by = ?, decided_for = ?, decided_at = ?, decision_reason = ?,
                       moved_items = ?, moved_tasks = ?
                 where number = ? and state = 'PROPOSED'""")
                        .param(approved ? "APPROVED" : "REFUSED")
                        .param(member.person().value())
                        .param(member.actingFor().value())
                        .param(Timestamp.from(clock.instant()))
                        .param(reason)
                        .param(moved == null ? null : moved.items())
                        .param(moved == null ? null : moved.tasks())
                        .param(number)
                        .update()
                == 1;
    }

    /** Holds the row, so that two decisions come one after the other. */
    void hold(int number) {
        jdbc.sql("select from policy_version where number = ? for update")
                .param(number)
                .query()
                .listOfRows();
    }
}
