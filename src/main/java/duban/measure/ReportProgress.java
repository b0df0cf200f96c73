package duban.measure;

import duban.deadline.WorkingDays;
import duban.shared.Actor;
import duban.shared.MeasureNumber;
import duban.shared.Refusal;
import java.time.Clock;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The handler reports progress while the work goes on. */
@Component
@Transactional
public class ReportProgress {

    /**
     * Texts of at most 500 characters; done and next are required.
     *
     * @param forecastOn day on which the handler expects to be done, {@code yyyy-MM-dd}, may be empty
     */
    public record Request(String done, String next, String obstacles, String helpNeeded, String forecastOn) {}

    private final MeasureRepository measures;
    private final RectificationMeasureFlow flow;
    private final ProgressReports reports;
    private final Clock clock;

    ReportProgress(MeasureRepository measures, RectificationMeasureFlow flow, ProgressReports reports, Clock clock) {
        this.measures = measures;
        this.flow = flow;
        this.reports = reports;
        this.clock = clock;
    }

    /** @throws Refusal if the reporter is not the measure's handler or the measure is not in work */
    public void report(MeasureNumber number, Actor reporter, Request request) {
        flow.hold(number);
        var measure = measures.of(number);
        if (!reporter.people().contains(measure.handler())) {
            throw Refusal.concealed("没有找到该措施，或它不由您办理。");
        }
        measure.mustBeInWork();
        var content =
                ProgressContent.read(false, request, UnaryOperator.identity(), WorkingDays.dayOf(clock.instant()));
        reports.add(number, content, reporter, measure.department());
        flow.progressReported(number);
    }
}
