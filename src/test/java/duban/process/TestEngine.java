package duban.process;

import static duban.process.model.RectificationMeasureProcess.CO_HANDLER;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.execute;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.job;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.task;

import duban.TestDatabase;
import duban.process.model.Step;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.camunda.bpm.engine.test.mock.MockExpressionManager;
import org.camunda.community.process_test_coverage.engine.platform7.ProcessCoverageConfigurator;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;

/**
 * The engine of the process tests: plain, on real PostgreSQL, with production's history level, one for this JVM. Nothing
 * runs by itself; tests fire jobs by hand. Beans of the models are what a test registers with {@code Mocks}.
 */
final class TestEngine {

    private static final double EVERY_NODE_AND_EVERY_FLOW = 1.0;

    private static final ProcessEngine ENGINE = start();

    private TestEngine() {}

    /** Deploys what {@code @Deployment} names; fails the class if its tests together leave a node or a flow untouched. */
    static ProcessEngineCoverageExtension covered() {
        BpmnAwareTests.init(ENGINE);
        var extension = new ProcessEngineCoverageExtension.Builder(null, ENGINE.getProcessEngineConfiguration())
                .assertClassCoverageAtLeast(EVERY_NODE_AND_EVERY_FLOW)
                .build();
        extension.ensureCleanAfterTest(true);
        return extension;
    }

    private static ProcessEngine start() {
        var configuration = new StandaloneProcessEngineConfiguration() {
            /** The coverage extension asks for the engine by building it; one is enough. */
            @Override
            public ProcessEngine buildProcessEngine() {
                return processEngine == null ? super.buildProcessEngine() : processEngine;
            }
        };
        configuration.setJdbcDriver("org.postgresql.Driver");
        configuration.setJdbcUrl(TestDatabase.create("process_tests").ownerUrl());
        configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
        configuration.setHistory(ProcessEngineConfiguration.HISTORY_ACTIVITY);
        configuration.setJobExecutorActivate(false);
        configuration.setMetricsEnabled(false);
        configuration.setTaskMetricsEnabled(false);
        // Tests expect their failures; the engine would print each with its stack.
        configuration.setEnableCmdExceptionLogging(false);
        configuration.setExpressionManager(new MockExpressionManager());
        configuration.setProcessEngineName("process-tests");
        ProcessCoverageConfigurator.initializeProcessCoverageExtensions(configuration);
        return configuration.buildProcessEngine();
    }

    /** Completes the step's open task with the routing facts its handler would return. */
    static void take(Step step, ProcessInstance instance, Map<String, Object> facts) {
        ENGINE.getTaskService().complete(open(step, instance).getId(), facts);
    }

    static void take(Step step, ProcessInstance instance) {
        take(step, instance, Map.of());
    }

    /** Completes the step's task of one of several departments. */
    static void takeAs(String coHandler, Step step, ProcessInstance instance, Map<String, Object> facts) {
        ENGINE.getTaskService().complete(openOf(coHandler, step, instance).getId(), facts);
    }

    /** Fires the job that waits before the service task. */
    static void fire(String serviceTask, ProcessInstance instance) {
        execute(job(serviceTask, instance));
    }

    static void tell(String message, ProcessInstance instance) {
        ENGINE.getRuntimeService()
                .createMessageCorrelation(message)
                .processInstanceBusinessKey(instance.getBusinessKey())
                .correlate();
    }

    static Task open(Step step, ProcessInstance instance) {
        var task = task(step.userTask(), instance);
        if (task == null) {
            throw new AssertionError(
                    instance.getBusinessKey() + " has no open task " + step.userTask() + "; open: " + steps(instance));
        }
        return task;
    }

    /** The departments that have an open task of the step, in the order of their codes. */
    static List<String> coHandlers(Step step, ProcessInstance instance) {
        return all(step, instance).stream().map(TestEngine::coHandler).sorted().toList();
    }

    private static Task openOf(String coHandler, Step step, ProcessInstance instance) {
        return all(step, instance).stream()
                .filter(task -> coHandler(task).equals(coHandler))
                .findFirst()
                .orElseThrow(() -> new AssertionError(coHandler + " has no open task " + step.userTask()));
    }

    private static String coHandler(Task task) {
        return (String) ENGINE.getTaskService().getVariable(task.getId(), CO_HANDLER.name());
    }

    private static List<Task> all(Step step, ProcessInstance instance) {
        return ENGINE.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance.getId())
                .taskDefinitionKey(step.userTask())
                .list();
    }

    static Set<String> candidatesOf(String coHandler, Step step, ProcessInstance instance) {
        return candidates(openOf(coHandler, step, instance));
    }

    /** Groups whose members may take the step; the engine keeps a list written with commas as several. */
    static Set<String> candidates(Step step, ProcessInstance instance) {
        return candidates(open(step, instance));
    }

    private static Set<String> candidates(Task task) {
        return links(task).stream()
                .filter(link -> link.getType().equals(IdentityLinkType.CANDIDATE))
                .map(IdentityLink::getGroupId)
                .collect(Collectors.toSet());
    }

    static String assignee(Step step, ProcessInstance instance) {
        return open(step, instance).getAssignee();
    }

    private static List<IdentityLink> links(Task task) {
        return ENGINE.getTaskService().getIdentityLinksForTask(task.getId());
    }

    private static List<String> steps(ProcessInstance instance) {
        return ENGINE.getTaskService().createTaskQuery().processInstanceId(instance.getId()).list().stream()
                .map(Task::getTaskDefinitionKey)
                .toList();
    }
}
