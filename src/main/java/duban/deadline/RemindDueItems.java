package duban.deadline;

import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The daily round's pass over what is coming due: one statement records each reminder whose rung has come. Who is
 * reminded is found when the mail is made, so that it follows reassignment and substitutes.
 */
@Component
@Transactional
public class RemindDueItems {

    private final JdbcClient jdbc;
    private final Clock clock;

    RemindDueItems(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Of each obligation somebody has in hand, takes the nearest rung that has come and was not taken: what came inside the
     * ladder, or while the system stood still, is reminded of once and not of each rung it missed. Steps that last only
     * days are not reminded of on rungs before they began.
     *
     * @return how many were recorded
     */
    public int remind() {
        return jdbc.sql("select record_reminders(:now)")
                .param("now", Timestamp.from(clock.instant()))
                .query(Integer.class)
                .single();
    }
}
