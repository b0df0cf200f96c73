package duban.process.handling;

import duban.measure.SupplementResult;
import duban.process.model.Step;
import duban.process.model.StepHandler;
import duban.shared.Actor;
import duban.shared.MeasureNumber;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Step {@code userTask_supplementResult}. */
@Component
class SupplementResultHandler implements StepHandler<SupplementResult.Request> {

    private final SupplementResult supplementResult;

    SupplementResultHandler(SupplementResult supplementResult) {
        this.supplementResult = supplementResult;
    }

    @Override
    public Step step() {
        return Step.SUPPLEMENT_RESULT;
    }

    @Override
    public Class<SupplementResult.Request> request() {
        return SupplementResult.Request.class;
    }

    @Override
    public Map<String, Object> take(String item, Actor actor, SupplementResult.Request request) {
        supplementResult.supplement(new MeasureNumber(item), actor, request);
        return Map.of();
    }
}
