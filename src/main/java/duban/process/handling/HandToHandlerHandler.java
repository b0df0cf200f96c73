package duban.process.handling;

import static duban.process.model.RectificationMeasureProcess.HANDLER;

import duban.measure.HandToHandler;
import duban.process.model.Step;
import duban.process.model.StepHandler;
import duban.shared.Actor;
import duban.shared.MeasureNumber;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Step {@code userTask_handToHandler}. */
@Component
class HandToHandlerHandler implements StepHandler<HandToHandler.Request> {

    private final HandToHandler handToHandler;

    HandToHandlerHandler(HandToHandler handToHandler) {
        this.handToHandler = handToHandler;
    }

    @Override
    public Step step() {
        return Step.HAND_TO_HANDLER;
    }

    @Override
    public Class<HandToHandler.Request> request() {
        return HandToHandler.Request.class;
    }

    @Override
    public Map<String, Object> take(String item, Actor actor, HandToHandler.Request request) {
        return Map.of(
                HANDLER.name(),
                handToHandler.handTo(new MeasureNumber(item), actor, request).value());
    }
}
