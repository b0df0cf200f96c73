package duban.ledger;

import duban.ledger.Section.Fact;
import duban.ledger.Section.Table;
import duban.measure.PlanMeasures;
import duban.opinion.ChangeKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a change would do, for the one who decides it. Rights are the caller's to check. */
@Component
public class ChangeSections {

    private static final String NONE = "—";

    /** A measure as it is, or as it is to become, in the words of the screen. */
    private record Wording(
            String number,
            String content,
            String department,
            String coHandlers,
            String kind,
            String dueOn,
            String criteria,
            String indicators) {

        /** The same in the words of the leader's question: which lines of the table, in their order. */
        static final List<String> LINES = List.of("整改措施", "承办单位", "协办单位", "整改类型", "整改期限", "办结标准", "指标");

        List<String> values() {
            return List.of(content, department, coHandlers, kind, dueOn, criteria, indicators);
        }
    }

    private final JdbcClient jdbc;

    ChangeSections(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Section change(String number) {
        return jdbc.sql("""
                select x.*, o.name, d.name as department_name, c.title from plan_change x join officer o on o.id = x.proposed_by
                  join department d on d.code = x.acting_for join comment c on c.number = x.comment where x.number = ?""")
                .param(number)
                .query((row, index) -> Section.facts(
                        "change",
                        "方案调整",
                        new Fact("调整编号", number),
                        new Fact(
                                "调整方式",
                                ChangeKind.valueOf(row.getString("kind")).label()),
                        new Fact("对应问题", row.getString("comment") + " " + row.getString("title")),
                        new Fact(
                                "提出",
                                row.getString("name") + "（" + row.getString("department_name") + "）于 "
                                        + ChineseDates.moment(row.getTimestamp("proposed_at"))),
                        new Fact("调整原因", row.getString("reason")),
                        new Fact("同意后", consequence(row))))
                .single();
    }

    private String consequence(ResultSet change) throws SQLException {
        var number = change.getString("number");
        var kind = ChangeKind.valueOf(change.getString("kind"));
        var measures = within(measuresOf(number));
        var proposed = within(proposedBy(number));
        return switch (kind) {
            case SPLIT, MERGE -> measures + " 结束办理（已调整），新增 " + proposed + "，由承办单位重新签收。";
            case REWORD -> measures + " 按新的表述办理，原表述留存；由承办单位重新签收，整改期限不变。";
            case TRANSFER -> measures + " 改由新的承办单位办理，由其重新签收，整改期限不变。";
            case TERMINATE -> measures + " 终止办理，不再要求。";
            case NOT_ADOPT -> "问题不再办理" + (measures.isEmpty() ? "。" : "；未办结的 " + measures + " 一并终止。");
        };
    }

    /** What is, and what it would become, line by line and side by side. */
    public Section comparison(String number) {
        var kind = ChangeKind.valueOf(jdbc.sql("select kind from plan_change where number = ?")
                .param(number)
                .query(String.class)
                .single());
        var now = measuresOf(number).stream().map(this::asItIs).toList();
        var then = proposedBy(number).stream()
                .map(measure -> asProposed(number, measure))
                .toList();
        var rows = new ArrayList<List<String>>();
        for (var line = 0; line < Wording.LINES.size(); line++) {
            var at = line;
            Function<Wording, String> value = wording -> wording.values().get(at);
            rows.add(List.of(
                    Wording.LINES.get(line), joined(now, value), then.isEmpty() ? ended(kind) : joined(then, value)));
        }
        return new Section(
                "comparison",
                "调整前后对照",
                List.of(),
                new Table(
                        List.of("项目", "现在", "调整后"),
                        then.isEmpty() ? rows.subList(0, now.isEmpty() ? 0 : 1) : marked(rows)),
                null,
                null);
    }

    private static String ended(ChangeKind kind) {
        return kind == ChangeKind.NOT_ADOPT ? "随问题一并终止" : "终止";
    }

    /** A line that stays as it is says so, so that the others are seen. */
    private static List<List<String>> marked(List<List<String>> rows) {
        return rows.stream()
                .map(row -> row.get(1).equals(row.get(2)) ? List.of(row.get(0), row.get(1), "不变") : row)
                .toList();
    }

    /** One value; of several measures one line each, after its number. */
    private static String joined(List<Wording> wordings, Function<Wording, String> value) {
        return wordings.size() == 1
                ? value.apply(wordings.get(0))
                : wordings.stream()
                        .map(wording -> wording.number() + " " + value.apply(wording))
                        .collect(Collectors.joining("\n"));
    }

    private Wording asItIs(String measure) {
        return jdbc.sql("""
                select m.*, d.name from measure m join department d on d.code = m.department where m.number = ?""")
                .param(measure)
                .query((row, index) -> wording(
                        row,
                        texts(
                                "select d.name from co_handler h join department d on d.code = h.department where h.measure = ? order by d.name",
                                measure),
                        texts("select content from criterion where measure = ? order by seq", measure),
                        texts(
                                "select name || '不低于' || trim_scale(target) || unit from indicator where measure = ? order by seq",
                                measure)))
                .single();
    }

    private Wording asProposed(String change, String measure) {
        return jdbc.sql("""
                select p.*, d.name from proposed_measure p join department d on d.code = p.department
                 where p.change = ? and p.number = ?""")
                .param(change)
                .param(measure)
                .query((row, index) -> wording(
                        row,
                        texts(
                                "select d.name from proposed_co_handler h join department d on d.code = h.department where h.change = ? and h.number = ? order by d.name",
                                change,
                                measure),
                        texts(
                                "select content from proposed_criterion where change = ? and number = ? order by seq",
                                change,
                                measure),
                        texts(
                                "select name || '不低于' || trim_scale(target) || unit from proposed_indicator where change = ? and number = ? order by seq",
                                change,
                                measure)))
                .single();
    }

    private static Wording wording(
            ResultSet row, List<String> coHandlers, List<String> criteria, List<String> indicators)
            throws SQLException {
        return new Wording(
                within(List.of(row.getString("number"))),
                row.getString("content"),
                row.getString("name"),
                coHandlers.isEmpty() ? NONE : String.join("、", coHandlers) + (row.getBoolean("co_sign") ? "（须会签）" : ""),
                PlanMeasures.Kind.valueOf(row.getString("kind")).label(),
                ChineseDates.day(row.getDate("due_on")),
                String.join("；", criteria),
                indicators.isEmpty() ? NONE : String.join("；", indicators));
    }

    private List<String> measuresOf(String change) {
        return texts("select measure from changed_measure where change = ? order by measure", change);
    }

    private List<String> proposedBy(String change) {
        return texts("select number from proposed_measure where change = ? order by number", change);
    }

    private List<String> texts(String sql, String... values) {
        return jdbc.sql(sql).params(List.of(values)).query(String.class).list();
    }

    private static String within(List<String> numbers) {
        return numbers.stream()
                .map(number -> number.substring(number.lastIndexOf('-') + 1))
                .collect(Collectors.joining("、"));
    }
}
