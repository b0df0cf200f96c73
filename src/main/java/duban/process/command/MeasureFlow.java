package duban.process.command;

import duban.deadline.Escalations;
import duban.department.Role;
import duban.measure.RectificationMeasureFlow;
import duban.process.model.RectificationMeasureProcess;
import duban.process.worklist.WorkItems;
import duban.shared.DepartmentCode;
import duban.shared.MeasureNumber;
import duban.shared.PersonId;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component
class MeasureFlow implements RectificationMeasureFlow {

    private static final CheckedProcess PROCESS = new CheckedProcess(
            RectificationMeasureProcess.KEY,
            RectificationMeasureProcess.DEPARTMENT,
            RectificationMeasureProcess.VERIFIER_GROUPS);

    private final ProcessInstances instances;
    private final WorkItems workItems;
    private final Escalations escalations;

    MeasureFlow(ProcessInstances instances, WorkItems workItems, Escalations escalations) {
        this.instances = instances;
        this.workItems = workItems;
        this.escalations = escalations;
    }

    @Override
    public void dispatched(MeasureNumber measure, DepartmentCode department) {
        instances.start(PROCESS, measure.value(), department, nextEscalation(measure));
    }

    @Override
    public void dispatchedReceived(MeasureNumber measure, DepartmentCode department) {
        instances.startBefore(
                RectificationMeasureProcess.HAND_TO_HANDLER,
                PROCESS,
                measure.value(),
                department,
                nextEscalation(measure));
    }

    private Map<String, Object> nextEscalation(MeasureNumber measure) {
        return Map.of(RectificationMeasureProcess.ESCALATE_ON.name(), Date.from(escalations.planNext(measure.value())));
    }

    @Override
    public void changed(MeasureNumber measure) {
        instances.tell(measure.value(), RectificationMeasureProcess.CHANGE_APPROVED_MESSAGE);
    }

    @Override
    public void hold(MeasureNumber measure) {
        workItems.holdAllOf(List.of(measure.value()));
    }

    @Override
    public void progressReported(MeasureNumber measure) {
        instances.tell(measure.value(), RectificationMeasureProcess.PROGRESS_REPORTED_MESSAGE);
    }

    @Override
    public void reassigned(MeasureNumber measure, PersonId handler) {
        instances.write(measure.value(), RectificationMeasureProcess.HANDLER, handler.value());
        instances.assign(measure.value(), Role.HANDLER, handler);
    }
}
