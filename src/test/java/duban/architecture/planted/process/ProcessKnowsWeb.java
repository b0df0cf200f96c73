package duban.architecture.planted.process;

import duban.architecture.planted.web.WebKnowsEngine;

public record ProcessKnowsWeb(WebKnowsEngine controller) {}
