package duban.deadline;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The deadline policy that counts now. In SQL it is the view {@code current_policy}. */
@Component
public class Policy {

    private record Key(PolicyRule rule, String measureKind) {}

    private final JdbcClient jdbc;
    private final Renewed<Map<Key, List<Integer>>> amounts;

    public Policy(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.amounts = new Renewed<>(this::version, version -> read());
    }

    /** The number of a rule that is one for everything. */
    public int number(PolicyRule rule) {
        return number(rule, "");
    }

    /** @param measureKind name of the kind of measure */
    public int number(PolicyRule rule, String measureKind) {
        return amounts(rule, measureKind).get(0);
    }

    /** True if the rule is switched on. */
    public boolean allows(PolicyRule rule) {
        return number(rule) == 1;
    }

    /** Working days before the due day, the farthest first. */
    public List<Integer> ladder(PolicyRule rule, String measureKind) {
        return amounts(rule, measureKind);
    }

    private List<Integer> amounts(PolicyRule rule, String measureKind) {
        var found = amounts.get().get(new Key(rule, measureKind));
        if (found == null) {
            throw new IllegalStateException(rule
                    + (measureKind.isEmpty()
                            ? " has amounts for each kind of measure"
                            : " has none for " + measureKind));
        }
        return found;
    }

    /** Number of the latest version that was approved. */
    long version() {
        return jdbc.sql("select max(number) from policy_version where state = 'APPROVED'")
                .query(Long.class)
                .single();
    }

    /** After an approval. */
    void renewAfterCommit() {
        amounts.renewAfterCommit();
    }

    private Map<Key, List<Integer>> read() {
        var all = new HashMap<Key, List<Integer>>();
        jdbc.sql("select rule, measure_kind, amounts from current_policy").query(row -> {
            all.put(
                    new Key(PolicyRule.valueOf(row.getString("rule")), row.getString("measure_kind")),
                    List.of((Integer[]) row.getArray("amounts").getArray()));
        });
        return all;
    }
}
