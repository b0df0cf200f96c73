package duban.comment;

import duban.shared.CommentNumber;
import duban.shared.DepartmentCode;

/** Port: what the process of a comment is told. */
public interface ReviewCommentFlow {

    /** The comment has been dispatched; its measures are next. */
    void dispatched(CommentNumber comment, DepartmentCode lead);

    /** The comment has been dispatched with its measures complete before: its lead applies for striking off. */
    void dispatchedComplete(CommentNumber comment, DepartmentCode lead);

    /** The comment came in completed for a stage: it waits for the end of the stage. */
    void stageCompleted(CommentNumber comment, DepartmentCode lead);

    /** Nothing more is owed of the last of the comment's measures. */
    void measuresCompleted(CommentNumber comment);

    /** The government has decided not to adopt the comment: its process is over. */
    void notAdopted(CommentNumber comment);
}
