package duban.architecture.planted.measure;

import duban.architecture.planted.process.dispatch.DispatchDelegate;

public record FeatureKnowsProcess(DispatchDelegate delegate) {}
