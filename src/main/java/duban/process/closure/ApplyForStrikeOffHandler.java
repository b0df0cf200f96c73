package duban.process.closure;

import duban.comment.ApplyForStrikeOff;
import duban.process.model.Step;
import duban.process.model.StepHandler;
import duban.shared.Actor;
import duban.shared.CommentNumber;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Step {@code userTask_applyForStrikeOff}. */
@Component
class ApplyForStrikeOffHandler implements StepHandler<ApplyForStrikeOff.Request> {

    private final ApplyForStrikeOff applyForStrikeOff;

    ApplyForStrikeOffHandler(ApplyForStrikeOff applyForStrikeOff) {
        this.applyForStrikeOff = applyForStrikeOff;
    }

    @Override
    public Step step() {
        return Step.APPLY_FOR_STRIKE_OFF;
    }

    @Override
    public Class<ApplyForStrikeOff.Request> request() {
        return ApplyForStrikeOff.Request.class;
    }

    @Override
    public Map<String, Object> take(String item, Actor actor, ApplyForStrikeOff.Request request) {
        applyForStrikeOff.apply(new CommentNumber(item), actor, request);
        return Map.of();
    }
}
