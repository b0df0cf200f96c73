package duban.process.worklist;

import duban.shared.PersonId;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people have typed into the forms of tasks and not submitted, each for its author alone. */
@Component
public class Drafts {

    /** How long a draft of a task that ended otherwise can still be read. */
    private static final Duration AFTERWARDS = Duration.ofDays(30);

    private static final String OUTLIVED =
            "exists (select from act_hi_taskinst h where h.id_ = d.task_id and h.end_time_ < :before)";

    /**
     * @param fields an object of JSON
     * @param revision counts how often it has been saved
     */
    public record Draft(String fields, int revision, Instant savedAt) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Drafts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public Optional<Draft> find(String taskId, PersonId author) {
        return jdbc.sql("select fields, revision, saved_at from draft d where task_id = :task and person = :person"
                        + " and not " + OUTLIVED)
                .param("task", taskId)
                .param("person", author.value())
                .param("before", outlivedBefore())
                .query((row, number) -> new Draft(
                        row.getString(1), row.getInt(2), row.getTimestamp(3).toInstant()))
                .optional();
    }

    /**
     * Saves the author's draft over the one of this revision.
     *
     * @param revision which the author saw, 0 for none
     * @return empty if the author has saved another one meanwhile, elsewhere
     */
    public Optional<Draft> save(String taskId, PersonId author, String fields, int revision) {
        var now = clock.instant();
        return jdbc.sql("""
                insert into draft as d (task_id, person, fields, revision, saved_at)
                values (:task, :person, cast(:fields as jsonb), 1, :now)
                on conflict (task_id, person) do update
                   set fields = excluded.fields, revision = d.revision + 1, saved_at = excluded.saved_at
                 where d.revision = :revision
                returning revision""")
                .param("task", taskId)
                .param("person", author.value())
                .param("fields", fields)
                .param("now", Timestamp.from(now))
                .param("revision", revision)
                .query(Integer.class)
                .optional()
                .map(saved -> new Draft(fields, saved, now));
    }

    public void remove(String taskId, PersonId author) {
        jdbc.sql("delete from draft where task_id = ? and person = ?")
                .param(taskId)
                .param(author.value())
                .update();
    }

    /** Removes what can no longer be read. */
    public void removeOutlived() {
        jdbc.sql("delete from draft d where " + OUTLIVED)
                .param("before", outlivedBefore())
                .update();
    }

    /** In the engine's columns moments have no zone: they are those of the engine's own, as the driver reads them. */
    private Timestamp outlivedBefore() {
        return Timestamp.from(clock.instant().minus(AFTERWARDS));
    }
}
