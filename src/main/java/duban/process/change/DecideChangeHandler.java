package duban.process.change;

import static duban.process.model.PlanChangeProcess.CHANGE_APPROVED;

import duban.opinion.DecideChange;
import duban.process.model.Step;
import duban.process.model.StepHandler;
import duban.shared.Actor;
import duban.shared.ChangeNumber;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Step {@code userTask_decideChange}. */
@Component
class DecideChangeHandler implements StepHandler<DecideChange.Request> {

    private final DecideChange decideChange;

    DecideChangeHandler(DecideChange decideChange) {
        this.decideChange = decideChange;
    }

    @Override
    public Step step() {
        return Step.DECIDE_CHANGE;
    }

    @Override
    public Class<DecideChange.Request> request() {
        return DecideChange.Request.class;
    }

    @Override
    public Map<String, Object> take(String item, Actor actor, DecideChange.Request request) {
        return Map.of(CHANGE_APPROVED.name(), decideChange.decide(new ChangeNumber(item), actor, request));
    }
}
