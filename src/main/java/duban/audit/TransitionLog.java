package duban.audit;

import duban.shared.Actor;
import duban.shared.DepartmentCode;
import duban.shared.PersonId;
import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The append-only log of transitions, written in the transaction of the step; each row carries its own hash. */
@Component
public class TransitionLog {

    private final JdbcClient jdbc;
    private final Clock clock;

    TransitionLog(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public void append(Transition transition) {
        jdbc.sql("""
                insert into transition (item, step, person, acting_for, holder_before, holder_after, at, old_state, new_state, reason)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(transition.item())
                .param(transition.step())
                .param(transition.actor().person().value())
                .param(transition.actor().actingFor().value())
                .param(transition.before() == null ? null : transition.before().toString())
                .param(transition.after() == null ? null : transition.after().toString())
                .param(Timestamp.from(clock.instant()))
                .param(transition.oldState())
                .param(transition.newState())
                .param(transition.reason())
                .update();
    }

    /** Who took an item's latest step, and with which words: what follows by itself is theirs too. */
    public record Latest(Actor actor, String reason) {}

    /** @throws IllegalStateException if nothing has happened to the item yet */
    public Latest latestOf(String item) {
        return jdbc.sql("select person, acting_for, reason from transition where item = ? order by id desc limit 1")
                .param(item)
                .query((row, number) -> new Latest(
                        new Actor(new PersonId(row.getString(1)), new DepartmentCode(row.getString(2))),
                        row.getString(3)))
                .optional()
                .orElseThrow(() -> new IllegalStateException("Nothing has happened to " + item));
    }
}
