package duban.process.closure;

import static duban.process.model.ReviewCommentProcess.STAGE_COMPLETION_DECIDED;
import static duban.process.model.ReviewCommentProcess.STRIKE_OFF_APPROVED;

import duban.comment.DecideStrikeOff;
import duban.comment.DecideStrikeOff.Decision;
import duban.process.model.Step;
import duban.process.model.StepHandler;
import duban.shared.Actor;
import duban.shared.CommentNumber;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Step {@code userTask_decideStrikeOff}. */
@Component
class DecideStrikeOffHandler implements StepHandler<DecideStrikeOff.Request> {

    private final DecideStrikeOff decideStrikeOff;

    DecideStrikeOffHandler(DecideStrikeOff decideStrikeOff) {
        this.decideStrikeOff = decideStrikeOff;
    }

    @Override
    public Step step() {
        return Step.DECIDE_STRIKE_OFF;
    }

    @Override
    public Class<DecideStrikeOff.Request> request() {
        return DecideStrikeOff.Request.class;
    }

    @Override
    public Map<String, Object> take(String item, Actor actor, DecideStrikeOff.Request request) {
        var decision = decideStrikeOff.decide(new CommentNumber(item), actor, request);
        var approved = decision == Decision.COMPLETED || decision == Decision.SUSTAINED;
        return Map.of(
                STRIKE_OFF_APPROVED.name(), approved, STAGE_COMPLETION_DECIDED.name(), decision == Decision.STAGE);
    }
}
