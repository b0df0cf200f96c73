package duban.docs;

import duban.process.model.Step;
import duban.process.model.StepHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;

/** The README's tables of steps, written from the models, the steps, their handlers and the policy. */
final class StepTables {

    static final Path MODELS = Path.of("bpmn");

    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    private static final Pattern POLICY = Pattern.compile("insert into policy_(?:rule|value)[^;]*;");
    private static final Pattern RULE = Pattern.compile("\\((?:1, )?'([A-Z_]+)', (?:'\\{)?(\\d+)(?:}')?\\)");

    private final Map<Step, StepHandler<?>> handlers = handlers();
    private final Map<String, Class<?>> delegates = delegates();
    private final Map<String, Integer> policy = policy();

    /** One table for each model, in the order people meet them. */
    String markdown() {
        return List.of(
                        "review-opinion",
                        "review-comment",
                        "rectification-measure",
                        "plan-change",
                        "deadline-change",
                        "supervision-notice",
                        "progress-round",
                        "daily-round")
                .stream()
                .map(this::table)
                .collect(Collectors.joining("\n"));
    }

    /** Names of all models, so that none can be without a table. */
    static List<String> models() {
        try (var files = Files.list(MODELS)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".bpmn"))
                    .map(name -> name.substring(0, name.length() - ".bpmn".length()))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private String table(String name) {
        var file = MODELS.resolve(name + ".bpmn");
        var model = Bpmn.readModelFromFile(file.toFile());
        var process = model.getModelElementsByType(Process.class).iterator().next();
        var rows = process.getFlowElements().stream()
                .filter(element -> element instanceof UserTask || element instanceof ServiceTask)
                .map(FlowNode.class::cast)
                .map(node -> node instanceof UserTask task ? row(task) : row((ServiceTask) node))
                .collect(Collectors.joining("\n"));
        return """
                ### %s ([`%s`](%s))

                | Step | Who | Form | Handler | Use case | Owed, in working days |
                |---|---|---|---|---|---|
                %s
                """.formatted(process.getName(), process.getId(), slashes(file), rows);
    }

    private String row(UserTask task) {
        var step = Step.ofUserTask(task.getId());
        var handler = handlers.get(step);
        var form = task.getCamundaFormKey().replace("embedded:deployment:", "");
        return "| %s `%s` | %s `%s` | [`%s`](%s) | %s | %s | %s |"
                .formatted(
                        task.getName(),
                        step.stem(),
                        step.role().label(),
                        candidates(task),
                        form.replace("forms/", ""),
                        form,
                        link(handler.getClass()),
                        link(handler.request().getEnclosingClass()),
                        owed(step));
    }

    private String row(ServiceTask task) {
        var bean = task.getCamundaDelegateExpression().replaceAll("[${}]", "");
        var delegate = delegates.get(bean);
        return "| %s `%s` | (by itself) | | %s | %s | |"
                .formatted(
                        task.getName(),
                        task.getId().replace("serviceTask_", ""),
                        link(delegate),
                        link(constructor(delegate).getParameterTypes()[0]));
    }

    private static String candidates(UserTask task) {
        return task.getCamundaAssignee() == null ? task.getCamundaCandidateGroups() : task.getCamundaAssignee();
    }

    private String owed(Step step) {
        var kind = step.obligation().name();
        var days = policy.get(kind);
        return "`%s` %s".formatted(kind, days == null ? "has a date of its own" : String.valueOf(days));
    }

    private static String link(Class<?> type) {
        return "[`%s`](src/main/java/%s.java)"
                .formatted(type.getSimpleName(), type.getName().replace('.', '/'));
    }

    private static String slashes(Path path) {
        return path.toString().replace('\\', '/');
    }

    private static Map<Step, StepHandler<?>> handlers() {
        return classesUnder(StepHandler.class).stream()
                .map(StepTables::unwired)
                .collect(Collectors.toMap(StepHandler::step, Function.identity()));
    }

    /** A handler that can say which step and request it is for; there is nothing behind it. */
    private static StepHandler<?> unwired(Class<?> type) {
        try {
            var constructor = constructor(type);
            constructor.setAccessible(true);
            return (StepHandler<?>) constructor.newInstance(new Object[constructor.getParameterCount()]);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(type.getName(), impossible);
        }
    }

    private static Map<String, Class<?>> delegates() {
        return classesUnder(JavaDelegate.class).stream()
                .collect(Collectors.toMap(
                        type -> Character.toLowerCase(type.getSimpleName().charAt(0))
                                + type.getSimpleName().substring(1),
                        Function.identity()));
    }

    private static Constructor<?> constructor(Class<?> type) {
        return Arrays.stream(type.getDeclaredConstructors()).findFirst().orElseThrow();
    }

    private static List<Class<?>> classesUnder(Class<?> role) {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(role));
        return scanner.findCandidateComponents("duban.process").stream()
                .<Class<?>>map(found -> {
                    try {
                        return Class.forName(found.getBeanClassName());
                    } catch (ClassNotFoundException impossible) {
                        throw new IllegalStateException(impossible);
                    }
                })
                .filter(type -> !type.getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath()
                        .contains("test-classes"))
                .toList();
    }

    private static Map<String, Integer> policy() {
        try (var files = Files.list(MIGRATIONS)) {
            return files.map(Readme::read)
                    .flatMap(sql -> POLICY.matcher(sql).results())
                    .flatMap(rules -> RULE.matcher(rules.group()).results())
                    .collect(Collectors.toMap(rule -> rule.group(1), rule -> Integer.valueOf(rule.group(2))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
