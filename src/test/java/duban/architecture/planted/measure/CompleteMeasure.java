package duban.architecture.planted.measure;

import duban.architecture.planted.comment.JoinMeasures;

/** Half of a cycle. */
public record CompleteMeasure(JoinMeasures joinMeasures) {}
