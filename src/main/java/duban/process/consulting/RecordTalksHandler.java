package duban.process.consulting;

import static duban.process.model.RectificationMeasureProcess.CO_HANDLERS;
import static duban.process.model.RectificationMeasureProcess.RESULT_TO_REVISE;
import static duban.process.model.RectificationMeasureProcess.TALKS_AGREED;
import static duban.process.model.RectificationMeasureProcess.coHandlers;

import duban.measure.RecordTalks;
import duban.measure.RecordTalks.Outcome;
import duban.process.model.Step;
import duban.process.model.StepHandler;
import duban.shared.Actor;
import duban.shared.MeasureNumber;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Step {@code userTask_recordTalks}. */
@Component
class RecordTalksHandler implements StepHandler<RecordTalks.Request> {

    private final RecordTalks recordTalks;

    RecordTalksHandler(RecordTalks recordTalks) {
        this.recordTalks = recordTalks;
    }

    @Override
    public Step step() {
        return Step.RECORD_TALKS;
    }

    @Override
    public Class<RecordTalks.Request> request() {
        return RecordTalks.Request.class;
    }

    @Override
    public Map<String, Object> take(String item, Actor actor, RecordTalks.Request request) {
        var talks = recordTalks.record(new MeasureNumber(item), actor, request);
        return Map.of(
                TALKS_AGREED.name(), talks.outcome() == Outcome.AGREED,
                RESULT_TO_REVISE.name(), talks.outcome() == Outcome.REVISE,
                CO_HANDLERS.name(), coHandlers(talks.differing()));
    }
}
