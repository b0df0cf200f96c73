package duban.process;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.Association;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TextAnnotation;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnLabel;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Leaders read the diagrams in Cockpit: this holds them to the drawing rules, without an engine. */
class DiagramLayoutModelTest {

    /** The happy path of each file, from left to right. A new file states its own here. */
    static final Map<String, List<String>> MAIN_PATHS = Map.of(
            "review-opinion.bpmn",
            List.of(
                    "startEvent_opinionRegistered",
                    "userTask_dispatchPlan",
                    "serviceTask_dispatchComments",
                    "messageCatch_commentsClosed",
                    "userTask_archiveOpinion",
                    "endEvent_opinionArchived"),
            "review-comment.bpmn",
            List.of(
                    "startEvent_commentDispatched",
                    "serviceTask_dispatchMeasures",
                    "messageCatch_measuresCompleted",
                    "userTask_applyForStrikeOff",
                    "userTask_verifyComment",
                    "gateway_commentVerified",
                    "userTask_decideStrikeOff",
                    "gateway_strikeOffDecided",
                    "serviceTask_strikeOffComment",
                    "endEvent_commentStruckOff"),
            "rectification-measure.bpmn",
            List.of(
                    "startEvent_measureDispatched",
                    "userTask_signForReceipt",
                    "gateway_received",
                    "userTask_handToHandler",
                    "userTask_submitResult",
                    "userTask_signOffResult",
                    "gateway_resultSignedOff",
                    "gateway_consultation",
                    "userTask_verifyMeasure",
                    "gateway_measureVerified",
                    "serviceTask_completeMeasure",
                    "endEvent_measureCompleted"),
            "plan-change.bpmn",
            List.of(
                    "startEvent_changeProposed",
                    "userTask_decideChange",
                    "gateway_changeApproved",
                    "serviceTask_applyChange",
                    "endEvent_changeApplied"),
            "deadline-change.bpmn",
            List.of(
                    "startEvent_changeRequested",
                    "userTask_signDeadlineChange",
                    "gateway_requestSigned",
                    "gateway_withinDelegation",
                    "userTask_grantExtension",
                    "gateway_extensionGranted",
                    "serviceTask_applyDeadlineChange",
                    "gateway_suspension",
                    "endEvent_deadlineExtended"),
            "supervision-notice.bpmn",
            List.of(
                    "startEvent_noticeBegun",
                    "userTask_prepareNotice",
                    "gateway_noticeSubmitted",
                    "userTask_signNotice",
                    "gateway_noticeSigned",
                    "userTask_answerNotice",
                    "endEvent_noticeAnswered"),
            "daily-round.bpmn",
            List.of(
                    "startEvent_workdayMorning",
                    "serviceTask_openRound",
                    "gateway_workingDay",
                    "serviceTask_wakeDueItems",
                    "serviceTask_remindDueItems",
                    "serviceTask_openProgressRounds",
                    "timerCatch_mailHourCome",
                    "serviceTask_makeRoutineMails",
                    "endEvent_roundDone"),
            "progress-round.bpmn",
            List.of(
                    "startEvent_roundOpened",
                    "userTask_reportProgressRound",
                    "userTask_signProgressRound",
                    "gateway_roundSigned",
                    "serviceTask_recordProgressRound",
                    "endEvent_progressRecorded"));

    /** Cockpit writes Chinese characters at 12 px and wraps what is wider than its box. */
    static final int CHARACTER = 12;

    static final int WIDEST_OUTSIDE_LABEL = 90;
    static final int PADDING_INSIDE = 5;

    /** The name of a box is written along its upper border. */
    static final int NAME_OF_BOX = 24;

    /** Cockpit never enlarges a diagram; a wider or taller one is shrunk until its labels cannot be read. */
    static final int WIDEST_DIAGRAM = 1500;

    static final int TALLEST_DIAGRAM = 650;

