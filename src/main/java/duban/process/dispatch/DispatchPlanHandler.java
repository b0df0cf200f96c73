package duban.process.dispatch;

import duban.opinion.DispatchPlan;
import duban.process.model.Step;
import duban.process.model.StepHandler;
import duban.shared.Actor;
import duban.shared.OpinionNumber;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Step {@code userTask_dispatchPlan}. */
@Component
class DispatchPlanHandler implements StepHandler<DispatchPlan.Request> {

    private final DispatchPlan dispatchPlan;

    DispatchPlanHandler(DispatchPlan dispatchPlan) {
        this.dispatchPlan = dispatchPlan;
    }

    @Override
    public Step step() {
        return Step.DISPATCH_PLAN;
    }

    @Override
    public Class<DispatchPlan.Request> request() {
        return DispatchPlan.Request.class;
    }

    @Override
    public Map<String, Object> take(String item, Actor actor, DispatchPlan.Request request) {
        dispatchPlan.dispatch(new OpinionNumber(item), actor, request);
        return Map.of();
    }
}
