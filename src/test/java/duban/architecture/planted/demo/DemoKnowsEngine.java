package duban.architecture.planted.demo;

import org.camunda.bpm.engine.ProcessEngine;

public record DemoKnowsEngine(ProcessEngine engine) {}
