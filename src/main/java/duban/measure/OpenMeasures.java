package duban.measure;

import duban.shared.CommentNumber;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which measures still stand between a comment and its striking off. */
@Component
public class OpenMeasures {

    private final JdbcClient jdbc;

    OpenMeasures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Numbers of the comment's measures that still owe something, in order. */
    public List<String> of(CommentNumber comment) {
        return jdbc.sql(
                        "select number from measure where comment = ? and state not in ('COMPLETED', 'ADJUSTED', 'TERMINATED') order by number")
                .param(comment.value())
                .query(String.class)
                .list();
    }

    /** Numbers of the comment's measures that no change has ended, open or complete, in order. */
    public List<String> livingOf(CommentNumber comment) {
        return jdbc.sql(
                        "select number from measure where comment = ? and state not in ('ADJUSTED', 'TERMINATED') order by number")
                .param(comment.value())
                .query(String.class)
                .list();
    }

    /** True if one of the comment's living measures has to be kept up for good (长期坚持). */
    public boolean anyLasting(CommentNumber comment) {
        return jdbc.sql(
                        "select exists (select from measure where comment = ? and kind = 'LASTING' and state not in ('ADJUSTED', 'TERMINATED'))")
                .param(comment.value())
                .query(Boolean.class)
                .single();
    }
}
