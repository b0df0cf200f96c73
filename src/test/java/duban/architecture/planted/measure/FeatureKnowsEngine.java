package duban.architecture.planted.measure;

import org.camunda.bpm.engine.RuntimeService;

public record FeatureKnowsEngine(RuntimeService runtimeService) {}
