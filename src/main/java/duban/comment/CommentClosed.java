package duban.comment;

import duban.shared.CommentNumber;
import duban.shared.OpinionNumber;

/** A comment has been struck off or is not adopted, in the running transaction. */
public record CommentClosed(CommentNumber comment, OpinionNumber opinion) {}
