package duban.process.command;

import duban.department.Officers;
import duban.measure.RectificationMeasureFlow;
import duban.process.model.Groups;
import duban.process.model.RectificationMeasureProcess;
import duban.shared.DepartmentCode;
import duban.shared.MeasureNumber;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component
class MeasureFlow implements RectificationMeasureFlow {

    private final ProcessInstances instances;
    private final Officers officers;

    MeasureFlow(ProcessInstances instances, Officers officers) {
        this.instances = instances;
        this.officers = officers;
    }

    @Override
    public void dispatched(MeasureNumber measure, DepartmentCode department) {
        instances.start(
                RectificationMeasureProcess.KEY,
                measure.value(),
                Map.of(
                        RectificationMeasureProcess.DEPARTMENT.name(),
                        department.value(),
                        RectificationMeasureProcess.VERIFIER_GROUPS.name(),
                        Groups.verifiersFor(department, officers.homesOfOffice())));
    }

    @Override
    public void progressReported(MeasureNumber measure) {
        instances.tell(measure.value(), RectificationMeasureProcess.PROGRESS_REPORTED_MESSAGE);
    }
}
