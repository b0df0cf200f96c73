package duban.process.deadline;

import static duban.process.model.DeadlineChangeProcess.EXTENSION_GRANTED;
import static duban.process.model.DeadlineChangeProcess.REFERRED_TO_LEADER;

import duban.deadline.GrantExtension;
import duban.process.model.Step;
import duban.process.model.StepHandler;
import duban.shared.Actor;
import duban.shared.DeadlineChangeNumber;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Step {@code userTask_grantExtension}. */
@Component
class GrantExtensionHandler implements StepHandler<GrantExtension.Request> {

    private final GrantExtension grantExtension;

    GrantExtensionHandler(GrantExtension grantExtension) {
        this.grantExtension = grantExtension;
    }

    @Override
    public Step step() {
        return Step.GRANT_EXTENSION;
    }

    @Override
    public Class<GrantExtension.Request> request() {
        return GrantExtension.Request.class;
    }

    @Override
    public Map<String, Object> take(String item, Actor actor, GrantExtension.Request request) {
        var decision = grantExtension.grant(new DeadlineChangeNumber(item), actor, request);
        return Map.of(
                EXTENSION_GRANTED.name(), decision == GrantExtension.Decision.APPROVE,
                REFERRED_TO_LEADER.name(), decision == GrantExtension.Decision.REFER);
    }
}
