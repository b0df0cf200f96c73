package duban.process.dispatch;

import duban.measure.DecideDispute;
import duban.process.model.Step;
import duban.process.model.StepHandler;
import duban.shared.Actor;
import duban.shared.MeasureNumber;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Step {@code userTask_decideDispute}. */
@Component
class DecideDisputeHandler implements StepHandler<DecideDispute.Request> {

    private final DecideDispute decideDispute;
    private final OwnerFacts ownerFacts;

    DecideDisputeHandler(DecideDispute decideDispute, OwnerFacts ownerFacts) {
        this.decideDispute = decideDispute;
        this.ownerFacts = ownerFacts;
    }

    @Override
    public Step step() {
        return Step.DECIDE_DISPUTE;
    }

    @Override
    public Class<DecideDispute.Request> request() {
        return DecideDispute.Request.class;
    }

    @Override
    public Map<String, Object> take(String item, Actor actor, DecideDispute.Request request) {
        return ownerFacts.of(decideDispute.decide(new MeasureNumber(item), actor, request));
    }
}
