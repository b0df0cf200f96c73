package duban.process.deadline;

import static duban.process.model.DeadlineChangeProcess.DEADLINE_CHANGE_APPROVED;

import duban.deadline.DecideDeadlineChange;
import duban.process.model.Step;
import duban.process.model.StepHandler;
import duban.shared.Actor;
import duban.shared.DeadlineChangeNumber;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Step {@code userTask_decideDeadlineChange}. */
@Component
class DecideDeadlineChangeHandler implements StepHandler<DecideDeadlineChange.Request> {

    private final DecideDeadlineChange decideDeadlineChange;

    DecideDeadlineChangeHandler(DecideDeadlineChange decideDeadlineChange) {
        this.decideDeadlineChange = decideDeadlineChange;
    }

    @Override
    public Step step() {
        return Step.DECIDE_DEADLINE_CHANGE;
    }

    @Override
    public Class<DecideDeadlineChange.Request> request() {
        return DecideDeadlineChange.Request.class;
    }

    @Override
    public Map<String, Object> take(String item, Actor actor, DecideDeadlineChange.Request request) {
        var approved = decideDeadlineChange.decide(new DeadlineChangeNumber(item), actor, request);
        return Map.of(DEADLINE_CHANGE_APPROVED.name(), approved);
    }
}
