package duban.process.checking;

import static duban.process.model.RectificationMeasureProcess.MEASURE_VERIFIED;
import static duban.process.model.RectificationMeasureProcess.MORE_ASKED;

import duban.measure.VerificationOutcome;
import duban.process.model.Step;
import duban.process.model.StepHandler;
import duban.shared.Actor;
import duban.shared.MeasureNumber;
import duban.verification.VerifyMeasure;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Step {@code userTask_verifyMeasure}. */
@Component
class VerifyMeasureHandler implements StepHandler<VerifyMeasure.Request> {

    private final VerifyMeasure verifyMeasure;

    VerifyMeasureHandler(VerifyMeasure verifyMeasure) {
        this.verifyMeasure = verifyMeasure;
    }

    @Override
    public Step step() {
        return Step.VERIFY_MEASURE;
    }

    @Override
    public Class<VerifyMeasure.Request> request() {
        return VerifyMeasure.Request.class;
    }

    @Override
    public Map<String, Object> take(String item, Actor actor, VerifyMeasure.Request request) {
        var outcome = verifyMeasure.verify(new MeasureNumber(item), actor, request);
        return Map.of(
                MEASURE_VERIFIED.name(), outcome == VerificationOutcome.ACCEPTED,
                MORE_ASKED.name(), outcome == VerificationOutcome.MORE_ASKED);
    }
}