    static Stream<String> files() {
        return MAIN_PATHS.keySet().stream().sorted();
    }

    @Test
    void every_diagram_states_its_main_path() {
        var found = Arrays.stream(new File("bpmn").list((folder, name) -> name.endsWith(".bpmn")))
                .toList();

        assertThat(found)
                .as("files of bpmn/; add a new file with its happy path to MAIN_PATHS")
                .containsExactlyInAnyOrderElementsOf(MAIN_PATHS.keySet());
    }

    @ParameterizedTest
    @MethodSource("files")
    void everything_in_the_process_is_drawn(String file) {
        holds(file, DiagramLayoutModelTest::undrawn);
    }

    @ParameterizedTest
    @MethodSource("files")
    void no_id_is_generated(String file) {
        holds(file, DiagramLayoutModelTest::generatedIds);
    }

    @ParameterizedTest
    @MethodSource("files")
    void everything_a_leader_reads_is_in_chinese(String file) {
        holds(file, DiagramLayoutModelTest::withoutChineseName);
    }

    @ParameterizedTest
    @MethodSource("files")
    void every_user_task_says_who_acts_and_under_which_rule(String file) {
        holds(file, DiagramLayoutModelTest::undocumented);
    }

    @ParameterizedTest
    @MethodSource("files")
    void the_happy_path_is_one_straight_line_from_left_to_right(String file) {
        holds(file, model -> bentMainPath(model, MAIN_PATHS.get(file)));
    }

    @ParameterizedTest
    @MethodSource("files")
    void no_shape_lies_on_another(String file) {
        holds(file, DiagramLayoutModelTest::overlappingShapes);
    }

    @ParameterizedTest
    @MethodSource("files")
    void what_belongs_to_a_box_stands_inside_it(String file) {
        holds(file, DiagramLayoutModelTest::outsideTheirBoxes);
    }

    @ParameterizedTest
    @MethodSource("files")
    void every_line_runs_level_or_upright_and_ends_at_the_border_of_its_shapes(String file) {
        holds(file, DiagramLayoutModelTest::crookedLines);
    }

    @ParameterizedTest
    @MethodSource("files")
    void no_line_runs_through_a_shape(String file) {
        holds(file, DiagramLayoutModelTest::linesThroughShapes);
    }

    @ParameterizedTest
    @MethodSource("files")
    void no_line_crosses_another(String file) {
        holds(file, DiagramLayoutModelTest::crossingLines);
    }

    @ParameterizedTest
    @MethodSource("files")
    void every_label_stands_free_and_on_one_line(String file) {
        holds(file, DiagramLayoutModelTest::hiddenLabels);
        holds(file, DiagramLayoutModelTest::wrappedLabels);
    }

    @ParameterizedTest
    @MethodSource("files")
    void the_diagram_is_small_enough_to_be_read_in_cockpit(String file) {
        holds(file, DiagramLayoutModelTest::tooLarge);
    }

