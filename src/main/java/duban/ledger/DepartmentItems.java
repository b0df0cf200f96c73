package duban.ledger;

import duban.comment.CommentState;
import duban.measure.MeasureState;
import duban.shared.DepartmentCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a department or office has open: its measures and comments wherever they stand, and whatever else waits for one
 * of its people. Rights are the caller's to check.
 */
@Component
public class DepartmentItems {

    /** More than a page can show; the earliest due come first. */
    public static final int MOST = 500;

    /**
     * @param kind {@code measure} or {@code comment} of the department, {@code other} for what only waits there
     * @param state in Chinese, {@code null} for {@code other}
     * @param handler id of who handles the measure, {@code null} if nobody does
     * @param task id of the task that waits in the department, {@code null} if none does
     * @param step stem of its step
     * @param holder id of who has the task, {@code null} if nobody yet
     */
    public record Item(
            String number,
            String kind,
            String state,
            String handler,
            String handlerName,
            String task,
            String step,
            String role,
            String holder,
            String holderName,
            String due,
            Light light) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    DepartmentItems(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The earliest due of a department, at most {@link #MOST}. */
    public List<Item> of(DepartmentCode department) {
        return jdbc.sql("""
                with own as (
                    select number, 'measure' as kind, state, handler, due_on from measure
                     where department = :department and state not in ('DRAFT', 'COMPLETED', 'ADJUSTED', 'TERMINATED')
                    union all
                    select c.number, 'comment', c.state, null, coalesce(c.stage_due_on, o.reply_due_on)
                      from comment c join opinion o on o.number = c.opinion
                     where c.lead = :department and c.state not in ('DRAFT', 'STRUCK_OFF', 'NOT_ADOPTED')),
                waiting as (
                    select task_id, item, step, role, assignee, due from work_item where department = :department),
                earliest as (
                select coalesce(own.number, w.item) as number, coalesce(own.kind, 'other') as kind, own.state,
                       own.handler, h.name as handler_name, w.task_id, w.step, w.role, w.assignee, a.name as holder_name,
                       coalesce(w.due, (own.due_on + time '18:00') at time zone 'Asia/Shanghai') as due
                  from own full join waiting w on w.item = own.number
                  left join officer h on h.id = own.handler left join officer a on a.id = w.assignee
                 order by due, number, w.task_id limit :most)
                select e.*, l.colour, l.reason
                  from earliest e cross join lateral lights(array[e.number], array[e.due], :now) l
                 order by e.due, e.number, e.task_id""")
                .param("now", Timestamp.from(clock.instant()))
                .param("department", department.value())
                .param("most", MOST)
                .query((row, index) -> read(row))
                .list();
    }

    private Item read(ResultSet row) throws SQLException {
        var due = row.getTimestamp("due").toInstant();
        return new Item(
                row.getString("number"),
                row.getString("kind"),
                state(row.getString("kind"), row.getString("state")),
                row.getString("handler"),
                row.getString("handler_name"),
                row.getString("task_id"),
                row.getString("step"),
                row.getString("role"),
                row.getString("assignee"),
                row.getString("holder_name"),
                ChineseDates.dueDay(due),
                Light.of(row.getString("colour"), row.getString("reason")));
    }

    private static String state(String kind, String state) {
        return switch (kind) {
            case "measure" -> MeasureState.valueOf(state).label();
            case "comment" -> CommentState.valueOf(state).label();
            default -> null;
        };
    }
}
