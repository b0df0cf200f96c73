package duban.ledger;

import duban.opinion.ChangeKind;
import duban.opinion.ChangeState;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Changes of plans, each with what became of it. Rights are the caller's to check. */
@Component
public class ChangeList {

    /** A change in the words of the screen; who decided, when and why is empty until somebody has. */
    public record Change(
            String number,
            String summary,
            String kind,
            String state,
            String reason,
            String proposedBy,
            String proposedAt,
            String decidedBy,
            String decidedAt,
            String decisionReason) {}

    private static final String SELECT = """
            select x.*, p.name as proposer, q.name as decider,
                   array(select measure from changed_measure m where m.change = x.number order by measure) as measures,
                   array(select number from proposed_measure m where m.change = x.number order by number) as proposed
              from plan_change x join officer p on p.id = x.proposed_by left join officer q on q.id = x.decided_by
            """;

    private final JdbcClient jdbc;

    ChangeList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The changes of an opinion, the latest first. */
    public List<Change> of(String opinion) {
        return jdbc.sql(SELECT + " where x.opinion = ? order by x.proposed_at desc, x.number desc")
                .param(opinion)
                .query((row, index) -> change(row))
                .list();
    }

    /** What each of these changes does, in a few words. */
    Map<String, String> summaries(Collection<String> numbers) {
        var summaries = new HashMap<String, String>();
        jdbc.sql(SELECT + " where x.number in (:numbers)")
                .param("numbers", numbers)
                .query(row -> {
                    summaries.put(row.getString("number"), summary(row));
                });
        return summaries;
    }

    private static Change change(ResultSet row) throws SQLException {
        return new Change(
                row.getString("number"),
                summary(row),
                ChangeKind.valueOf(row.getString("kind")).label(),
                ChangeState.valueOf(row.getString("state")).label(),
                row.getString("reason"),
                row.getString("proposer"),
                moment(row.getTimestamp("proposed_at")),
                row.getString("decider"),
                moment(row.getTimestamp("decided_at")),
                row.getString("decision_reason"));
    }

    private static String summary(ResultSet row) throws SQLException {
        var kind = ChangeKind.valueOf(row.getString("kind"));
        return kind.summary(
                row.getString("comment"),
                texts(row.getArray("measures")),
                kind.replaces() ? texts(row.getArray("proposed")) : List.of());
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private static String moment(Timestamp moment) {
        return moment == null ? null : ChineseDates.moment(moment);
    }
}