    /** Each rule is shown to fail on a model that breaks it; otherwise a green run would prove nothing. */
    @Test
    void a_planted_fault_is_found_by_each_rule() {
        var file = "rectification-measure.bpmn";
        var work = "userTask_submitResult";
        var loop = "flow_measureRejected";
        var box = "eventSubProcess_changeApproved";

        assertThat(undrawn(with(
                        file, model -> edge(model, loop).getParentElement().removeChildElement(edge(model, loop)))))
                .anyMatch(fault -> fault.contains(loop));
        assertThat(generatedIds(with(file, model -> node(model, work).setId("Activity_0x1y2z3"))))
                .anyMatch(fault -> fault.contains("Activity_0x1y2z3"));
        assertThat(withoutChineseName(with(file, model -> node(model, work).setName("Submit result"))))
                .anyMatch(fault -> fault.contains(work));
        assertThat(undocumented(with(
                        file, model -> node(model, work).getDocumentations().clear())))
                .anyMatch(fault -> fault.contains(work));
        assertThat(bentMainPath(with(file, model -> move(model, work, 0, 20)), MAIN_PATHS.get(file)))
                .anyMatch(fault -> fault.contains(work));
        assertThat(overlappingShapes(with(file, model -> move(model, work, 60, 0))))
                .anyMatch(fault -> fault.contains(work) && fault.contains("userTask_signOffResult"));
        assertThat(overlappingShapes(with(file, model -> move(model, box, 0, 100))))
                .anyMatch(fault -> fault.contains(box) && fault.contains("userTask_handToHandler"));
        assertThat(tooLarge(with(file, model -> move(model, "endEvent_measureCompleted", 40, 0))))
                .anyMatch(fault -> fault.contains("wide"));
        assertThat(tooLarge(with(file, model -> lower(model, loop, 60)))).anyMatch(fault -> fault.contains("tall"));
        assertThat(outsideTheirBoxes(with(file, model -> move(model, "endEvent_measureAdjusted", 100, 0))))
                .anyMatch(fault -> fault.contains("endEvent_measureAdjusted") && fault.contains(box));
        assertThat(outsideTheirBoxes(with(file, model -> moveCorner(model, "flow_toMeasureAdjusted", 0, 0, 90))))
                .anyMatch(fault -> fault.contains("flow_toMeasureAdjusted") && fault.contains(box));
        assertThat(crookedLines(with(file, model -> moveCorner(model, loop, 1, 15, 0))))
                .anyMatch(fault -> fault.contains(loop));
        assertThat(crookedLines(with(file, model -> moveCorner(model, loop, 0, 0, -10))))
                .anyMatch(fault -> fault.contains(loop) && fault.contains("gateway_measureVerified"));
        assertThat(linesThroughShapes(with(file, model -> lower(model, loop, -100))))
                .anyMatch(fault -> fault.contains(loop) && fault.contains("userTask_settleDifference"));
        assertThat(crossingLines(with(file, model -> lower(model, loop, -50))))
                .anyMatch(fault -> fault.contains(loop) && fault.contains("flow_resultNotUpheld"));
        assertThat(hiddenLabels(with(file, model -> moveLabel(edge(model, loop).getBpmnLabel(), -20, 0))))
                .anyMatch(fault -> fault.contains(loop));
        assertThat(wrappedLabels(with(file, model -> node(model, work).setName("办理整改措施并且提交整改成果"))))
                .anyMatch(fault -> fault.contains(work));
    }

    // The rules. Each returns its faults: the element and the fix.

    static List<String> undrawn(BpmnModelInstance model) {
        var drawn = Stream.concat(
                        shapes(model).stream()
                                .map(shape -> shape.getBpmnElement().getId()),
                        edges(model).stream().map(edge -> edge.getBpmnElement().getId()))
                .toList();
        return elements(model)
                .filter(element -> !(element instanceof Message))
                .filter(element -> !drawn.contains(element.getId()))
                .map(element -> element.getId() + " has no shape or line: draw it")
                .toList();
    }

    static List<String> generatedIds(BpmnModelInstance model) {
        return elements(model)
                .map(BaseElement::getId)
                .filter(id -> !id.matches("[a-z][A-Za-z]+_[a-z][A-Za-z]+"))
                .map(id -> id + " is no name: call it kind_lowerCamel")
                .toList();
    }

    static List<String> withoutChineseName(BpmnModelInstance model) {
        return elements(model)
                .filter(element -> element instanceof FlowNode
                        || element instanceof TextAnnotation
                        || element instanceof SequenceFlow flow && isAnswer(flow))
                .filter(element -> !label(element).matches("[\\p{IsHan}（）？0-9:]*\\p{IsHan}[\\p{IsHan}（）？0-9:]*"))
                .map(element -> element.getId() + " is called '" + label(element) + "': give it a Chinese name")
                .toList();
    }

