package duban.measure;

import duban.deadline.ObligationKind;
import duban.deadline.Obligations;
import duban.deadline.WorkingDays;
import duban.measure.RoundRows.Row;
import duban.shared.Actor;
import duban.shared.Recording;
import duban.shared.Refusal;
import duban.shared.RoundNumber;
import duban.shared.Texts;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The department's liaison fills in the page (进展填报) and hands it to the head. */
@Component
@Transactional
public class ReportProgressRound {

    /**
     * Each list in the order of the page's rows; of a row that has dropped out nothing is read.
     *
     * @param noChange numbers of the rows in which nothing has changed: they need no text
     * @param indicatorValues of all rows, one after the other; empty where the value is as it was
     * @param forecastOn {@code yyyy-MM-dd}, may be empty
     */
    public record Request(
            List<Integer> noChange,
            List<String> done,
            List<String> next,
            List<String> indicatorValues,
            List<String> obstacles,
            List<String> helpNeeded,
            List<String> forecastOn) {

        public Request {
            noChange = noChange == null ? List.of() : noChange;
        }

        ReportProgress.Request row(int seq) {
            return new ReportProgress.Request(
                    at(done, seq), at(next, seq), at(obstacles, seq), at(helpNeeded, seq), at(forecastOn, seq));
        }

        private static String at(List<String> texts, int seq) {
            return texts == null || texts.size() < seq ? null : texts.get(seq - 1);
        }
    }

    private record Entry(ProgressContent content, Map<Integer, BigDecimal> values, Long reported) {}

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,4})?");

    private final ProgressRoundRepository rounds;
    private final ProgressRoundJournal journal;
    private final RoundRows rows;
    private final Obligations obligations;
    private final JdbcClient jdbc;
    private final Clock clock;

    ReportProgressRound(
            ProgressRoundRepository rounds,
            ProgressRoundJournal journal,
            RoundRows rows,
            Obligations obligations,
            JdbcClient jdbc,
            Clock clock) {
        this.rounds = rounds;
        this.journal = journal;
        this.rows = rows;
        this.obligations = obligations;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @throws Refusal at the field of the row that is missing or wrong */
    public void report(RoundNumber number, Actor reporter, Request request) {
        var entries = new HashMap<Integer, Entry>();
        var dropped = 0;
        for (var row : rows.of(number)) {
            if (row.owed()) {
                entries.put(row.seq(), entry(row, request));
            } else {
                dropped++;
            }
        }
        var unchanged = entries.values().stream()
                .filter(entry -> entry.content().noChange())
                .count();
        var said = "填报 " + entries.size() + " 项，其中无变化 " + unchanged + " 项"
                + (dropped == 0 ? "。" : "；另有 " + dropped + " 项不再填报。");
        var round = journal.record(rounds.of(number), "reportProgressRound", reporter, said, ProgressRound::submit);
        write(round, reporter);
        entries.forEach((seq, entry) -> write(round, seq, entry));
        obligations.pass(number.value(), ObligationKind.PROGRESS, ObligationKind.PROGRESS_SIGN_OFF);
    }

    private Entry entry(Row row, Request request) {
        var noChange = request.noChange().contains(row.seq());
        var content = ProgressContent.read(
                noChange,
                request.row(row.seq()),
                field -> field + "[" + row.seq() + "]",
                WorkingDays.dayOf(clock.instant()));
        var adopted = row.reported() != null && row.reported().content().equals(content);
        return new Entry(
                content,
                noChange ? Map.of() : values(row, request),
                adopted ? row.reported().id() : null);
    }

    private static Map<Integer, BigDecimal> values(Row row, Request request) {
        var values = new HashMap<Integer, BigDecimal>();
        for (var indicator : row.indicators()) {
            var field = "indicatorValues[" + indicator.nth() + "]";
            var text = Texts.optional(
                    field,
                    "“" + indicator.name() + "”的完成值",
                    Request.at(request.indicatorValues(), indicator.nth()),
                    20);
            if (text.isEmpty()) {
                continue;
            }
            if (!NUMBER.matcher(text).matches()) {
                throw Refusal.invalid(
                        field, "NUMBER", "“" + indicator.name() + "”请填写数字（单位：" + indicator.unit() + "），例如 6 或 97.8。");
            }
            values.put(indicator.seq(), new BigDecimal(text));
        }
        return values;
    }

    private void write(ProgressRound round, Actor reporter) {
        var recording = Optional.ofNullable(reporter.recording());
        jdbc.sql("""
                insert into progress_submission
                    (round, version, submitted_by, in_place_of, acting_for, submitted_at, recorded_by, signed_on, scan)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(round.item())
                .param(round.submissions())
                .param(reporter.person().value())
                .param(
                        reporter.inPlaceOf() == null
                                ? null
                                : reporter.inPlaceOf().value())
                .param(reporter.actingFor().value())
                .param(Timestamp.from(clock.instant()))
                .param(recording.map(act -> act.recordedBy().value()).orElse(null))
                .param(recording.map(Recording::signedOn).orElse(null))
                .param(recording.map(Recording::scan).orElse(null))
                .update();
    }

    private void write(ProgressRound round, int seq, Entry entry) {
        var content = entry.content();
        jdbc.sql("""
                insert into progress_entry (round, version, seq, no_change, done, next, obstacles, help_needed, forecast_on, reported)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(round.item())
                .param(round.submissions())
                .param(seq)
                .param(content.noChange())
                .param(content.done())
                .param(content.next())
                .param(content.obstacles())
                .param(content.helpNeeded())
                .param(content.forecastOn())
                .param(entry.reported())
                .update();
        entry.values()
                .forEach((indicator, value) -> jdbc.sql(
                                "insert into progress_entry_value (round, version, seq, indicator, value) values (?, ?, ?, ?, ?)")
                        .param(round.item())
                        .param(round.submissions())
                        .param(seq)
                        .param(indicator)
                        .param(value)
                        .update());
    }
}
