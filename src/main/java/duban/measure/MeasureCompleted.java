package duban.measure;

import duban.shared.CommentNumber;
import duban.shared.MeasureNumber;

/** A measure has been completed, in the running transaction. */
public record MeasureCompleted(MeasureNumber measure, CommentNumber comment) {}
