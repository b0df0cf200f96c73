package duban.ledger;

import duban.deadline.WorkingDays;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who has not reported in time (未报), what is reported, and what departments ask help for; computed for the moment asked
 * about, never stored. Rights are the caller's to check.
 */
@Component
public class MissingReports {

    /** A mark of its own beside the light, which it does not change. */
    public static final String MARK = "未报";

    /** Rounds that are overdue at {@code :now}, whichever step they wait for. */
    private static final String OVERDUE = """
            progress_round p join obligation o on o.item = p.number and o.fulfilled_at is null
               and o.kind in ('PROGRESS', 'PROGRESS_SIGN_OFF')""";

    public record Measure(String number, String title) {}

    public record Contact(String role, String name, String telephone) {}

    /**
     * @param days working days since it was due, {@code null} while it is not, or where the calendar does not reach
     * @param step what it waits for
     * @param measures about which something is to be reported
     */
    public record Open(
            String number,
            String department,
            String month,
            String due,
            Integer days,
            String step,
            List<Measure> measures,
            List<Contact> contacts) {}

    public record Recorded(
            String number, String department, String month, String signed, int reported, int unchanged) {}

    public record Need(
            String measure,
            String title,
            String department,
            String reportedAt,
            String obstacles,
            String helpNeeded,
            String forecast) {}

    /** @param missing overdue; {@code open} those which still have time */
    public record Overview(List<Open> missing, List<Open> open, List<Recorded> recorded, List<Need> needs) {}

    private record Round(
            String number,
            String department,
            String code,
            String month,
            String due,
            Integer days,
            boolean overdue,
            String step) {}

    private static final int MOST_RECORDED = 200;

    private final JdbcClient jdbc;
    private final WorkingDays workingDays;

    MissingReports(JdbcClient jdbc, WorkingDays workingDays) {
        this.jdbc = jdbc;
        this.workingDays = workingDays;
    }

    /** Of these measures those whose department has not reported of them in time, each with the mark. */
    public Map<String, String> marks(Collection<String> measures, Instant now) {
        var marks = new HashMap<String, String>();
        if (measures.isEmpty()) {
            return marks;
        }
        jdbc.sql("""
                select v.measure, string_agg(to_char(v.period, 'FMMM'), '、' order by v.period) as months
                  from progress_row v join obligation o on o.item = v.round and o.fulfilled_at is null
                   and o.kind in ('PROGRESS', 'PROGRESS_SIGN_OFF') and o.due_at < :now
                 where v.measure in (:measures) and v.owed group by v.measure""")
                .param("now", Timestamp.from(now))
                .param("measures", Set.copyOf(measures))
                .query(row -> {
                    marks.put(row.getString("measure"), MARK + row.getString("months") + "月进展");
                });
        return marks;
    }

    public Overview overview(Instant now) {
        var rounds = rounds(now);
        var measures = measures();
        var contacts = contacts();
        var missing = new ArrayList<Open>();
        var open = new ArrayList<Open>();
        for (var round : rounds) {
            (round.overdue() ? missing : open)
                    .add(new Open(
                            round.number(),
                            round.department(),
                            round.month(),
                            round.due(),
                            round.days(),
                            round.step(),
                            measures.getOrDefault(round.number(), List.of()),
                            contacts.getOrDefault(round.code(), List.of())));
        }
        return new Overview(missing, open, recorded(), needs());
    }

    private List<Round> rounds(Instant now) {
        return jdbc.sql("""
                select p.number, p.department, d.name, p.period, o.due_at, o.kind from %s
                  join department d on d.code = p.department
                 order by o.due_at, d.name, p.number""".formatted(OVERDUE))
                .query((row, index) -> {
                    var due = row.getTimestamp("due_at").toInstant();
                    var overdue = due.isBefore(now);
                    return new Round(
                            row.getString("number"),
                            row.getString("name"),
                            row.getString("department"),
                            RoundSections.month(row.getObject("period", LocalDate.class)),
                            ChineseDates.dueDay(due),
                            overdue ? between(due, now) : null,
                            overdue,
                            row.getString("kind").equals("PROGRESS") ? "待填报" : "待审签");
                })
                .list();
    }

    private Integer between(Instant due, Instant now) {
        var from = WorkingDays.dayOf(due);
        var to = WorkingDays.dayOf(now);
        return workingDays.covers(from) && workingDays.covers(to) ? workingDays.between(from, to) : null;
    }

    private Map<String, List<Measure>> measures() {
        var found = new LinkedHashMap<String, List<Measure>>();
        jdbc.sql("""
                select v.round, m.number, m.content from progress_row v join measure m on m.number = v.measure
                 where v.round_state <> 'RECORDED' and v.owed order by v.round, v.seq""").query(row -> {
            found.computeIfAbsent(row.getString("round"), round -> new ArrayList<>())
                    .add(new Measure(row.getString("number"), row.getString("content")));
        });
        return found;
    }

    private Map<String, List<Contact>> contacts() {
        var found = new HashMap<String, List<Contact>>();
        jdbc.sql("""
                select a.department, a.role, o.name, o.telephone
                  from appointment a join officer o on o.id = a.officer and o.active
                 where a.role in ('LIAISON', 'HEAD') and a.department in (select department from progress_round where state <> 'RECORDED')
                 order by a.role desc, o.id""").query(row -> {
            found.computeIfAbsent(row.getString("department"), code -> new ArrayList<>())
                    .add(new Contact(
                            row.getString("role").equals("LIAISON") ? "联络员" : "负责人",
                            row.getString("name"),
                            row.getString("telephone")));
        });
        return found;
    }

    /** The latest first, not more than a page can show. */
    private List<Recorded> recorded() {
        return jdbc.sql("""
                select p.number, d.name, p.period, o.name as signer, s.decided_at,
                       (select count(*) from progress_result x where x.round = p.number and x.report is not null) as reported,
                       (select count(*) from progress_result x join progress_report t on t.id = x.report
                         where x.round = p.number and t.no_change) as unchanged
                  from progress_round p join department d on d.code = p.department
                  join progress_signature s on s.round = p.number and s.version = p.submissions and s.signed
                  join officer o on o.id = s.decided_by
                 where p.state = 'RECORDED' order by p.period desc, d.name limit :most""")
                .param("most", MOST_RECORDED)
                .query((row, index) -> new Recorded(
                        row.getString("number"),
                        row.getString("name"),
                        RoundSections.month(row.getObject("period", LocalDate.class)),
                        row.getString("signer") + "于 " + ChineseDates.moment(row.getTimestamp("decided_at")) + " 审签",
                        row.getInt("reported"),
                        row.getInt("unchanged")))
                .list();
    }

    /** What the latest report of each open measure asks for: a later one that asks for nothing settles it. */
    private List<Need> needs() {
        return jdbc.sql("""
                select p.*, m.content, d.name
                  from progress_report p join measure m on m.number = p.measure join department d on d.code = m.department
                 where (p.obstacles <> '' or p.help_needed <> '') and m.state not in ('DRAFT', 'COMPLETED', 'ADJUSTED', 'TERMINATED')
                   and not exists (select from progress_report later where later.measure = p.measure and later.id > p.id)
                 order by p.reported_at desc, p.measure""")
                .query((row, index) -> new Need(
                        row.getString("measure"),
                        row.getString("content"),
                        row.getString("name"),
                        ChineseDates.moment(row.getTimestamp("reported_at")),
                        row.getString("obstacles"),
                        row.getString("help_needed"),
                        ChineseDates.day(row.getDate("forecast_on"))))
                .list();
    }
}
