package duban.comment;

import duban.shared.CommentNumber;
import duban.shared.DepartmentCode;

/** Port: what the process of a comment is told. */
public interface ReviewCommentFlow {

    /** The comment has been dispatched; its measures are next. */
    void dispatched(CommentNumber comment, DepartmentCode lead);

    /** The last of the comment's measures has been completed. */
    void measuresCompleted(CommentNumber comment);
}
