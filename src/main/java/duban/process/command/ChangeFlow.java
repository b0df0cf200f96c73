package duban.process.command;

import duban.opinion.PlanChangeFlow;
import duban.process.model.PlanChangeProcess;
import duban.process.worklist.WorkItems;
import duban.shared.ChangeNumber;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component
class ChangeFlow implements PlanChangeFlow {

    private final ProcessInstances instances;
    private final WorkItems workItems;

    ChangeFlow(ProcessInstances instances, WorkItems workItems) {
        this.instances = instances;
        this.workItems = workItems;
    }

    @Override
    public void proposed(ChangeNumber change) {
        instances.start(PlanChangeProcess.KEY, change.value(), Map.of());
    }

    @Override
    public void hold(List<String> items) {
        workItems.holdAllOf(items);
    }
}
