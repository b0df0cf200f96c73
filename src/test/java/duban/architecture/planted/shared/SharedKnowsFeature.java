package duban.architecture.planted.shared;

import duban.architecture.planted.measure.CompleteMeasure;

public record SharedKnowsFeature(CompleteMeasure completeMeasure) {}
