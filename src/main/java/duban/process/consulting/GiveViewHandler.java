package duban.process.consulting;

import duban.measure.GiveView;
import duban.process.model.Step;
import duban.process.model.StepHandler;
import duban.shared.Actor;
import duban.shared.MeasureNumber;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Step {@code userTask_giveView}. */
@Component
class GiveViewHandler implements StepHandler<GiveView.Request> {

    private final GiveView giveView;

    GiveViewHandler(GiveView giveView) {
        this.giveView = giveView;
    }

    @Override
    public Step step() {
        return Step.GIVE_VIEW;
    }

    @Override
    public Class<GiveView.Request> request() {
        return GiveView.Request.class;
    }

    @Override
    public Map<String, Object> take(String item, Actor actor, GiveView.Request request) {
        giveView.give(new MeasureNumber(item), actor, request);
        return Map.of();
    }
}
