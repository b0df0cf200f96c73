package duban.architecture.planted.measure;

import duban.architecture.planted.web.WebKnowsEngine;

public record FeatureKnowsWeb(WebKnowsEngine controller) {}
