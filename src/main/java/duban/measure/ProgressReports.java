package duban.measure;

import duban.shared.Actor;
import duban.shared.DepartmentCode;
import duban.shared.MeasureNumber;
import duban.shared.Recording;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Progress on record, whoever reported it. */
@Component
class ProgressReports {

    private final JdbcClient jdbc;
    private final Clock clock;

    ProgressReports(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Returns the id of the report. */
    long add(MeasureNumber measure, ProgressContent content, Actor reporter, DepartmentCode department) {
        var recording = Optional.ofNullable(reporter.recording());
        return jdbc.sql("""
                insert into progress_report
                    (measure, no_change, done, next, obstacles, help_needed, forecast_on, reported_by, in_place_of, acting_for,
                     reported_at, recorded_by, signed_on, scan)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id""")
                .param(measure.value())
                .param(content.noChange())
                .param(content.done())
                .param(content.next())
                .param(content.obstacles())
                .param(content.helpNeeded())
                .param(content.forecastOn())
                .param(reporter.person().value())
                .param(
                        reporter.inPlaceOf() == null
                                ? null
                                : reporter.inPlaceOf().value())
                .param(department.value())
                .param(Timestamp.from(clock.instant()))
                .param(recording.map(act -> act.recordedBy().value()).orElse(null))
                .param(recording.map(Recording::signedOn).orElse(null))
                .param(recording.map(Recording::scan).orElse(null))
                .query(Long.class)
                .single();
    }
}
