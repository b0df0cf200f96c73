package duban.comment;

import duban.shared.CommentNumber;
import duban.shared.DepartmentCode;
import duban.shared.OpinionNumber;
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

    /** A comment as planned; {@code aspect} is the number of its heading within the opinion. */
    public record Planned(CommentNumber number, OpinionNumber opinion, int aspect, String title, DepartmentCode lead) {}

    public void plan(List<Planned> comments) {
        jdbc.batchUpdate(
                "insert into comment (number, opinion, aspect, title, lead, state, version) values (?, ?, ?, ?, ?, 'DRAFT', 0)",
                comments,
                BATCH,
                (statement, comment) -> {
                    statement.setString(1, comment.number().value());
                    statement.setString(2, comment.opinion().value());
                    statement.setInt(3, comment.aspect());
                    statement.setString(4, comment.title());
                    statement.setString(5, comment.lead().value());
                });
    }
}
