package duban.process.dispatch;

import duban.measure.ArbitrateReturn;
import duban.process.model.Step;
import duban.process.model.StepHandler;
import duban.shared.Actor;
import duban.shared.MeasureNumber;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Step {@code userTask_arbitrateReturn}. */
@Component
class ArbitrateReturnHandler implements StepHandler<ArbitrateReturn.Request> {

    private final ArbitrateReturn arbitrateReturn;
    private final OwnerFacts ownerFacts;

    ArbitrateReturnHandler(ArbitrateReturn arbitrateReturn, OwnerFacts ownerFacts) {
        this.arbitrateReturn = arbitrateReturn;
        this.ownerFacts = ownerFacts;
    }

    @Override
    public Step step() {
        return Step.ARBITRATE_RETURN;
    }

    @Override
    public Class<ArbitrateReturn.Request> request() {
        return ArbitrateReturn.Request.class;
    }

    @Override
    public Map<String, Object> take(String item, Actor actor, ArbitrateReturn.Request request) {
        return ownerFacts.of(arbitrateReturn.arbitrate(new MeasureNumber(item), actor, request));
    }
}