    static List<String> undocumented(BpmnModelInstance model) {
        return model.getModelElementsByType(UserTask.class).stream()
                .filter(task -> {
                    var text = task.getDocumentations().stream()
                            .map(documentation -> documentation.getTextContent())
                            .collect(joining());
                    return !text.contains("谁办：") || !text.contains("依据：");
                })
                .map(task -> task.getId() + " does not say who acts: add a documentation with 谁办： and 依据：")
                .toList();
    }

    static List<String> bentMainPath(BpmnModelInstance model, List<String> path) {
        var line = box(shape(model, path.get(0))).getCenterY();
        var faults = new ArrayList<String>();
        for (int i = 0; i < path.size(); i++) {
            var here = box(shape(model, path.get(i)));
            if (here.getCenterY() != line) {
                faults.add(path.get(i) + " is centred at y=" + here.getCenterY() + ": move it to y=" + line);
            }
            if (i > 0 && here.getMinX() <= box(shape(model, path.get(i - 1))).getMaxX()) {
                faults.add(path.get(i) + " does not stand right of " + path.get(i - 1) + ": move it to the right");
            }
            if (i > 0 && !follows(model, path.get(i - 1), path.get(i))) {
                faults.add(path.get(i) + " does not follow " + path.get(i - 1) + ": correct the flow or MAIN_PATHS");
            }
        }
        return faults;
    }

    static List<String> overlappingShapes(BpmnModelInstance model) {
        var faults = new ArrayList<String>();
        var shapes = shapes(model);
        for (int i = 0; i < shapes.size(); i++) {
            for (var other : shapes.subList(i + 1, shapes.size())) {
                if (!isAttached(shapes.get(i), other)
                        && !isBoxOf(shapes.get(i), other.getBpmnElement())
                        && !isBoxOf(other, shapes.get(i).getBpmnElement())
                        && box(shapes.get(i)).intersects(box(other))) {
                    faults.add(name(shapes.get(i)) + " overlaps " + name(other) + ": move them apart");
                }
            }
        }
        return faults;
    }

    static List<String> tooLarge(BpmnModelInstance model) {
        var faults = new ArrayList<String>();
        var size =
                places(model).values().stream().reduce(Rectangle2D::createUnion).orElseThrow();
        if (size.getWidth() > WIDEST_DIAGRAM) {
            faults.add("the diagram is " + size.getWidth() + " wide: close gaps or move a branch below");
        }
        if (size.getHeight() > TALLEST_DIAGRAM) {
            faults.add("the diagram is " + size.getHeight() + " tall: close gaps or move a branch beside another");
        }
        return faults;
    }

    /** A box holds what belongs to it, with its labels, below its own name. */
    static List<String> outsideTheirBoxes(BpmnModelInstance model) {
        var faults = new ArrayList<String>();
        for (var box : shapes(model)) {
            var room = box(box);
            room.setFrame(room.getX(), room.getY() + NAME_OF_BOX, room.getWidth(), room.getHeight() - NAME_OF_BOX);
            places(model).forEach((element, place) -> {
                if (isBoxOf(box, element) && !encloses(room, place)) {
                    faults.add(
                            element.getId() + " does not stand inside " + name(box) + ": move it or enlarge the box");
                }
            });
        }
        return faults;
    }

    /** Where each element is drawn: its shape or line together with its label. */
    static Map<BaseElement, Rectangle2D> places(BpmnModelInstance model) {
        var places = new HashMap<BaseElement, Rectangle2D>();
        shapes(model).forEach(shape -> places.put(shape.getBpmnElement(), box(shape)));
        edges(model)
                .forEach(edge -> places.put(
                        edge.getBpmnElement(),
                        segments(edge).stream().reduce(Rectangle2D::createUnion).orElseThrow()));
        labels(model)
                .forEach((id, place) -> places.merge(model.getModelElementById(id), place, Rectangle2D::createUnion));
        return places;
    }

