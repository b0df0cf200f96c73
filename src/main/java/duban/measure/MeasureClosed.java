package duban.measure;

import duban.shared.CommentNumber;
import duban.shared.MeasureNumber;

/** Nothing more is owed of a measure, in the running transaction: it is complete, or an approved change ended it. */
public record MeasureClosed(MeasureNumber measure, CommentNumber comment) {}
