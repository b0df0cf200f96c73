package duban.measure;

import duban.audit.Transition;
import duban.audit.TransitionLog;
import duban.deadline.DueText;
import duban.deadline.EscalationLevel;
import duban.deadline.Escalations;
import duban.deadline.Escalations.Rung;
import duban.deadline.Escalations.Target;
import duban.deadline.WorkingDays;
import duban.department.Departments;
import duban.department.Officer;
import duban.department.Officers;
import duban.department.Role;
import duban.shared.Actor;
import duban.shared.DepartmentCode;
import duban.shared.MeasureNumber;
import duban.shared.PersonId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes the rung of escalation a measure has come to: records it once, and who is told. The handler keeps the work;
 * knowledge goes up. Who is missing, or has no mailbox, is told to the supervision office instead: no rung is skipped.
 */
@Component
@Transactional
public class EscalateMeasure {

    /** Who of whom is told, and in which words, where somebody of the kind is there. */
    private record Audience(DepartmentCode department, Role role, List<Officer> people) {}

    private final MeasureRepository measures;
    private final RectificationMeasureFlow flow;
    private final Escalations escalations;
    private final Departments departments;
    private final Officers officers;
    private final TransitionLog log;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    EscalateMeasure(
            MeasureRepository measures,
            RectificationMeasureFlow flow,
            Escalations escalations,
            Departments departments,
            Officers officers,
            TransitionLog log,
            ApplicationEventPublisher events,
            Clock clock) {
        this.measures = measures;
        this.flow = flow;
        this.escalations = escalations;
        this.departments = departments;
        this.officers = officers;
        this.log = log;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Takes the highest rung that has come and none below it, if one has come, and says when the next one does. One that
     * moved away meanwhile is not taken.
     */
    public Instant escalate(MeasureNumber number) {
        flow.hold(number);
        escalations.reached(number.value()).ifPresent(rung -> take(measures.of(number), rung));
        return escalations.planNext(number.value());
    }

    @EventListener
    void nothingComesAnyMore(MeasureClosed closed) {
        escalations.end(closed.measure().value());
    }

    private void take(Measure measure, Rung rung) {
        var words = new ArrayList<String>();
        var targets = new ArrayList<Target>();
        for (var audience : audiences(measure, rung.level())) {
            var missing = audience.people().isEmpty();
            var whom =
                    departments.nameOf(audience.department()) + audience.role().label();
            targets.add(
                    missing
                            ? new Target(DepartmentCode.SUPERVISION_OFFICE.value(), Role.OFFICE.name(), whom)
                            : new Target(
                                    audience.department().value(),
                                    audience.role().name(),
                                    ""));
            words.add(missing ? whom + "缺位或者没有邮箱，改为告知督办专班" : "告知" + whom + names(audience));
        }
        escalations.take(measure.item(), rung, distinct(targets));
        record(measure, rung, String.join("；", words));
        events.publishEvent(new MeasureEscalated(measure.number(), rung.level(), rung.occurrence()));
    }

    /** Not through the journal: nothing of the measure changes, and who acts meanwhile is not to be overtaken. */
    private void record(Measure measure, Rung rung, String told) {
        var level = rung.level();
        var holder = measure.holder();
        var state = measure.state().name();
        var late = WorkingDays.dayOf(rung.dueAt()).equals(WorkingDays.dayOf(clock.instant()))
                ? ""
                : "（应于" + DueText.of(rung.dueAt()) + "）";
        var which = level.label() + (rung.occurrence() > 1 ? "（第" + rung.occurrence() + "次）" : "");
        log.append(new Transition(
                measure.item(),
                "escalateMeasure",
                Actor.system(),
                holder,
                holder,
                state,
                state,
                which + late + "：" + level.why() + "。整改期限" + DueText.of(WorkingDays.endOf(rung.dueOn())) + "。" + told
                        + "。"));
    }

    private List<Audience> audiences(Measure measure, EscalationLevel level) {
        return EscalationAudience.of(level).stream()
                .filter(role -> role != Role.HANDLER || measure.handler() != null)
                .map(role -> audience(measure, role))
                .toList();
    }

    private Audience audience(Measure measure, Role role) {
        return switch (role) {
            case HANDLER -> new Audience(measure.department(), role, person(measure.handler()));
            case OFFICE -> appointed(DepartmentCode.SUPERVISION_OFFICE, role);
            case LEADER -> appointed(DepartmentCode.GOVERNMENT, role);
            default -> appointed(measure.department(), role);
        };
    }

    private Audience appointed(DepartmentCode department, Role role) {
        return new Audience(department, role, officers.reachable(officers.appointedTo(department, role)));
    }

    private List<Officer> person(PersonId person) {
        return officers.reachable(officers.find(person).stream().toList());
    }

    private static String names(Audience audience) {
        return audience.people().stream().map(Officer::name).collect(Collectors.joining("、"));
    }

    private static List<Target> distinct(List<Target> targets) {
        var distinct = new LinkedHashMap<Target, Target>();
        targets.forEach(target -> distinct.put(target, target));
        return List.copyOf(distinct.values());
    }
}
