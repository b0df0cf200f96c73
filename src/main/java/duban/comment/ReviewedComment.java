package duban.comment;

import duban.shared.CommentNumber;
import duban.shared.DepartmentCode;

/**
 * A comment as its verifier meets it.
 *
 * @param application number of the application to be judged
 */
public record ReviewedComment(CommentNumber number, DepartmentCode lead, int application) {}