    static List<String> crookedLines(BpmnModelInstance model) {
        var faults = new ArrayList<String>();
        for (var edge : edges(model)) {
            var points = points(edge);
            for (int i = 1; i < points.size(); i++) {
                var from = points.get(i - 1);
                var to = points.get(i);
                if (from.getX() != to.getX() && from.getY() != to.getY()) {
                    faults.add(name(edge) + " runs aslant from " + at(from) + " to " + at(to) + ": add a corner");
                }
            }
            var ends = ends(edge);
            if (!isOnBorder(points.get(0), box(shape(model, ends.get(0))))) {
                faults.add(name(edge) + " does not start at the border of " + ends.get(0) + ": move its first point");
            }
            if (!isOnBorder(points.get(points.size() - 1), box(shape(model, ends.get(1))))) {
                faults.add(name(edge) + " does not end at the border of " + ends.get(1) + ": move its last point");
            }
        }
        return faults;
    }

    static List<String> linesThroughShapes(BpmnModelInstance model) {
        var faults = new TreeSet<String>();
        for (var edge : edges(model)) {
            for (var shape : shapes(model)) {
                if (!ends(edge).contains(name(shape))
                        && !isBoxOf(shape, edge.getBpmnElement())
                        && segments(edge).stream().anyMatch(segment -> touches(segment, inside(box(shape))))) {
                    faults.add(name(edge) + " runs through " + name(shape) + ": lead it around");
                }
            }
        }
        return List.copyOf(faults);
    }

    static List<String> crossingLines(BpmnModelInstance model) {
        var faults = new TreeSet<String>();
        var edges = edges(model);
        for (int i = 0; i < edges.size(); i++) {
            for (var other : edges.subList(i + 1, edges.size())) {
                for (var segment : segments(edges.get(i))) {
                    for (var across : segments(other)) {
                        if (touches(segment, across) && !meetAtTheirEnds(edges.get(i), other, segment, across)) {
                            faults.add(name(edges.get(i)) + " crosses " + name(other) + ": lead one of them around");
                        }
                    }
                }
            }
        }
        return List.copyOf(faults);
    }

    static List<String> hiddenLabels(BpmnModelInstance model) {
        var faults = new TreeSet<String>();
        var labels = labels(model);
        labels.forEach((id, place) -> {
            shapes(model).stream()
                    .filter(shape -> !isBoxOf(shape, model.getModelElementById(id)))
                    .filter(shape -> box(shape).intersects(place))
                    .forEach(shape -> faults.add("label of " + id + " lies on " + name(shape) + ": move the label"));
            edges(model).stream()
                    .filter(edge -> segments(edge).stream().anyMatch(segment -> touches(segment, place)))
                    .forEach(edge -> faults.add("label of " + id + " lies on " + name(edge) + ": move the label"));
            labels.forEach((otherId, other) -> {
                if (!id.equals(otherId) && place.intersects(other)) {
                    faults.add("label of " + id + " lies on the label of " + otherId + ": move one of them");
                }
            });
        });
        return List.copyOf(faults);
    }

    static List<String> wrappedLabels(BpmnModelInstance model) {
        var faults = new ArrayList<String>();
        var labels = labels(model);
        elements(model).filter(element -> !label(element).isEmpty()).forEach(element -> {
            var needed = label(element).length() * CHARACTER;
            if (element instanceof Activity || element instanceof TextAnnotation) {
                if (box(shape(model, element.getId())).getWidth() - 2 * PADDING_INSIDE < needed) {
                    faults.add(element.getId() + " is too narrow for its label: widen it or shorten the label");
                }
            } else if (!(element instanceof Message)) {
                var place = labels.get(element.getId());
                if (place == null) {
                    faults.add(element.getId() + " has no place for its label: add bounds");
                } else if (place.getWidth() < needed || place.getWidth() > WIDEST_OUTSIDE_LABEL) {
                    faults.add("label of " + element.getId() + " wraps: " + needed + " to " + WIDEST_OUTSIDE_LABEL
                            + " wide, or a shorter label");
                }
            }
        });
        return faults;
    }

