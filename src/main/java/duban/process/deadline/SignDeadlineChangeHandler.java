package duban.process.deadline;

import static duban.process.model.DeadlineChangeProcess.REQUEST_SIGNED;
import static duban.process.model.DeadlineChangeProcess.WITHIN_DELEGATION;

import duban.deadline.SignDeadlineChange;
import duban.process.model.Step;
import duban.process.model.StepHandler;
import duban.shared.Actor;
import duban.shared.DeadlineChangeNumber;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Step {@code userTask_signDeadlineChange}. */
@Component
class SignDeadlineChangeHandler implements StepHandler<SignDeadlineChange.Request> {

    private final SignDeadlineChange signDeadlineChange;

    SignDeadlineChangeHandler(SignDeadlineChange signDeadlineChange) {
        this.signDeadlineChange = signDeadlineChange;
    }

    @Override
    public Step step() {
        return Step.SIGN_DEADLINE_CHANGE;
    }

    @Override
    public Class<SignDeadlineChange.Request> request() {
        return SignDeadlineChange.Request.class;
    }

    @Override
    public Map<String, Object> take(String item, Actor actor, SignDeadlineChange.Request request) {
        var signOff = signDeadlineChange.sign(new DeadlineChangeNumber(item), actor, request);
        return Map.of(
                REQUEST_SIGNED.name(), signOff.signed(),
                WITHIN_DELEGATION.name(), signOff.withinDelegation());
    }
}
