package duban.architecture.planted.process;

import duban.architecture.planted.demo.DemoKnowsEngine;

public record ProcessKnowsDemo(DemoKnowsEngine demo) {}