    // What the rules are made of.

    static void holds(String file, Function<BpmnModelInstance, List<String>> rule) {
        assertThat(rule.apply(read(file))).as("faults of bpmn/%s", file).isEmpty();
    }

    static BpmnModelInstance read(String file) {
        return Bpmn.readModelFromFile(new File("bpmn", file));
    }

    static Stream<BaseElement> elements(BpmnModelInstance model) {
        return Stream.of(FlowElement.class, TextAnnotation.class, Association.class, Message.class)
                .flatMap(type -> model.getModelElementsByType(type).stream())
                .map(BaseElement.class::cast);
    }

    /** What is written at the element; empty where nothing is. Messages are names of code, not of the drawing. */
    static String label(BaseElement element) {
        if (element instanceof TextAnnotation annotation) {
            return annotation.getText().getTextContent();
        }
        return element instanceof FlowElement flowElement
                ? Optional.ofNullable(flowElement.getName()).orElse("")
                : "";
    }

    static boolean isAnswer(SequenceFlow flow) {
        return flow.getSource() instanceof Gateway
                && flow.getSource().getOutgoing().size() > 1;
    }

    static boolean follows(BpmnModelInstance model, String from, String to) {
        return node(model, from).getOutgoing().stream()
                .anyMatch(flow -> flow.getTarget().getId().equals(to));
    }

    static boolean isAttached(BpmnShape one, BpmnShape other) {
        return one.getBpmnElement() instanceof BoundaryEvent event && event.getAttachedTo() == other.getBpmnElement()
                || other.getBpmnElement() instanceof BoundaryEvent otherEvent
                        && otherEvent.getAttachedTo() == one.getBpmnElement();
    }

    /** True if the shape is the box of the sub-process the element belongs to. */
    static boolean isBoxOf(BpmnShape shape, BaseElement element) {
        return shape.getBpmnElement() instanceof SubProcess box && element.getParentElement() == box;
    }

    static FlowNode node(BpmnModelInstance model, String id) {
        return model.getModelElementById(id);
    }

    static List<BpmnShape> shapes(BpmnModelInstance model) {
        return List.copyOf(model.getModelElementsByType(BpmnShape.class));
    }

    static List<BpmnEdge> edges(BpmnModelInstance model) {
        return List.copyOf(model.getModelElementsByType(BpmnEdge.class));
    }

    static BpmnShape shape(BpmnModelInstance model, String id) {
        return shapes(model).stream()
                .filter(shape -> name(shape).equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError(id + " has no shape: draw it"));
    }

    static BpmnEdge edge(BpmnModelInstance model, String id) {
        return edges(model).stream()
                .filter(edge -> name(edge).equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError(id + " has no line: draw it"));
    }

    static String name(BpmnShape shape) {
        return shape.getBpmnElement().getId();
    }

    static String name(BpmnEdge edge) {
        return edge.getBpmnElement().getId();
    }

    static List<String> ends(BpmnEdge edge) {
        return edge.getBpmnElement() instanceof Association association
                ? List.of(
                        association.getSource().getId(), association.getTarget().getId())
                : List.of(
                        ((SequenceFlow) edge.getBpmnElement()).getSource().getId(),
                        ((SequenceFlow) edge.getBpmnElement()).getTarget().getId());
    }

    static Rectangle2D box(BpmnShape shape) {
        return box(shape.getBounds());
    }

    static Rectangle2D box(Bounds bounds) {
        return new Rectangle2D.Double(bounds.getX(), bounds.getY(), bounds.getWidth(), bounds.getHeight());
    }

