package duban.measure;

import duban.shared.Actor;
import duban.shared.DepartmentCode;
import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What co-handlers said of a submission: append-only. */
@Component
class CoHandlerViews {

    private final JdbcClient jdbc;
    private final Clock clock;

    CoHandlerViews(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void put(Measure measure, DepartmentCode coHandler, Actor actor, String answer, String view) {
        jdbc.sql("""
                insert into co_handler_view (measure, version, department, answer, view, given_by, acting_for, given_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(measure.number().value())
                .param(measure.submissions())
                .param(coHandler.value())
                .param(answer)
                .param(view)
                .param(actor.person().value())
                .param(actor.actingFor().value())
                .param(Timestamp.from(clock.instant()))
                .update();
    }
}
