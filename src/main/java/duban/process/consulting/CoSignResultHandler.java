package duban.process.consulting;

import static duban.process.model.RectificationMeasureProcess.CO_SIGNED;

import duban.measure.CoSignResult;
import duban.process.model.Step;
import duban.process.model.StepHandler;
import duban.shared.Actor;
import duban.shared.MeasureNumber;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Step {@code userTask_coSignResult}. */
@Component
class CoSignResultHandler implements StepHandler<CoSignResult.Request> {

    private final CoSignResult coSignResult;

    CoSignResultHandler(CoSignResult coSignResult) {
        this.coSignResult = coSignResult;
    }

    @Override
    public Step step() {
        return Step.CO_SIGN_RESULT;
    }

    @Override
    public Class<CoSignResult.Request> request() {
        return CoSignResult.Request.class;
    }

    @Override
    public Map<String, Object> take(String item, Actor actor, CoSignResult.Request request) {
        return Map.of(CO_SIGNED.name(), coSignResult.coSign(new MeasureNumber(item), actor, request));
    }
}
