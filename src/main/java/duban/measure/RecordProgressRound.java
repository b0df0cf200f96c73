package duban.measure;

import duban.audit.ActorColumns;
import duban.audit.TransitionLog;
import duban.shared.Actor;
import duban.shared.RoundNumber;
import java.math.BigDecimal;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes each row of the signed page a progress report of its measure, or says why there is none. */
@Component
@Transactional
public class RecordProgressRound {

    private final ProgressRoundRepository rounds;
    private final ProgressRoundJournal journal;
    private final RoundRows rows;
    private final ProgressReports reports;
    private final TransitionLog log;
    private final JdbcClient jdbc;

    RecordProgressRound(
            ProgressRoundRepository rounds,
            ProgressRoundJournal journal,
            RoundRows rows,
            ProgressReports reports,
            TransitionLog log,
            JdbcClient jdbc) {
        this.rounds = rounds;
        this.journal = journal;
        this.rows = rows;
        this.reports = reports;
        this.log = log;
        this.jdbc = jdbc;
    }

    public void record(RoundNumber number) {
        var round = rounds.of(number);
        var reporter = reporter(round);
        var entries = rows.entries(number);
        var recorded = 0;
        var dropped = 0;
        for (var row : rows.of(number)) {
            var entry = entries.get(row.seq());
            if (row.owed() && entry != null) {
                var report = entry.reported() == null
                        ? reports.add(row.measure(), entry.content(), reporter, round.department())
                        : entry.reported();
                measure(report, row.wording(), entry.values());
                keep(number, row.seq(), report, "");
                recorded++;
            } else {
                keep(number, row.seq(), null, row.owed() ? "填报时成果正在审核" : row.dropped());
                dropped++;
            }
        }
        journal.record(
                round,
                "recordProgressRound",
                log.latestOf(number.value()).actor(),
                "登记 " + recorded + " 项进展" + (dropped == 0 ? "。" : "；另有 " + dropped + " 项不再填报。"),
                ProgressRound::record);
    }

    private void measure(long report, int wording, Map<Integer, BigDecimal> values) {
        values.forEach(
                (seq, value) -> jdbc.sql("insert into progress_value (report, wording, seq, value) values (?, ?, ?, ?)")
                        .param(report)
                        .param(wording)
                        .param(seq)
                        .param(value)
                        .update());
    }

    private void keep(RoundNumber number, int seq, Long report, String remark) {
        jdbc.sql("insert into progress_result (round, seq, report, remark) values (?, ?, ?, ?)")
                .param(number.value())
                .param(seq)
                .param(report)
                .param(remark)
                .update();
    }

    /** Whoever filled in what was signed. */
    private Actor reporter(ProgressRound round) {
        return jdbc.sql("select * from progress_submission where round = ? and version = ?")
                .param(round.item())
                .param(round.submissions())
                .query((row, index) -> ActorColumns.read(row, "submitted_by", "in_place_of"))
                .single();
    }
}
