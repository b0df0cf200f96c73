package duban.process.command;

import duban.opinion.ReviewOpinionFlow;
import duban.process.model.ReviewOpinionProcess;
import duban.shared.OpinionNumber;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component
class OpinionFlow implements ReviewOpinionFlow {

    private final ProcessInstances instances;

    OpinionFlow(ProcessInstances instances) {
        this.instances = instances;
    }

    @Override
    public void registered(OpinionNumber opinion) {
        instances.start(ReviewOpinionProcess.KEY, opinion.value(), Map.of());
    }

    @Override
    public void registeredClosed(OpinionNumber opinion) {
        instances.startBefore(
                ReviewOpinionProcess.ARCHIVE_OPINION, ReviewOpinionProcess.KEY, opinion.value(), Map.of());
    }

    @Override
    public void commentsClosed(OpinionNumber opinion) {
        instances.tell(opinion.value(), ReviewOpinionProcess.COMMENTS_CLOSED_MESSAGE);
    }
}
