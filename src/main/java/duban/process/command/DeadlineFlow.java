package duban.process.command;

import duban.deadline.DeadlineChangeFlow;
import duban.process.model.DeadlineChangeProcess;
import duban.shared.DeadlineChangeNumber;
import duban.shared.DepartmentCode;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component
class DeadlineFlow implements DeadlineChangeFlow {

    private final ProcessInstances instances;

    DeadlineFlow(ProcessInstances instances) {
        this.instances = instances;
    }

    @Override
    public void requested(DeadlineChangeNumber request, DepartmentCode department, boolean suspension) {
        instances.start(
                DeadlineChangeProcess.KEY,
                request.value(),
                Map.of(
                        DeadlineChangeProcess.DEPARTMENT.name(),
                        department.value(),
                        DeadlineChangeProcess.SUSPENSION.name(),
                        suspension));
    }

    @Override
    public void annulled(DeadlineChangeNumber request) {
        instances.tell(request.value(), DeadlineChangeProcess.REQUEST_ANNULLED_MESSAGE);
    }

    @Override
    public void suspensionEnded(DeadlineChangeNumber request) {
        instances.tell(request.value(), DeadlineChangeProcess.SUSPENSION_ENDED_MESSAGE);
    }
}
