package duban.architecture.planted.comment;

import duban.architecture.planted.measure.CompleteMeasure;

/** The other half of a cycle. */
public record JoinMeasures(CompleteMeasure completeMeasure) {}
