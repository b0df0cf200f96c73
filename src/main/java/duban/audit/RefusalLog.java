package duban.audit;

import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The append-only log of refusals on rights. */
@Component
public class RefusalLog {

    private final JdbcClient jdbc;
    private final Clock clock;

    RefusalLog(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Written in a transaction of its own, because the refused one has been rolled back. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void append(String person, String method, String path, String code, String message, String requestId) {
        jdbc.sql(
                        "insert into refusal (at, person, method, path, code, message, request_id) values (?, ?, ?, ?, ?, ?, ?)")
                .param(Timestamp.from(clock.instant()))
                .param(person)
                .param(method)
                .param(path)
                .param(code)
                .param(message)
                .param(requestId)
                .update();
    }
}
