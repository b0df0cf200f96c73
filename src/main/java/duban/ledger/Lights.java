package duban.ledger;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lights as calendar, policy and plan have them at the moment asked about, never stored. What they are is said in one
 * place, the SQL function {@code light_of}.
 */
@Component
public class Lights {

    /** @param item whose due moment it is, {@code null} if of none: then neither suspension nor safe day counts */
    public record Asked(String item, Instant due) {}

    private final JdbcClient jdbc;

    Lights(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The light of a due moment that belongs to no item. */
    public Light of(Instant due, Instant now) {
        return of(null, due, now);
    }

    /** The light of what an item owes by {@code due}. */
    public Light of(String item, Instant due, Instant now) {
        return of(List.of(new Asked(item, due)), now).get(0);
    }

    /** One for each, in the same order, by one query. */
    public List<Light> of(List<Asked> asked, Instant now) {
        return jdbc.sql("select colour, reason from lights(:items, :dues, :now) order by nth")
                .param("items", asked.stream().map(Asked::item).toArray(String[]::new))
                .param(
                        "dues",
                        asked.stream().map(each -> Timestamp.from(each.due())).toArray(Timestamp[]::new))
                .param("now", Timestamp.from(now))
                .query((row, index) -> Light.of(row.getString("colour"), row.getString("reason")))
                .list();
    }
}
