package duban;

import static org.awaitility.Awaitility.await;

import duban.deadline.Policy;
import duban.deadline.PolicyRule;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lets measures be suspended while a test runs, which the policy does not by default. */
public final class SuspensionPolicy {

    private final Policy policy;
    private final JdbcClient jdbc;

    public SuspensionPolicy(Policy policy, JdbcClient jdbc) {
        this.policy = policy;
        this.jdbc = jdbc;
    }

    /** The policy of everybody else is as it was afterwards. */
    public void allowedWhile(Runnable test) {
        become(1);
        try {
            test.run();
        } finally {
            become(0);
        }
    }

    private void become(int allowed) {
        var version = jdbc.sql("select max(number) + 1 from policy_version")
                .query(Integer.class)
                .single();
        jdbc.sql("""
                insert into policy_version (number, reason, proposed_by, proposed_for, proposed_at, state, decided_by, decided_for,
                       decided_at, decision_reason, moved_items, moved_tasks)
                select ?, '试验', 'admin', 'SZF', latest.at, 'APPROVED', 'office.zzb', 'DBZB', latest.at, '', 0, 0
                  from (select max(at) as at from transition) latest""").param(version).update();
        jdbc.sql("insert into policy_value (version, rule, amounts) values (?, 'SUSPENSION_ALLOWED', array[?])")
                .param(version)
                .param(allowed)
                .update();
        await().until(() -> policy.allows(PolicyRule.SUSPENSION_ALLOWED) == (allowed == 1));
    }
}
