package duban.process.handling;

import static duban.process.model.RectificationMeasureProcess.DISPUTED;
import static duban.process.model.RectificationMeasureProcess.RECEIVED;

import duban.measure.SignForReceipt;
import duban.process.model.Step;
import duban.process.model.StepHandler;
import duban.shared.Actor;
import duban.shared.MeasureNumber;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Step {@code userTask_signForReceipt}. */
@Component
class SignForReceiptHandler implements StepHandler<SignForReceipt.Request> {

    private final SignForReceipt signForReceipt;

    SignForReceiptHandler(SignForReceipt signForReceipt) {
        this.signForReceipt = signForReceipt;
    }

    @Override
    public Step step() {
        return Step.SIGN_FOR_RECEIPT;
    }

    @Override
    public Class<SignForReceipt.Request> request() {
        return SignForReceipt.Request.class;
    }

    @Override
    public Map<String, Object> take(String item, Actor actor, SignForReceipt.Request request) {
        var outcome = signForReceipt.signForReceipt(new MeasureNumber(item), actor, request);
        return Map.of(
                RECEIVED.name(), outcome == SignForReceipt.Outcome.RECEIVED,
                DISPUTED.name(), outcome == SignForReceipt.Outcome.DISPUTED);
    }
}
