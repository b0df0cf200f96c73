package duban.process.handling;

import static duban.process.model.RectificationMeasureProcess.CO_HANDLERS;
import static duban.process.model.RectificationMeasureProcess.CO_SIGN_REQUIRED;
import static duban.process.model.RectificationMeasureProcess.RESULT_SIGNED_OFF;
import static duban.process.model.RectificationMeasureProcess.VIEWS_ASKED;
import static duban.process.model.RectificationMeasureProcess.coHandlers;

import duban.measure.SignOffResult;
import duban.process.model.Step;
import duban.process.model.StepHandler;
import duban.shared.Actor;
import duban.shared.MeasureNumber;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Step {@code userTask_signOffResult}. */
@Component
class SignOffResultHandler implements StepHandler<SignOffResult.Request> {

    private final SignOffResult signOffResult;

    SignOffResultHandler(SignOffResult signOffResult) {
        this.signOffResult = signOffResult;
    }

    @Override
    public Step step() {
        return Step.SIGN_OFF_RESULT;
    }

    @Override
    public Class<SignOffResult.Request> request() {
        return SignOffResult.Request.class;
    }

    @Override
    public Map<String, Object> take(String item, Actor actor, SignOffResult.Request request) {
        var signOff = signOffResult.signOff(new MeasureNumber(item), actor, request);
        return Map.of(
                RESULT_SIGNED_OFF.name(), signOff.signed(),
                CO_SIGN_REQUIRED.name(), signOff.coSignRequired(),
                VIEWS_ASKED.name(), signOff.viewsAsked(),
                CO_HANDLERS.name(), coHandlers(signOff.coHandlers()));
    }
}
