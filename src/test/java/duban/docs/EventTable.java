package duban.docs;

import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;

/** The README's table of messages and timers, written from the models. */
final class EventTable {

    String markdown() {
        return """
                | Process | Event | Waits for | Where | What follows |
                |---|---|---|---|---|
                """ + StepTables.models().stream().flatMap(EventTable::rows).collect(Collectors.joining());
    }

    private static Stream<String> rows(String name) {
        var model =
                Bpmn.readModelFromFile(StepTables.MODELS.resolve(name + ".bpmn").toFile());
        return model.getModelElementsByType(CatchEvent.class).stream()
                .filter(event -> !event.getEventDefinitions().isEmpty())
                .sorted(Comparator.comparing(CatchEvent::getId))
                .map(event -> "| `%s` | %s `%s` | %s | %s | %s |\n"
                        .formatted(
                                name,
                                event.getName(),
                                event.getId(),
                                trigger(event.getEventDefinitions().iterator().next()),
                                place(event),
                                next(event).getName()));
    }

    private static String trigger(EventDefinition definition) {
        if (definition instanceof MessageEventDefinition message) {
            return "message `" + message.getMessage().getName() + "`";
        }
        var timer = (TimerEventDefinition) definition;
        var when = timer.getTimeCycle() != null ? timer.getTimeCycle() : timer.getTimeDate();
        return "timer `" + when.getTextContent() + "`";
    }

    private static String place(CatchEvent event) {
        if (event instanceof BoundaryEvent boundary) {
            var task = "at " + boundary.getAttachedTo().getName();
            return boundary.cancelActivity() ? task + ", which ends" : task + ", which goes on";
        }
        if (event.getParentElement() instanceof SubProcess) {
            if (!(event instanceof StartEvent start)) {
                return "beside the work";
            }
            return start.isInterrupting() ? "at any moment; the process ends" : "at any moment; the work goes on";
        }
        return event instanceof StartEvent && event.getParentElement() instanceof Process
                ? "starts the process"
                : "on the way";
    }

    private static FlowNode next(CatchEvent event) {
        return event.getOutgoing().iterator().next().getTarget();
    }
}
