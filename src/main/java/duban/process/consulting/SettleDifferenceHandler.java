package duban.process.consulting;

import static duban.process.model.RectificationMeasureProcess.RESULT_UPHELD;

import duban.measure.SettleDifference;
import duban.process.model.Step;
import duban.process.model.StepHandler;
import duban.shared.Actor;
import duban.shared.MeasureNumber;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Step {@code userTask_settleDifference}. */
@Component
class SettleDifferenceHandler implements StepHandler<SettleDifference.Request> {

    private final SettleDifference settleDifference;

    SettleDifferenceHandler(SettleDifference settleDifference) {
        this.settleDifference = settleDifference;
    }

    @Override
    public Step step() {
        return Step.SETTLE_DIFFERENCE;
    }

    @Override
    public Class<SettleDifference.Request> request() {
        return SettleDifference.Request.class;
    }

    @Override
    public Map<String, Object> take(String item, Actor actor, SettleDifference.Request request) {
        return Map.of(RESULT_UPHELD.name(), settleDifference.settle(new MeasureNumber(item), actor, request));
    }
}
