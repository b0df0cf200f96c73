package duban.process.progress;

import static duban.process.model.ProgressRoundProcess.ROUND_SIGNED;

import duban.measure.SignProgressRound;
import duban.process.model.Step;
import duban.process.model.StepHandler;
import duban.shared.Actor;
import duban.shared.RoundNumber;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Step {@code userTask_signProgressRound}. */
@Component
class SignProgressRoundHandler implements StepHandler<SignProgressRound.Request> {

    private final SignProgressRound signProgressRound;

    SignProgressRoundHandler(SignProgressRound signProgressRound) {
        this.signProgressRound = signProgressRound;
    }

    @Override
    public Step step() {
        return Step.SIGN_PROGRESS_ROUND;
    }

    @Override
    public Class<SignProgressRound.Request> request() {
        return SignProgressRound.Request.class;
    }

    @Override
    public Map<String, Object> take(String item, Actor actor, SignProgressRound.Request request) {
        return Map.of(ROUND_SIGNED.name(), signProgressRound.sign(new RoundNumber(item), actor, request));
    }
}
