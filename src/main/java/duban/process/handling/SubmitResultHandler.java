package duban.process.handling;

import duban.measure.SubmitResult;
import duban.process.model.Step;
import duban.process.model.StepHandler;
import duban.shared.Actor;
import duban.shared.MeasureNumber;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Step {@code userTask_submitResult}. */
@Component
class SubmitResultHandler implements StepHandler<SubmitResult.Request> {

    private final SubmitResult submitResult;

    SubmitResultHandler(SubmitResult submitResult) {
        this.submitResult = submitResult;
    }

    @Override
    public Step step() {
        return Step.SUBMIT_RESULT;
    }

    @Override
    public Class<SubmitResult.Request> request() {
        return SubmitResult.Request.class;
    }

    @Override
    public Map<String, Object> take(String item, Actor actor, SubmitResult.Request request) {
        submitResult.submit(new MeasureNumber(item), actor, request);
        return Map.of();
    }
}
