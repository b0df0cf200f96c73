package duban.architecture.planted.web;

import duban.architecture.planted.demo.DemoKnowsEngine;

public record WebKnowsDemo(DemoKnowsEngine demo) {}
