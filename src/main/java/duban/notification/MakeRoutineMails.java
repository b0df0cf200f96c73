package duban.notification;

import duban.deadline.Policy;
import duban.deadline.PolicyRule;
import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The morning's mails: one statement finds for everybody what is new, coming due, overdue, reminded of or prompted, and
 * makes at most one mail a day of it. What it says is written when it is about to be sent.
 */
@Component
@Transactional
public class MakeRoutineMails {

    private final Policy policy;
    private final JdbcClient jdbc;
    private final Clock clock;

    MakeRoutineMails(Policy policy, JdbcClient jdbc, Clock clock) {
        this.policy = policy;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Asked again on the same day, it makes none for whoever has one. Returns how many were made. */
    public int make() {
        return jdbc.sql("select make_routine_mails(:now, :near)")
                .param("now", Timestamp.from(clock.instant()))
                .param("near", policy.number(PolicyRule.MAIL_NEAR))
                .query(Integer.class)
                .single();
    }
}