    static Map<String, Rectangle2D> labels(BpmnModelInstance model) {
        var labels = new TreeMap<String, Rectangle2D>();
        shapes(model).stream()
                .filter(shape -> shape.getBpmnLabel() != null)
                .forEach(shape ->
                        labels.put(name(shape), box(shape.getBpmnLabel().getBounds())));
        edges(model).stream()
                .filter(edge -> edge.getBpmnLabel() != null)
                .forEach(edge -> labels.put(name(edge), box(edge.getBpmnLabel().getBounds())));
        return labels;
    }

    static List<Point2D> points(BpmnEdge edge) {
        return edge.getWaypoints().stream()
                .<Point2D>map(point -> new Point2D.Double(point.getX(), point.getY()))
                .toList();
    }

    /** The straight pieces of a line, as boxes without thickness. */
    static List<Rectangle2D> segments(BpmnEdge edge) {
        var points = points(edge);
        var segments = new ArrayList<Rectangle2D>();
        for (int i = 1; i < points.size(); i++) {
            var segment = new Rectangle2D.Double();
            segment.setFrameFromDiagonal(points.get(i - 1), points.get(i));
            segments.add(segment);
        }
        return segments;
    }

    /** Unlike {@link Rectangle2D#intersects}, works for boxes without thickness and counts a common border. */
    static boolean touches(Rectangle2D one, Rectangle2D other) {
        return one.getMinX() <= other.getMaxX()
                && other.getMinX() <= one.getMaxX()
                && one.getMinY() <= other.getMaxY()
                && other.getMinY() <= one.getMaxY();
    }

    /** Unlike {@link Rectangle2D#contains}, works for boxes without thickness and counts a common border. */
    static boolean encloses(Rectangle2D box, Rectangle2D place) {
        return box.createUnion(place).equals(box);
    }

    static Rectangle2D inside(Rectangle2D box) {
        return new Rectangle2D.Double(box.getX() + 1, box.getY() + 1, box.getWidth() - 2, box.getHeight() - 2);
    }

    static boolean isOnBorder(Point2D point, Rectangle2D box) {
        var spot = new Rectangle2D.Double(point.getX(), point.getY(), 0, 0);
        return touches(box, spot) && !touches(inside(box), spot);
    }

    /** Two lines may leave or reach a shape at the same point; that is no crossing. */
    static boolean meetAtTheirEnds(BpmnEdge one, BpmnEdge other, Rectangle2D segment, Rectangle2D across) {
        var common = segment.createIntersection(across);
        var meeting = new Point2D.Double(common.getX(), common.getY());
        return common.getWidth() == 0
                && common.getHeight() == 0
                && endPoints(one).contains(meeting)
                && endPoints(other).contains(meeting);
    }

    static List<Point2D> endPoints(BpmnEdge edge) {
        var points = points(edge);
        return List.of(points.get(0), points.get(points.size() - 1));
    }

    static String at(Point2D point) {
        return "(" + point.getX() + ", " + point.getY() + ")";
    }

    // How faults are planted.

    static BpmnModelInstance with(String file, Consumer<BpmnModelInstance> fault) {
        var model = read(file);
        fault.accept(model);
        return model;
    }

    static void move(BpmnModelInstance model, String id, double right, double down) {
        var bounds = shape(model, id).getBounds();
        bounds.setX(bounds.getX() + right);
        bounds.setY(bounds.getY() + down);
    }

    static void moveLabel(BpmnLabel label, double right, double down) {
        label.getBounds().setX(label.getBounds().getX() + right);
        label.getBounds().setY(label.getBounds().getY() + down);
    }

    static void moveCorner(BpmnModelInstance model, String id, int index, double right, double down) {
        var corner = List.copyOf(edge(model, id).getWaypoints()).get(index);
        corner.setX(corner.getX() + right);
        corner.setY(corner.getY() + down);
    }

    /** Moves the level part of a loop down. */
    static void lower(BpmnModelInstance model, String id, double down) {
        moveCorner(model, id, 1, 0, down);
        moveCorner(model, id, 2, 0, down);
    }
}
