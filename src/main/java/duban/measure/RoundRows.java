package duban.measure;

import duban.shared.MeasureNumber;
import duban.shared.RoundNumber;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The page of an open progress report, row by row, as it is now. Rights are the caller's to check. */
@Component
public class RoundRows {

    /**
     * @param content in the words the measure had when the round was opened
     * @param dropped why nothing is to be reported of it any more, {@code null} while something is
     * @param reported what its handler has reported for this month, {@code null} if nothing
     */
    public record Row(
            int seq,
            MeasureNumber measure,
            int wording,
            String content,
            LocalDate dueOn,
            String dropped,
            Reported reported,
            List<Indicator> indicators) {

        public boolean owed() {
            return dropped == null;
        }
    }

    /**
     * @param nth counted through all rows of the page, from 1
     * @param seq its number in the measure
     * @param last how far it had come by the report before, {@code null} if nobody said
     */
    public record Indicator(int nth, int seq, String name, BigDecimal target, String unit, BigDecimal last) {}

    /** The handler's own report. */
    public record Reported(long id, ProgressContent content, Instant at, String reporter) {}

    private record Plain(int seq, String measure, int wording, String content, LocalDate dueOn, String dropped) {}

    private record Measured(int seq, String name, BigDecimal target, String unit, BigDecimal last) {}

    private final ProgressPeriods periods;
    private final JdbcClient jdbc;

    RoundRows(ProgressPeriods periods, JdbcClient jdbc) {
        this.periods = periods;
        this.jdbc = jdbc;
    }

    public List<Row> of(RoundNumber round) {
        var indicators = indicators(round);
        var reports = reports(round);
        var rows = new ArrayList<Row>();
        var nth = 1;
        for (var plain : plain(round)) {
            var ofRow = new ArrayList<Indicator>();
            for (var measured : indicators.getOrDefault(plain.seq(), List.of())) {
                ofRow.add(new Indicator(
                        nth++, measured.seq(), measured.name(), measured.target(), measured.unit(), measured.last()));
            }
            rows.add(new Row(
                    plain.seq(),
                    new MeasureNumber(plain.measure()),
                    plain.wording(),
                    plain.content(),
                    plain.dueOn(),
                    plain.dropped(),
                    reports.get(plain.measure()),
                    ofRow));
        }
        return rows;
    }

    private List<Plain> plain(RoundNumber round) {
        return jdbc.sql("""
                select v.*, m.due_on, m.state, m.department as owner, d.name as owner_name, m.wording as worded,
                       coalesce(e.content, m.content) as content
                  from progress_row v join measure m on m.number = v.measure join department d on d.code = m.department
                  left join earlier_wording e on e.measure = v.measure and e.wording = v.wording
                 where v.round = ? order by v.seq""")
                .param(round.value())
                .query((row, index) -> new Plain(
                        row.getInt("seq"),
                        row.getString("measure"),
                        row.getInt("wording"),
                        row.getString("content"),
                        row.getObject("due_on", LocalDate.class),
                        row.getBoolean("owed") ? null : dropped(row)))
                .list();
    }

    private static String dropped(ResultSet row) throws SQLException {
        if (!row.getString("owner").equals(row.getString("department"))) {
            return "已改由" + row.getString("owner_name") + "承办";
        }
        var state = MeasureState.valueOf(row.getString("state"));
        if (!state.isOpen()) {
            return state.label();
        }
        if (row.getInt("worded") != row.getInt("wording")) {
            return "已按批准的调整重新交办";
        }
        return switch (state) {
            case AWAITING_SIGN_OFF, AWAITING_CO_SIGN, AWAITING_VERIFICATION -> "成果已提交，" + state.label();
            default -> "现为“" + state.label() + "”";
        };
    }

    private Map<Integer, List<Measured>> indicators(RoundNumber round) {
        var found = new HashMap<Integer, List<Measured>>();
        jdbc.sql("""
                select r.seq as nth, i.seq, i.name, i.target, i.unit,
                       (select v.value from progress_value v join progress_report p on p.id = v.report
                         where p.measure = r.measure and v.wording = r.wording and v.seq = i.seq order by p.id desc limit 1) as last
                  from progress_round_row r join worded_indicator i on i.measure = r.measure and i.wording = r.wording
                 where r.round = ? order by r.seq, i.seq""").param(round.value()).query(row -> {
            found.computeIfAbsent(row.getInt("nth"), seq -> new ArrayList<>())
                    .add(new Measured(
                            row.getInt("seq"),
                            row.getString("name"),
                            row.getBigDecimal("target"),
                            row.getString("unit"),
                            row.getBigDecimal("last")));
        });
        return found;
    }

    /** The latest report of each measure that belongs to the month and has not been signed with an earlier page. */
    private Map<String, Reported> reports(RoundNumber round) {
        var found = new HashMap<String, Reported>();
        jdbc.sql("""
                select distinct on (p.measure) p.*, o.name
                  from progress_report p join progress_round_row r on r.measure = p.measure join officer o on o.id = p.reported_by
                 where r.round = :round and p.reported_at > :since and not exists (select from progress_result x where x.report = p.id)
                 order by p.measure, p.id desc""")
                .param("round", round.value())
                .param("since", Timestamp.from(periods.since(month(round))))
                .query(row -> {
                    found.put(
                            row.getString("measure"),
                            new Reported(
                                    row.getLong("id"),
                                    content(row),
                                    row.getTimestamp("reported_at").toInstant(),
                                    row.getString("name")));
                });
        return found;
    }

    private YearMonth month(RoundNumber round) {
        return jdbc.sql("select period from progress_round where number = ?")
                .param(round.value())
                .query((row, index) -> YearMonth.from(row.getObject(1, LocalDate.class)))
                .single();
    }

    /**
     * What was submitted last of each row, by its number; empty before the first submission.
     *
     * @param values by the indicator's number in the measure
     */
    public record Entry(ProgressContent content, Map<Integer, BigDecimal> values, Long reported) {}

    public Map<Integer, Entry> entries(RoundNumber round) {
        var values = new HashMap<Integer, Map<Integer, BigDecimal>>();
        jdbc.sql("""
                select v.* from progress_entry_value v join progress_round p on p.number = v.round and p.submissions = v.version
                 where v.round = ?""").param(round.value()).query(row -> {
            values.computeIfAbsent(row.getInt("seq"), seq -> new HashMap<>())
                    .put(row.getInt("indicator"), row.getBigDecimal("value"));
        });
        var entries = new HashMap<Integer, Entry>();
        jdbc.sql("""
                select e.* from progress_entry e join progress_round p on p.number = e.round and p.submissions = e.version
                 where e.round = ?""").param(round.value()).query(row -> {
            var seq = row.getInt("seq");
            entries.put(
                    seq,
                    new Entry(content(row), values.getOrDefault(seq, Map.of()), row.getObject("reported", Long.class)));
        });
        return entries;
    }

    private static ProgressContent content(ResultSet row) throws SQLException {
        return new ProgressContent(
                row.getBoolean("no_change"),
                row.getString("done"),
                row.getString("next"),
                row.getString("obstacles"),
                row.getString("help_needed"),
                row.getObject("forecast_on", LocalDate.class));
    }
}
