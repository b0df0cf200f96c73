package duban.ledger;

import duban.comment.CommentState;
import duban.measure.MeasureState;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a change can be proposed of: comments and measures as they are now. Rights are the caller's to check. */
@Component
public class ChangeableItems {

    public record Opinion(String number, String title) {}

    public record Department(String code, String name) {}

    /** @param open false once it is struck off or not adopted */
    public record Comment(String number, String title, String state, boolean open) {}

    /**
     * @param open false once it is complete or a change has ended it
     * @param underReview true while somebody judges it: it is neither split nor merged
     */
    public record Measure(
            String number,
            String comment,
            String content,
            String department,
            String departmentName,
            List<String> coHandlers,
            boolean coSign,
            String kind,
            String dueOn,
            List<String> criteria,
            List<String> indicators,
            String state,
            boolean open,
            boolean underReview) {}

    private final JdbcClient jdbc;

    ChangeableItems(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Opinions in execution, the latest first. */
    public List<Opinion> opinions() {
        return jdbc.sql("select number, title from opinion where state = 'DISPATCHED' order by number desc")
                .query((row, index) -> new Opinion(row.getString(1), row.getString(2)))
                .list();
    }

    public List<Department> departments() {
        return jdbc.sql("select code, name from department where active and kind = 'DEPARTMENT' order by code")
                .query((row, index) -> new Department(row.getString(1), row.getString(2)))
                .list();
    }

    public List<Comment> comments(String opinion) {
        return jdbc.sql("select number, title, state from comment where opinion = ? order by number")
                .param(opinion)
                .query((row, index) -> {
                    var state = CommentState.valueOf(row.getString("state"));
                    return new Comment(
                            row.getString("number"),
                            row.getString("title"),
                            state.label(),
                            state != CommentState.STRUCK_OFF && state != CommentState.NOT_ADOPTED);
                })
                .list();
    }

    public List<Measure> measures(String opinion) {
        return jdbc.sql("""
                select m.*, d.name,
                       array(select department from co_handler h where h.measure = m.number order by department) as co_handlers,
                       array(select content from criterion x where x.measure = m.number order by seq) as criteria,
                       array(select name || '|' || trim_scale(target) || '|' || unit from indicator i where i.measure = m.number order by seq) as indicators
                  from measure m join comment c on c.number = m.comment join department d on d.code = m.department
                 where c.opinion = ? order by m.number""").param(opinion).query((row, index) -> measure(row)).list();
    }

    /** The last number given to a measure of the opinion: what the next ones will be called follows from it. */
    public int lastMeasure(String opinion) {
        return jdbc.sql("select last from last_measure where opinion = ?")
                .param(opinion)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    private static Measure measure(ResultSet row) throws SQLException {
        var state = MeasureState.valueOf(row.getString("state"));
        return new Measure(
                row.getString("number"),
                row.getString("comment"),
                row.getString("content"),
                row.getString("department"),
                row.getString("name"),
                texts(row.getArray("co_handlers")),
                row.getBoolean("co_sign"),
                row.getString("kind"),
                row.getString("due_on"),
                texts(row.getArray("criteria")),
                texts(row.getArray("indicators")),
                state.label(),
                state.isOpen() && state != MeasureState.DRAFT,
                state != MeasureState.AWAITING_RECEIPT && state != MeasureState.IN_PROGRESS);
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
