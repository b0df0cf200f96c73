package duban.comment;

import duban.shared.CommentNumber;
import duban.shared.OpinionNumber;

/** A comment has been struck off, in the running transaction. */
public record CommentStruckOff(CommentNumber comment, OpinionNumber opinion) {}
