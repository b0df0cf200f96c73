package duban.process.progress;

import duban.measure.ReportProgressRound;
import duban.process.model.Step;
import duban.process.model.StepHandler;
import duban.shared.Actor;
import duban.shared.RoundNumber;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Step {@code userTask_reportProgressRound}. */
@Component
class ReportProgressRoundHandler implements StepHandler<ReportProgressRound.Request> {

    private final ReportProgressRound reportProgressRound;

    ReportProgressRoundHandler(ReportProgressRound reportProgressRound) {
        this.reportProgressRound = reportProgressRound;
    }

    @Override
    public Step step() {
        return Step.REPORT_PROGRESS_ROUND;
    }

    @Override
    public Class<ReportProgressRound.Request> request() {
        return ReportProgressRound.Request.class;
    }

    @Override
    public Map<String, Object> take(String item, Actor actor, ReportProgressRound.Request request) {
        reportProgressRound.report(new RoundNumber(item), actor, request);
        return Map.of();
    }
}
