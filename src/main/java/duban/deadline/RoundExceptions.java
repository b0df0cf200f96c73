package duban.deadline;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a daily round could not do for an item; the round goes on, and the next one tries again. */
@Component
public class RoundExceptions {

    private static final Logger LOG = LoggerFactory.getLogger(RoundExceptions.class);

    private static final int MOST_REASON = 500;

    private final JdbcClient jdbc;
    private final Clock clock;

    RoundExceptions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public void record(String item, ObligationKind kind, Instant dueAt, RuntimeException failed) {
        LOG.error("The daily round failed for {} of {}", kind, item, failed);
        jdbc.sql("insert into round_exception (item, kind, due_at, at, reason) values (?, ?, ?, ?, ?)")
                .param(item)
                .param(kind.name())
                .param(Timestamp.from(dueAt))
                .param(Timestamp.from(clock.instant()))
                .param(reason(failed))
                .update();
    }

    private static String reason(RuntimeException failed) {
        var reason = failed.getClass().getSimpleName() + ": " + failed.getMessage();
        return reason.length() > MOST_REASON ? reason.substring(0, MOST_REASON) : reason;
    }
}
