package duban.process.command;

import duban.measure.ProgressRoundFlow;
import duban.process.engine.OwnTransaction;
import duban.process.model.ProgressRoundProcess;
import duban.shared.DepartmentCode;
import duban.shared.RoundNumber;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component
class RoundFlow implements ProgressRoundFlow {

    private final ProcessInstances instances;
    private final OwnTransaction ownTransaction;

    RoundFlow(ProcessInstances instances, OwnTransaction ownTransaction) {
        this.instances = instances;
        this.ownTransaction = ownTransaction;
    }

    @Override
    public void apart(Runnable work) {
        ownTransaction.run(work);
    }

    @Override
    public void opened(RoundNumber round, DepartmentCode department) {
        instances.start(
                ProgressRoundProcess.KEY,
                round.value(),
                Map.of(ProgressRoundProcess.DEPARTMENT.name(), department.value()));
    }
}
