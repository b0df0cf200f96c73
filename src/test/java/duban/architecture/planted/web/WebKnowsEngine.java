package duban.architecture.planted.web;

import org.camunda.bpm.engine.TaskService;

public record WebKnowsEngine(TaskService taskService) {}
