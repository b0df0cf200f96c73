package duban.comment;

import duban.shared.CommentNumber;
import duban.shared.DepartmentCode;
import duban.shared.OpinionNumber;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Puts the comments of a plan on record, as drafts; joins the transaction of the import. */
@Component
public class PlanComments {

    private static final int BATCH = 1_000;

    private final JdbcTemplate jdbc;

    public PlanComments(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What had become of a comment before its ledger was taken over.
     *
     * @param state DRAFT where its measures are still being worked at
     * @param result {@code null} unless it is struck off or completed for a stage
     */
    public record Past(CommentState state, CommentResult result, LocalDate stageDueOn, LocalDate struckOffOn) {}

    /**
     * A comment as planned; {@code aspect} is the number of its heading within the opinion.
     *
     * @param past {@code null} for a comment that is only planned
     */
    public record Planned(
            CommentNumber number, OpinionNumber opinion, int aspect, String title, DepartmentCode lead, Past past) {}

    private static final Past PLANNED = new Past(CommentState.DRAFT, null, null, null);

    public void plan(List<Planned> comments) {
        jdbc.batchUpdate("""
                insert into comment (number, opinion, aspect, title, lead, state, result, stage_due_on, struck_off_on, version)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, 0)""", comments, BATCH, (statement, comment) -> {
            var past = comment.past() == null ? PLANNED : comment.past();
            statement.setString(1, comment.number().value());
            statement.setString(2, comment.opinion().value());
            statement.setInt(3, comment.aspect());
            statement.setString(4, comment.title());
            statement.setString(5, comment.lead().value());
            statement.setString(6, past.state().name());
            statement.setString(7, past.result() == null ? null : past.result().name());
            statement.setObject(8, past.stageDueOn(), Types.DATE);
            statement.setObject(9, past.struckOffOn(), Types.DATE);
        });
    }
}
