package duban.process.command;

import duban.deadline.DueItems;
import duban.deadline.ObligationKind;
import duban.process.engine.OwnTransaction;
import duban.process.model.DeadlineChangeProcess;
import duban.process.model.RectificationMeasureProcess;
import duban.process.worklist.WorkItems;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class WokenItems implements DueItems {

    private final ProcessInstances instances;
    private final WorkItems workItems;
    private final OwnTransaction ownTransaction;

    WokenItems(ProcessInstances instances, WorkItems workItems, OwnTransaction ownTransaction) {
        this.instances = instances;
        this.workItems = workItems;
        this.ownTransaction = ownTransaction;
    }

    @Override
    public void apart(Runnable work) {
        ownTransaction.run(work);
    }

    @Override
    public void hold(String item) {
        workItems.holdAllOf(List.of(item));
    }

    @Override
    public void fellDue(String item, ObligationKind kind) {
        instances.tell(
                item,
                switch (kind) {
                    case RECEIPT, RECEIPT_ESCALATION -> RectificationMeasureProcess.RECEIPT_UNANSWERED_MESSAGE;
                    case RETURN -> RectificationMeasureProcess.RETURN_PERIOD_ENDED_MESSAGE;
                    case VIEWS -> RectificationMeasureProcess.VIEWS_PERIOD_ENDED_MESSAGE;
                    case SUSPENSION -> DeadlineChangeProcess.SUSPENSION_ENDED_MESSAGE;
                    default ->
                        throw new IllegalArgumentException("No diagram draws what follows when " + kind + " falls due");
                });
    }
}
