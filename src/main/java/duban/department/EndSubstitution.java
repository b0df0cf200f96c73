package duban.department;

import duban.deadline.WorkingDays;
import duban.shared.Actor;
import duban.shared.PersonId;
import duban.shared.Refusal;
import duban.shared.Texts;
import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends a substitution before its last day, at once. */
@Component
@Transactional
public class EndSubstitution {

    /** @param reason why it ends early, at most 200 characters */
    public record Request(String reason) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    EndSubstitution(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @throws Refusal if the department has no such substitution, or it has ended before */
    public void end(long id, Actor by, Request request) {
        var reason = Texts.required("reason", "原因", request.reason(), 200);
        if (jdbc.sql("select count(*) from substitution where id = ? and department = ?")
                        .param(id)
                        .param(by.actingFor().value())
                        .query(Integer.class)
                        .single()
                == 0) {
            throw Refusal.concealed("没有找到该项代理，或它不属于本单位。");
        }
        if (endOpen(by, reason, "id = :key", id) == 0) {
            throw Refusal.conflict("ENDED", "该项代理已经结束，请刷新后查看。");
        }
    }

    /** Ends whatever a person of the department still has, on either side; returns how many. */
    int endAllOf(PersonId person, Actor by, String reason) {
        return endOpen(by, reason, "(absent = :key or substitute = :key)", person.value());
    }

    private int endOpen(Actor by, String reason, String which, Object key) {
        return jdbc.sql("""
                update substitution set ended_by = :by, ended_at = :now, end_reason = :reason
                 where department = :department and ended_at is null and to_on >= :today and\s""" + which)
                .param("by", by.person().value())
                .param("now", Timestamp.from(clock.instant()))
                .param("reason", reason)
                .param("department", by.actingFor().value())
                .param("today", WorkingDays.dayOf(clock.instant()))
                .param("key", key)
                .update();
    }
}
