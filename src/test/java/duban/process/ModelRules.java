package duban.process;

import duban.measure.ReportProgress;
import duban.process.Sources.Handler;
import duban.process.model.Groups;
import duban.process.model.Step;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Text;

/** Where models, forms and code must agree. Each rule returns its faults: the file, the element and the fix. */
final class ModelRules {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{([^}]*)}");
    private static final Pattern CONDITION = Pattern.compile("\\$\\{!?([a-z]\\w*)}");
    private static final Pattern VARIABLE = Pattern.compile("!?([a-z]\\w*)");
    private static final Set<String> CODE_ATTRIBUTES = Set.of("class", "expression", "resource", "scriptFormat");
    private static final Set<String> CODE_ELEMENTS = Set.of("scriptTask", "script", "connector", "field");

    /** Elements whose text people read and no engine evaluates. */
    private static final Set<String> PROSE = Set.of("documentation", "text");

    private static final String DELEGATE = "Delegate";

    private static final Pattern GRID = Pattern.compile("R/\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\+08:00/PT\\d+H");

    private static final String NEXT_RUNG = "${escalateOn}";
    private static final String MAIL_HOUR = "${mailsOn}";

    private static final List<Class<? extends FlowNode>> DOCUMENTED =
            List.of(UserTask.class, ServiceTask.class, BoundaryEvent.class, SubProcess.class);

    /** Which word an id begins with, by what it identifies. */
    private static final Map<Class<? extends FlowElement>, String> KINDS = Map.of(
            UserTask.class, "userTask",
            ServiceTask.class, "serviceTask",
            Gateway.class, "gateway",
            StartEvent.class, "startEvent",
            EndEvent.class, "endEvent",
            IntermediateCatchEvent.class, "messageCatch",
            BoundaryEvent.class, "boundaryEvent",
            SubProcess.class, "eventSubProcess",
            SequenceFlow.class, "flow");

    private ModelRules() {}

    static List<String> files(Sources sources) {
        var faults = new ArrayList<String>();
        var keys = new TreeSet<String>();
        sources.eachModel((file, model) -> {
            var processes = model.getModelElementsByType(Process.class);
            if (processes.size() != 1) {
                faults.add(file + " has " + processes.size() + " processes: one per file");
            }
            for (var process : processes) {
                var key = process.getId();
                keys.add(key);
                if (!file.equals("bpmn/" + key + ".bpmn")) {
                    faults.add(file + ": process " + key + " has another name than its file: rename one of them");
                }
                if (!process.isExecutable()) {
                    faults.add(file + ": process " + key + " cannot be started: set isExecutable");
                }
                if (!"P3650D".equals(process.getCamundaHistoryTimeToLiveString())) {
                    faults.add(file + ": process " + key + " is not kept for ten years: set historyTimeToLive P3650D");
                }
                if (!sources.processes().containsKey(key)) {
                    faults.add(file + ": process " + key + " has no class in process.model: declare it there");
                }
            }
        });
        sources.processes().forEach((key, process) -> {
            if (!keys.contains(key)) {
                faults.add(process.className() + ": bpmn/" + key + ".bpmn is missing: draw it or delete the class");
            }
        });
        return faults;
    }

    private static boolean waitsForTime(FlowElement element) {
        return element instanceof IntermediateCatchEvent event
                && event.getEventDefinitions().stream().anyMatch(TimerEventDefinition.class::isInstance);
    }

    static List<String> ids(Sources sources) {
        var faults = new ArrayList<String>();
        sources.eachModel((file, model) -> {
            for (var element : model.getModelElementsByType(FlowElement.class)) {
                var kind = waitsForTime(element)
                        ? "timerCatch"
                        : KINDS.entrySet().stream()
                                .filter(entry -> entry.getKey().isInstance(element))
                                .map(Map.Entry::getValue)
                                .findFirst()
                                .orElse("[a-z][A-Za-z]+");
                if (!element.getId().matches(kind + "_[a-z][A-Za-z]+")) {
                    faults.add(file + ": " + element.getId() + " is no id of "
                            + element.getElementType().getTypeName() + ": name it " + kind + "_<what it says>");
                }
            }
            for (var message : model.getModelElementsByType(Message.class)) {
                if (!message.getId().matches("message_[a-z][A-Za-z]+")
                        || !message.getName().matches("[a-z][A-Za-z]+\\.[a-z][A-Za-z]+")) {
                    faults.add(file + ": message " + message.getId() + " (" + message.getName()
                            + ") is not named process.whatHappened: rename it");
                }
            }
        });
        return faults;
    }

    /** Every gateway asks, every flow out of it answers. */
    static List<String> questions(Sources sources) {
        var faults = new ArrayList<String>();
        sources.eachModel((file, model) -> {
            for (var gateway : model.getModelElementsByType(Gateway.class)) {
                if (gateway.getName() == null || !gateway.getName().endsWith("？")) {
                    faults.add(file + ": " + gateway.getId() + " asks nothing: label it with a question ending in ？");
                }
                for (var flow : gateway.getOutgoing()) {
                    if (flow.getName() == null || flow.getName().isBlank()) {
                        faults.add(file + ": " + flow.getId() + " answers nothing: label it with its answer");
                    }
                }
            }
        });
        return faults;
    }

    static List<String> documentation(Sources sources) {
        var faults = new ArrayList<String>();
        sources.eachModel((file, model) -> {
            for (var type : DOCUMENTED) {
                for (var element : model.getModelElementsByType(type)) {
                    var text = element.getDocumentations().stream()
                            .map(documentation -> documentation.getTextContent().strip())
                            .collect(Collectors.joining());
                    if (text.codePoints().noneMatch(Character::isIdeographic)) {
                        faults.add(file + ": " + element.getId()
                                + " does not say who acts under which rule, or what happens: document it in Chinese");
                    }
                }
            }
        });
        return faults;
    }

    /** What waits for a message is named after it, and every message is waited for. */
    static List<String> events(Sources sources) {
        var faults = new ArrayList<String>();
        sources.eachModel((file, model) -> {
            var awaited = new TreeSet<String>();
            for (var definition : model.getModelElementsByType(MessageEventDefinition.class)) {
                var event = (CatchEvent) definition.getParentElement();
                var wanted = camelCase(file.replaceAll("^bpmn/|\\.bpmn$", "")) + "." + stem(event.getId());
                var message = definition.getMessage();
                awaited.add(message.getName());
                if (!message.getName().equals(wanted) || !message.getId().equals("message_" + stem(event.getId()))) {
                    faults.add(file + ": " + event.getId() + " waits for " + message.getName() + ": wait for " + wanted
                            + " or rename the event");
                }
            }
            for (var message : model.getModelElementsByType(Message.class)) {
                if (!awaited.contains(message.getName())) {
                    faults.add(file + ": nothing waits for " + message.getName() + ": draw its event or delete it");
                }
            }
        });
        return faults;
    }

    /**
     * An event sub-process ends the instance by one message, under one name with its start; only the watch over escalations
     * goes on beside it, by a timer.
     */
    static List<String> eventSubProcesses(Sources sources) {
        var faults = new ArrayList<String>();
        sources.eachModel((file, model) -> {
            for (var box : model.getModelElementsByType(SubProcess.class)) {
                var starts = box.getFlowElements().stream()
                        .filter(StartEvent.class::isInstance)
                        .map(StartEvent.class::cast)
                        .toList();
                if (!box.triggeredByEvent()) {
                    faults.add(file + ": " + box.getId() + " is no event sub-process: set triggeredByEvent");
                }
                if (starts.size() != 1
                        || !stem(starts.get(0).getId()).equals(stem(box.getId()))
                        || starts.get(0).isInterrupting() == isWatch(box)
                        || starts.get(0).getEventDefinitions().stream()
                                .noneMatch(
                                        isWatch(box)
                                                ? TimerEventDefinition.class::isInstance
                                                : MessageEventDefinition.class::isInstance)) {
                    faults.add(file + ": " + box.getId() + " has no start of its own name: give it startEvent_"
                            + stem(box.getId())
                            + (isWatch(box) ? ", not interrupting, with a timer" : ", interrupting, with a message"));
                }
            }
        });
        return faults;
    }

    /**
     * Obligations are rows. Timers start a process on a grid that no time zone of a machine can move, or belong to the
     * drawn loop of an item's next escalation, which never holds more than one, or let the round wait for its mails' hour.
     */
    static List<String> timers(Sources sources) {
        var faults = new ArrayList<String>();
        sources.eachModel((file, model) -> {
            for (var timer : model.getModelElementsByType(TimerEventDefinition.class)) {
                var event = (FlowNode) timer.getParentElement();
                var cycle = timer.getTimeCycle() == null
                        ? "no cycle"
                        : timer.getTimeCycle().getTextContent().strip();
                var waited = event.getParentElement() instanceof SubProcess watch && isWatch(watch)
                        ? NEXT_RUNG
                        : event.getId().equals("timerCatch_mailHourCome") ? MAIL_HOUR : null;
                if (waited != null) {
                    if (timer.getTimeDate() == null
                            || !waited.equals(timer.getTimeDate().getTextContent())) {
                        faults.add(file + ": " + event.getId() + " does not wait for " + waited);
                    }
                    continue;
                }
                if (!(event instanceof StartEvent) || !(event.getParentElement() instanceof Process)) {
                    faults.add(
                            file + ": " + event.getId() + " is a timer on an open item: let the daily round tell it");
                }
                if (!GRID.matcher(cycle).matches()) {
                    faults.add(file + ": " + event.getId() + " has " + cycle + ": repeat from a moment at +08:00 in"
                            + " hours, since days are those of the machine's time zone");
                }
            }
            for (var watch : model.getModelElementsByType(SubProcess.class)) {
                var sourcesOfFlows = watch.getChildElementsByType(SequenceFlow.class).stream()
                        .map(flow -> flow.getSource().getId())
                        .toList();
                if (isWatch(watch)
                        && sourcesOfFlows.size() > Set.copyOf(sourcesOfFlows).size()) {
                    faults.add(file + ": " + watch.getId() + " may hold more than one timer: do not branch");
                }
            }
        });
        return faults;
    }

    private static boolean isWatch(SubProcess box) {
        return stem(box.getId()).equals("escalationDue");
    }

    /** Service tasks use delegate expressions, each the bean of its own stem, and no bean is idle. */
    static List<String> delegates(Sources sources) {
        var faults = new ArrayList<String>();
        var used = new TreeSet<String>();
        sources.eachModel((file, model) -> {
            eachElement(model, element -> {
                var expression = element.getAttributeNS(CAMUNDA, "delegateExpression");
                if (expression.isEmpty()) {
                    return;
                }
                var bean = expression.replaceAll("^\\$\\{(\\w+)}$", "$1");
                used.add(bean);
                if (!sources.delegates().contains(bean)) {
                    faults.add(file + ": " + id(element) + " calls " + expression
                            + ", which is no bean of process: write it or correct the expression");
                }
            });
            for (var task : model.getModelElementsByType(ServiceTask.class)) {
                var wanted = "${" + stem(task.getId()) + DELEGATE + "}";
                if (!wanted.equals(task.getCamundaDelegateExpression())) {
                    faults.add(file + ": " + task.getId() + " calls " + task.getCamundaDelegateExpression()
                            + ": one stem per step, set " + wanted);
                }
            }
        });
        for (var bean : sources.delegates()) {
            if (!bean.endsWith(DELEGATE)) {
                faults.add(bean + " is a delegate by type and not by name: end its name with " + DELEGATE);
            }
            if (!used.contains(bean)) {
                faults.add(bean + " is called by no model: use it in bpmn/ or delete its class");
            }
        }
        return faults;
    }

    static List<String> steps(Sources sources) {
        var faults = new ArrayList<String>();
        var drawn = new ArrayList<String>();
        eachUserTask(sources, (file, task) -> {
            drawn.add(task.getId());
            var place = file + ": " + task.getId();
            var found = Arrays.stream(Step.values())
                    .filter(step -> step.userTask().equals(task.getId()))
                    .findFirst();
            if (found.isEmpty()) {
                faults.add(place + " is no Step: declare it in process.model.Step");
                return;
            }
            var step = found.get();
            expect(faults, place, "name", step.label(), task.getName());
            expect(faults, place, "formKey", step.formKey(), task.getCamundaFormKey());
            expect(faults, place, "candidateGroups", candidateGroups(step), task.getCamundaCandidateGroups());
            expect(faults, place, "assignee", assignee(step), task.getCamundaAssignee());
            expect(faults, place, "candidateUsers", null, task.getCamundaCandidateUsers());
            expect(faults, place, "loop", loop(step), loop(task));
        });
        for (var step : Step.values()) {
            if (drawn.stream().filter(step.userTask()::equals).count() != 1) {
                faults.add("Step " + step + ": " + step.userTask()
                        + " is not drawn exactly once in bpmn/: draw it or delete the step");
            }
        }
        return faults;
    }

    private static void expect(List<String> faults, String place, String attribute, String wanted, String found) {
        if (wanted == null ? found != null : !wanted.equals(found)) {
            faults.add(place + " has " + attribute + " " + found + ": set " + wanted + " or change its Step");
        }
    }

    private static String candidateGroups(Step step) {
        return switch (step.role()) {
            case LIAISON, HEAD ->
                (step.ofCoHandler() ? "${coHandler}_" : "${department}_")
                        + step.role().name().toLowerCase();
            case HANDLER -> null;
            case OFFICE -> step.independent() ? "${verifierGroups}" : Groups.OFFICE;
            case GOVERNMENT_OFFICE -> Groups.GOVERNMENT_OFFICE;
            case LEADER -> Groups.LEADER;
            case SECRETARY, ADMINISTRATOR, AUDITOR ->
                throw new AssertionError(step + ": " + step.role() + " takes no steps");
        };
    }

    /** Co-handlers act at once, each in a task of its own. */
    private static String loop(Step step) {
        return step.ofCoHandler() ? "parallel, coHandler of ${coHandlers}" : null;
    }

    private static String loop(UserTask task) {
        if (task.getLoopCharacteristics() == null) {
            return null;
        }
        var loop = (MultiInstanceLoopCharacteristics) task.getLoopCharacteristics();
        return (loop.isSequential() ? "in turn, " : "parallel, ") + loop.getCamundaElementVariable() + " of "
                + loop.getCamundaCollection();
    }

    private static String assignee(Step step) {
        return switch (step.role()) {
            case HANDLER -> "${handler}";
            default -> null;
        };
    }

    /** One handler per step, found under the step's stem, and so is its use case. */
    static List<String> handlers(Sources sources) {
        var faults = new ArrayList<String>();
        for (var step : Step.values()) {
            var wanted = capitalized(step.stem()) + "Handler";
            var own = sources.handlers().stream()
                    .filter(handler -> handler.step() == step)
                    .toList();
            if (own.size() != 1) {
                faults.add(step.userTask() + " has " + own.size() + " handlers: write one StepHandler, " + wanted);
            }
            for (var handler : own) {
                if (!handler.className().equals(wanted)) {
                    faults.add(handler.className() + " handles " + step.userTask() + ": rename it " + wanted);
                }
                var request = handler.request();
                var useCase = request.getEnclosingClass();
                if (!request.isRecord()
                        || !request.getSimpleName().equals("Request")
                        || useCase == null
                        || !useCase.getSimpleName().equals(capitalized(step.stem()))) {
                    faults.add(handler.className() + " takes " + request.getName() + ": take record "
                            + capitalized(step.stem()) + ".Request, nested in the use case");
                }
            }
        }
        return faults;
    }

    static List<String> forms(Sources sources) {
        var faults = new ArrayList<String>();
        var keys = new TreeSet<String>();
        eachUserTask(sources, (file, task) -> {
            var key = String.valueOf(task.getCamundaFormKey());
            keys.add(key);
            if (!sources.forms().containsKey(key.replace("embedded:deployment:forms/", ""))) {
                faults.add(file + ": " + task.getId() + " asks for " + key + ", which is not in forms/: write it");
            }
        });
        for (var form : sources.forms().keySet()) {
            if (!keys.contains("embedded:deployment:forms/" + form)) {
                faults.add("forms/" + form + " belongs to no user task: name it in a model or delete it");
            }
        }
        return faults;
    }

    /** A form asks exactly what its step takes. */
    static List<String> fields(Sources sources) {
        var faults = new ArrayList<String>();
        for (var handler : sources.handlers()) {
            form(sources, handler).ifPresent(html -> {
                var file = file(handler);
                compare(faults, file, names(html, "name"), handler.request(), "name");
                for (var component : handler.request().getRecordComponents()) {
                    checkField(faults, file, html, component);
                }
            });
        }
        return faults;
    }

    /** The progress report is no step, but a part of the handler's form that is posted by itself. */
    static List<String> progressFields(Sources sources) {
        var faults = new ArrayList<String>();
        for (var handler : sources.handlers()) {
            form(sources, handler).ifPresent(html -> {
                if (handler.step() == Step.SUBMIT_RESULT) {
                    compare(faults, file(handler), names(html, "data-name"), ReportProgress.Request.class, "data-name");
                } else if (!names(html, "data-name").isEmpty()) {
                    faults.add(file(handler) + " has data-name " + names(html, "data-name") + ": only the form of "
                            + Step.SUBMIT_RESULT + " reports progress");
                }
            });
        }
        return faults;
    }

    private static Optional<Document> form(Sources sources, Handler handler) {
        return Optional.ofNullable(sources.forms().get(file(handler).replace("forms/", "")))
                .map(Jsoup::parse);
    }

    private static String file(Handler handler) {
        return handler.step().formKey().replace("embedded:deployment:", "");
    }

    private static Set<String> names(Document html, String attribute) {
        return new TreeSet<>(html.select("[" + attribute + "]").eachAttr(attribute));
    }

    private static void compare(
            List<String> faults, String file, Set<String> fields, Class<?> request, String attribute) {
        var record = request.getEnclosingClass().getSimpleName() + ".Request";
        var components = Sources.componentsOf(request);
        for (var field : fields) {
            if (!components.contains(field)) {
                faults.add(file + ": field " + field + " is not taken by " + record
                        + ": add the component or remove the field");
            }
        }
        for (var component : components) {
            if (!fields.contains(component)) {
                faults.add(file + ": " + record + " takes " + component + ", which is not asked for: add a field with "
                        + attribute + "=\"" + component + "\"");
            }
        }
    }

    /** Lists repeat in a template, other fields only as choices; fixed choices are the constants of their enum. */
    private static void checkField(List<String> faults, String file, Document html, RecordComponent component) {
        var inputs = html.select("[name=" + component.getName() + "]");
        for (var input : inputs) {
            var repeated = input.closest("template") != null;
            if (List.class.isAssignableFrom(component.getType())) {
                if (!repeated) {
                    faults.add(file + ": field " + component.getName() + " is a list: put it into a <template>");
                }
            } else if (repeated && !input.attr("type").equals("radio")) {
                faults.add(file + ": field " + component.getName() + " is no list: take it out of <template>");
            }
        }
        if (component.getType().isEnum() && !inputs.isEmpty()) {
            var offered = new TreeSet<>(inputs.eachAttr("value"));
            var known = Arrays.stream(component.getType().getEnumConstants())
                    .map(Object::toString)
                    .collect(Collectors.toCollection(TreeSet::new));
            if (!offered.equals(known)) {
                faults.add(file + ": field " + component.getName() + " offers " + offered + ": offer " + known);
            }
        }
    }

    static List<String> elements(Sources sources) {
        var faults = new ArrayList<String>();
        eachDeclared(sources, (file, process, model) -> {
            var drawn = model.getModelElementsByType(FlowNode.class).stream()
                    .filter(node -> !isPlainStart(node))
                    .map(FlowNode::getId)
                    .collect(Collectors.toCollection(TreeSet::new));
            compare(faults, file, process.className() + ".elements()", drawn, process.elements());
        });
        return faults;
    }

    /** Nobody asks for a start without a message or a timer by its name. */
    private static boolean isPlainStart(FlowNode node) {
        return node instanceof StartEvent start && start.getEventDefinitions().isEmpty();
    }

    static List<String> messages(Sources sources) {
        var faults = new ArrayList<String>();
        eachDeclared(sources, (file, process, model) -> {
            var drawn = model.getModelElementsByType(Message.class).stream()
                    .map(Message::getName)
                    .collect(Collectors.toCollection(TreeSet::new));
            compare(faults, file, process.className() + ".messages()", drawn, process.messages());
        });
        return faults;
    }

    static List<String> variables(Sources sources) {
        var faults = new ArrayList<String>();
        eachDeclared(sources, (file, process, model) -> {
            var used = new TreeSet<String>();
            expressions(model).values().forEach(expression -> {
                var variable = VARIABLE.matcher(expression);
                if (variable.matches() && !variable.group(1).endsWith(DELEGATE)) {
                    used.add(variable.group(1));
                }
            });
            compare(
                    faults,
                    file,
                    process.className() + ".variables()",
                    used,
                    List.copyOf(process.variables().keySet()));
        });
        return faults;
    }

    private static void compare(
            List<String> faults, String file, String list, Set<String> inModel, List<String> inCode) {
        for (var name : inModel) {
            if (!inCode.contains(name)) {
                faults.add(file + ": " + name + " is not in " + list + ": declare it there or remove it here");
            }
        }
        for (var name : inCode) {
            if (!inModel.contains(name)) {
                faults.add(file + ": " + name + " of " + list + " is not in the model: correct the name or delete it");
            }
        }
        for (var name : Sources.twice(inCode)) {
            faults.add(file + ": " + name + " is twice in " + list + ": delete one");
        }
    }

    /** A condition is one declared boolean or its negation; one flow of a decision may be the default. */
    static List<String> conditions(Sources sources) {
        var faults = new ArrayList<String>();
        eachDeclared(sources, (file, process, model) -> {
            for (var condition : model.getModelElementsByType(ConditionExpression.class)) {
                var flow = (SequenceFlow) condition.getParentElement();
                var text = condition.getTextContent().strip();
                var match = CONDITION.matcher(text);
                if (!match.matches() || process.variables().get(match.group(1)) != Boolean.class) {
                    faults.add(file + ": " + flow.getId() + " has condition " + text + ": use one Boolean of "
                            + process.className() + ".variables() or its negation");
                }
            }
            for (var gateway : model.getModelElementsByType(ExclusiveGateway.class)) {
                for (var flow : gateway.getOutgoing()) {
                    if (gateway.getOutgoing().size() > 1
                            && (flow.getConditionExpression() == null) != flow.equals(gateway.getDefault())) {
                        faults.add(file + ": " + flow.getId() + " of " + gateway.getId()
                                + " needs a condition, or none if it is the default: give it one of the two");
                    }
                }
            }
        });
        return faults;
    }

    /** No scripts, no class names, no method calls: the diagram says when, not what. */
    static List<String> code(Sources sources) {
        var faults = new ArrayList<String>();
        sources.eachModel((file, model) -> {
            eachElement(model, element -> {
                var place = file + ": " + id(element);
                if (CODE_ELEMENTS.contains(element.getLocalName())) {
                    faults.add(place + " holds a <" + element.getLocalName() + ">: move it into a delegate");
                }
                for (var attribute : CODE_ATTRIBUTES) {
                    if (element.hasAttributeNS(CAMUNDA, attribute) || element.hasAttribute(attribute)) {
                        faults.add(place + " has " + attribute + ": use a delegate expression");
                    }
                }
            });
            expressions(model).forEach((place, expression) -> {
                if (!VARIABLE.matcher(expression).matches()) {
                    faults.add(file + ": " + place + " computes ${" + expression
                            + "}: compute it in a use case and name a variable");
                }
            });
        });
        return faults;
    }

    // How models are read.

    private interface Declared {
        void check(String file, Sources.Process process, BpmnModelInstance model);
    }

    private static void eachDeclared(Sources sources, Declared rule) {
        sources.eachModel((file, model) -> {
            var process = sources.processes()
                    .get(model.getModelElementsByType(Process.class)
                            .iterator()
                            .next()
                            .getId());
            if (process != null) {
                rule.check(file, process, model);
            }
        });
    }

    private static void eachUserTask(Sources sources, BiConsumer<String, UserTask> rule) {
        sources.eachModel(
                (file, model) -> model.getModelElementsByType(UserTask.class).forEach(task -> rule.accept(file, task)));
    }

    /** What stands between the braces of every expression, by the element and attribute it is at. */
    private static Map<String, String> expressions(BpmnModelInstance model) {
        var expressions = new TreeMap<String, String>();
        eachElement(model, element -> {
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                var attribute = element.getAttributes().item(i);
                collect(expressions, id(element) + " " + attribute.getNodeName(), attribute.getNodeValue());
            }
            for (var child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
                if (child instanceof Text && !PROSE.contains(element.getLocalName())) {
                    collect(expressions, id(element), child.getNodeValue());
                }
            }
        });
        return expressions;
    }

    private static void collect(Map<String, String> expressions, String place, String text) {
        EXPRESSION
                .matcher(text)
                .results()
                .forEach(found -> expressions.put(
                        place + " at character " + found.start(), found.group(1).strip()));
    }

    private static void eachElement(BpmnModelInstance model, Consumer<Element> rule) {
        var elements =
                ((org.w3c.dom.Document) model.getDocument().getDomSource().getNode()).getElementsByTagName("*");
        for (int i = 0; i < elements.getLength(); i++) {
            rule.accept((Element) elements.item(i));
        }
    }

    /** Of the element itself or the nearest around it. */
    private static String id(Element element) {
        return element.hasAttribute("id") || !(element.getParentNode() instanceof Element parent)
                ? element.getAttribute("id")
                : id(parent);
    }

    private static String stem(String id) {
        return id.substring(id.indexOf('_') + 1);
    }

    private static String camelCase(String key) {
        return Pattern.compile("-(.)")
                .matcher(key)
                .replaceAll(found -> found.group(1).toUpperCase());
    }

    private static String capitalized(String stem) {
        return Character.toUpperCase(stem.charAt(0)) + stem.substring(1);
    }
}
