package duban.process;

import static java.util.stream.Collectors.toCollection;

import duban.process.model.ProcessVariable;
import duban.process.model.Step;
import duban.process.model.StepHandler;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.springframework.context.annotation.AnnotationBeanNameGenerator;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.core.type.filter.RegexPatternTypeFilter;
import org.springframework.util.ClassUtils;

/**
 * What must agree: the texts of models and forms by file name, and what the code says about them. Copies with a planted
 * fault show that a rule can fail.
 */
record Sources(
        Map<String, String> models,
        Map<String, String> forms,
        Map<String, Process> processes,
        List<String> delegates,
        List<Handler> handlers) {

    private static final String CODE = "duban.process";

    /** What a {@code *Process} class of {@code process.model} says. */
    record Process(String className, List<String> elements, List<String> messages, Map<String, Class<?>> variables) {}

    /** What a {@link StepHandler} says; {@code request} is the record it asks the form for. */
    record Handler(String className, Step step, Class<?> request) {}

    static Sources read() {
        return new Sources(
                texts("bpmn", ".bpmn"), texts("forms", ".html"), processClasses(), delegateBeans(), stepHandlers());
    }

    // Copies with one fault.

    Sources withModel(String file, String text, String fault) {
        return new Sources(edited(models, file, text, fault), forms, processes, delegates, handlers);
    }

    Sources withForm(String file, String text, String fault) {
        return new Sources(models, edited(forms, file, text, fault), processes, delegates, handlers);
    }

    Sources withFormNamed(String file) {
        var more = new TreeMap<>(forms);
        more.put(file, "<form></form>");
        return new Sources(models, more, processes, delegates, handlers);
    }

    Sources withoutForm(String file) {
        var fewer = new TreeMap<>(forms);
        fewer.remove(file);
        return new Sources(models, fewer, processes, delegates, handlers);
    }

    Sources withProcess(String key, Process process) {
        var changed = new TreeMap<>(processes);
        changed.put(key, process);
        return new Sources(models, forms, changed, delegates, handlers);
    }

    Sources withDelegate(String bean) {
        var more = new ArrayList<>(delegates);
        more.add(bean);
        return new Sources(models, forms, processes, more, handlers);
    }

    Sources withHandlers(List<Handler> changed) {
        return new Sources(models, forms, processes, delegates, changed);
    }

    private static Map<String, String> edited(Map<String, String> texts, String file, String text, String fault) {
        var changed = new TreeMap<>(texts);
        var original = texts.get(file);
        if (original == null || !original.contains(text)) {
            throw new AssertionError("No fault planted: " + file + " does not contain " + text);
        }
        changed.put(file, original.replace(text, fault));
        return changed;
    }

    // Models.

    void eachModel(BiConsumer<String, BpmnModelInstance> rule) {
        models.forEach((file, text) -> rule.accept("bpmn/" + file, parse(text)));
    }

    private static BpmnModelInstance parse(String text) {
        return Bpmn.readModelFromStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static Map<String, String> texts(String folder, String extension) {
        var texts = new TreeMap<String, String>();
        for (var file : Objects.requireNonNull(new File(folder).listFiles(), folder)) {
            if (file.getName().endsWith(extension)) {
                try {
                    texts.put(file.getName(), Files.readString(file.toPath()));
                } catch (IOException unreadable) {
                    throw new UncheckedIOException(unreadable);
                }
            }
        }
        return texts;
    }

    // Code.

    private static Map<String, Process> processClasses() {
        var classes = new TreeMap<String, Process>();
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(
                new RegexPatternTypeFilter(java.util.regex.Pattern.compile("duban\\.process\\.model\\..+Process")));
        for (var found : scanner.findCandidateComponents(CODE + ".model")) {
            var type = ClassUtils.resolveClassName(found.getBeanClassName(), null);
            var variables = new TreeMap<String, Class<?>>();
            for (var variable : (List<?>) callStatic(type, "variables")) {
                variables.put(((ProcessVariable<?>) variable).name(), ((ProcessVariable<?>) variable).type());
            }
            classes.put(
                    (String) constant(type, "KEY"),
                    new Process(
                            type.getSimpleName(),
                            strings(callStatic(type, "elements")),
                            strings(callStatic(type, "messages")),
                            variables));
        }
        return classes;
    }

    private static List<String> delegateBeans() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(JavaDelegate.class));
        return scanner.findCandidateComponents(CODE).stream()
                .map(found -> AnnotationBeanNameGenerator.INSTANCE.generateBeanName(found, null))
                .sorted()
                .toList();
    }

    private static List<Handler> stepHandlers() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(StepHandler.class));
        var handlers = new ArrayList<Handler>();
        for (var found : scanner.findCandidateComponents(CODE)) {
            var type = ClassUtils.resolveClassName(found.getBeanClassName(), null);
            var handler = (StepHandler<?>) construct(type);
            handlers.add(new Handler(type.getSimpleName(), handler.step(), handler.request()));
        }
        return handlers;
    }

    /** Without its use case: only its name, step and request are asked for. */
    private static Object construct(Class<?> type) {
        try {
            var constructor = type.getDeclaredConstructors()[0];
            constructor.setAccessible(true);
            return constructor.newInstance(new Object[constructor.getParameterCount()]);
        } catch (ReflectiveOperationException failed) {
            throw new AssertionError(type + " cannot be constructed without its use case", failed);
        }
    }

    private static Object constant(Class<?> type, String name) {
        try {
            return type.getField(name).get(null);
        } catch (ReflectiveOperationException failed) {
            throw new AssertionError(type + " has no constant " + name + ": declare it", failed);
        }
    }

    private static Object callStatic(Class<?> type, String name) {
        try {
            var method = type.getMethod(name);
            if (!Modifier.isStatic(method.getModifiers())) {
                throw new AssertionError(method + " is not static: make it so");
            }
            return method.invoke(null);
        } catch (ReflectiveOperationException failed) {
            throw new AssertionError(type + " has no method " + name + "(): declare it", failed);
        }
    }

    private static List<String> strings(Object list) {
        return ((List<?>) list).stream().map(String.class::cast).toList();
    }

    /** Values of a list that occur in it more than once. */
    static TreeSet<String> twice(List<String> names) {
        return names.stream()
                .filter(name -> names.indexOf(name) != names.lastIndexOf(name))
                .collect(toCollection(TreeSet::new));
    }

    static List<String> componentsOf(Class<?> request) {
        return Arrays.stream(request.getRecordComponents())
                .map(component -> component.getName())
                .toList();
    }
}
