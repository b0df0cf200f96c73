package duban.ledger;

import duban.ledger.Section.Fact;
import duban.ledger.Section.Table;
import duban.measure.RoundRows;
import duban.measure.RoundRows.Entry;
import duban.measure.RoundRows.Row;
import duban.shared.RoundNumber;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A department's progress report for a month, for those who fill it in, sign it or read it. Rights are the caller's to check. */
@Component
public class RoundSections {

    private static final String NONE = "—";
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyy年M月");

    private final RoundRows rows;
    private final JdbcClient jdbc;

    RoundSections(RoundRows rows, JdbcClient jdbc) {
        this.rows = rows;
        this.jdbc = jdbc;
    }

    static String month(LocalDate period) {
        return MONTH.format(period);
    }

    public Section round(String number) {
        return jdbc.sql("""
                select p.*, d.name, (select count(*) from progress_round_row r where r.round = p.number) as asked,
                       (select count(*) from progress_row v where v.round = p.number and v.owed) as owed,
                       (select max(due_at) from obligation o where o.item = p.number) as due_at
                  from progress_round p join department d on d.code = p.department where p.number = ?""")
                .param(number)
                .query((row, index) -> Section.facts(
                        "round",
                        "进展报告",
                        new Fact("报告编号", number),
                        new Fact("单位", row.getString("name")),
                        new Fact("月份", month(row.getObject("period", LocalDate.class))),
                        new Fact(
                                "报送时限",
                                ChineseDates.due(row.getTimestamp("due_at").toInstant())),
                        new Fact(
                                "措施",
                                row.getInt("asked") + " 项"
                                        + (row.getInt("asked") == row.getInt("owed")
                                                ? ""
                                                : "，其中须填报 " + row.getInt("owed") + " 项"))))
                .single();
    }

    /** What the department has filled in, for its signature; empty before it has. */
    public Optional<Section> entries(String number) {
        var round = new RoundNumber(number);
        var entries = rows.entries(round);
        var page = rows.of(round);
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        var lines = page.stream().map(row -> line(row, entries.get(row.seq()))).toList();
        return Optional.of(new Section(
                "entries",
                "填报的进展",
                List.of(new Fact("填报", submitted(number))),
                new Table(List.of("编号", "整改措施", "本月进展", "指标", "困难与需协调", "预计办结"), lines),
                null,
                asked(page, entries)));
    }

    /** What became of each row of a signed page; empty if there is no such page. */
    public Optional<Section> recorded(String number) {
        var lines = jdbc.sql("""
                select r.measure, coalesce(e.content, m.content) as content, x.remark, t.no_change, t.done, t.next, t.obstacles, t.help_needed
                  from progress_result x join progress_round_row r on r.round = x.round and r.seq = x.seq
                  join measure m on m.number = r.measure
                  left join earlier_wording e on e.measure = r.measure and e.wording = r.wording
                  left join progress_report t on t.id = x.report where x.round = ? order by x.seq""")
                .param(number)
                .query((row, index) -> List.of(
                        row.getString("measure"),
                        row.getString("content"),
                        row.getString("remark").isEmpty()
                                ? said(row.getBoolean("no_change"), row.getString("done"), row.getString("next"))
                                : "没有登记：" + row.getString("remark"),
                        wanted(row.getString("obstacles"), row.getString("help_needed"))))
                .list();
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section(
                        "entries",
                        "登记的进展",
                        List.of(),
                        new Table(List.of("编号", "整改措施", "本月进展", "困难与需协调"), lines),
                        null,
                        null));
    }

    private String submitted(String number) {
        return jdbc.sql("""
                select o.name, a.name as in_place_of, s.submitted_at, s.version
                  from progress_submission s join officer o on o.id = s.submitted_by left join officer a on a.id = s.in_place_of
                 where s.round = ? order by s.version desc limit 1""")
                .param(number)
                .query((row, index) -> row.getString("name")
                        + (row.getString("in_place_of") == null ? "" : "（代 " + row.getString("in_place_of") + "）")
                        + "于 "
                        + ChineseDates.moment(row.getTimestamp("submitted_at")) + " 第 " + row.getInt("version")
                        + " 次填报")
                .single();
    }

    private static List<String> line(Row row, Entry entry) {
        if (!row.owed() || entry == null) {
            var why = row.owed() ? "填报时成果正在审核" : row.dropped();
            return List.of(row.measure().value(), row.content(), "不再填报：" + why, NONE, NONE, NONE);
        }
        var content = entry.content();
        return List.of(
                row.measure().value(),
                row.content(),
                said(content.noChange(), content.done(), content.next()),
                measured(row, entry.values()),
                wanted(content.obstacles(), content.helpNeeded()),
                content.forecastOn() == null ? NONE : ChineseDates.day(content.forecastOn()));
    }

    private static String said(boolean noChange, String done, String next) {
        return noChange ? "无变化" : "已完成：" + done + "\n下一步：" + next;
    }

    private static String measured(Row row, Map<Integer, BigDecimal> values) {
        var measured = row.indicators().stream()
                .map(indicator -> {
                    var value = values.getOrDefault(indicator.seq(), indicator.last());
                    return indicator.name() + " " + (value == null ? "未填" : StepInputs.plain(value)) + " / "
                            + StepInputs.plain(indicator.target()) + " " + indicator.unit();
                })
                .collect(Collectors.joining("\n"));
        return measured.isEmpty() ? NONE : measured;
    }

    private static String wanted(String obstacles, String helpNeeded) {
        var wanted = Stream.of(
                        obstacles == null || obstacles.isEmpty() ? null : "困难：" + obstacles,
                        helpNeeded == null || helpNeeded.isEmpty() ? null : "需协调：" + helpNeeded)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"));
        return wanted.isEmpty() ? NONE : wanted;
    }

    /** What a head should not miss on a long page. */
    private static String asked(List<Row> page, Map<Integer, Entry> entries) {
        var wanting = new ArrayList<String>();
        for (var row : page) {
            var entry = entries.get(row.seq());
            if (row.owed()
                    && entry != null
                    && !(entry.content().obstacles().isEmpty()
                            && entry.content().helpNeeded().isEmpty())) {
                wanting.add(row.measure().value());
            }
        }
        return wanting.isEmpty() ? null : wanting.size() + " 项有困难或需要协调，审签后督办专班可见：" + String.join("、", wanting) + "。";
    }
}
