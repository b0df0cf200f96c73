package duban.measure;

import duban.deadline.WorkingDays;
import duban.shared.Actor;
import duban.shared.MeasureNumber;
import duban.shared.Recording;
import duban.shared.Refusal;
import duban.shared.Texts;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
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
    private final JdbcClient jdbc;
    private final Clock clock;

    ReportProgress(MeasureRepository measures, RectificationMeasureFlow flow, JdbcClient jdbc, Clock clock) {
        this.measures = measures;
        this.flow = flow;
        this.jdbc = jdbc;
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
        var done = Texts.required("done", "已做的工作", request.done(), 500);
        var next = Texts.required("next", "下一步工作", request.next(), 500);
        var obstacles = Texts.optional("obstacles", "存在的困难", request.obstacles(), 500);
        var helpNeeded = Texts.optional("helpNeeded", "需要协调的事项", request.helpNeeded(), 500);
        var recording = Optional.ofNullable(reporter.recording());
        jdbc.sql("""
                insert into progress_report
                    (measure, done, next, obstacles, help_needed, forecast_on, reported_by, in_place_of, acting_for, reported_at,
                     recorded_by, signed_on, scan)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(number.value())
                .param(done)
                .param(next)
                .param(obstacles)
                .param(helpNeeded)
                .param(forecast(request.forecastOn()))
                .param(reporter.person().value())
                .param(
                        reporter.inPlaceOf() == null
                                ? null
                                : reporter.inPlaceOf().value())
                .param(measure.department().value())
                .param(Timestamp.from(clock.instant()))
                .param(recording.map(act -> act.recordedBy().value()).orElse(null))
                .param(recording.map(Recording::signedOn).orElse(null))
                .param(recording.map(Recording::scan).orElse(null))
                .update();
        flow.progressReported(number);
    }

    private LocalDate forecast(String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            var day = LocalDate.parse(text.strip());
            if (day.isBefore(WorkingDays.dayOf(clock.instant()))) {
                throw Refusal.invalid("forecastOn", "DATE_PAST", "预计办结日期不能早于今天。");
            }
            return day;
        } catch (DateTimeParseException unreadable) {
            throw Refusal.invalid("forecastOn", "DATE", "预计办结日期请按 2023-11-20 的形式填写。");
        }
    }
}
