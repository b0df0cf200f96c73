package duban.audit;

import duban.shared.Actor;
import duban.shared.PersonId;
import duban.shared.Recording;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The append-only log of transitions, written in the transaction of the step; each row carries its own hash. */
@Component
public class TransitionLog {

    private final JdbcClient jdbc;
    private final Clock clock;

    public TransitionLog(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public void append(Transition transition) {
        append(
                transition.item(),
                transition.step(),
                transition.actor(),
                transition.before() == null ? null : transition.before().toString(),
                transition.after() == null ? null : transition.after().toString(),
                transition.oldState(),
                transition.newState(),
                transition.reason());
    }

    private void append(
            String item,
            String step,
            Actor actor,
            String before,
            String after,
            String oldState,
            String newState,
            String reason) {
        var recording = Optional.ofNullable(actor.recording());
        jdbc.sql("""
                insert into transition (item, step, person, on_behalf_of, acting_for, recorded_by, signed_on, scan,
                       holder_before, holder_after, at, old_state, new_state, reason)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(item)
                .param(step)
                .param(actor.person().value())
                .param(actor.inPlaceOf() == null ? null : actor.inPlaceOf().value())
                .param(actor.actingFor().value())
                .param(recording.map(act -> act.recordedBy().value()).orElse(null))
                .param(recording.map(Recording::signedOn).orElse(null))
                .param(recording.map(Recording::scan).orElse(null))
                .param(before)
                .param(after)
                .param(Timestamp.from(clock.instant()))
                .param(oldState)
                .param(newState)
                .param(reason)
                .update();
    }

    /** The last act of an item: whoever had it, nobody has it any more. */
    public void close(String item, String step, Actor actor, String newState, String reason) {
        var latest = jdbc.sql("select holder_after, new_state from transition where item = ? order by id desc limit 1")
                .param(item)
                .query((row, number) -> new String[] {row.getString(1), row.getString(2)})
                .single();
        append(item, step, actor, latest[0], null, latest[1], newState, reason);
    }

    /** Who took an item's latest step, and with which words: what follows by itself is theirs too. */
    public record Latest(Actor actor, String reason) {}

    /** @throws IllegalStateException if nothing has happened to the item yet */
    public Latest latestOf(String item) {
        return jdbc.sql("""
                select person, acting_for, on_behalf_of, recorded_by, signed_on, scan, reason
                  from transition where item = ? order by id desc limit 1""")
                .param(item)
                .query((row, number) ->
                        new Latest(ActorColumns.read(row, "person", "on_behalf_of"), row.getString("reason")))
                .optional()
                .orElseThrow(() -> new IllegalStateException("Nothing has happened to " + item));
    }

    /** Everybody who took one of these steps of an item, or in whose place it was taken. */
    public Set<PersonId> peopleOf(String item, String... steps) {
        return jdbc.sql("""
                select person from transition where item = :item and step in (:steps)
                union select on_behalf_of from transition where item = :item and step in (:steps) and on_behalf_of is not null""").param("item", item).param("steps", List.of(steps)).query(String.class).stream()
                .map(PersonId::new)
                .collect(Collectors.toSet());
    }

    /**
     * An act that leaves state and holder as they are.
     *
     * @param initial the state of an item that has no entry yet
     */
    public void remark(String item, String step, Actor actor, String reason, String initial) {
        var latest = jdbc.sql("select holder_after, new_state from transition where item = ? order by id desc limit 1")
                .param(item)
                .query((row, number) -> new String[] {row.getString(1), row.getString(2)})
                .optional()
                .orElseGet(() -> new String[] {actor.actingFor().value(), initial});
        append(item, step, actor, latest[0], latest[0], latest[1], latest[1], reason);
    }
}
