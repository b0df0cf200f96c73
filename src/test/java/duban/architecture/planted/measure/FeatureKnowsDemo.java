package duban.architecture.planted.measure;

import duban.architecture.planted.demo.DemoKnowsEngine;

public record FeatureKnowsDemo(DemoKnowsEngine demo) {}
