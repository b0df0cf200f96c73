package duban.ledger;

import duban.ledger.Section.Entry;
import duban.ledger.Section.Fact;
import duban.ledger.Section.Table;
import duban.measure.PlanMeasures;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is on record about a measure, block by block. Rights are the caller's to check. */
@Component
public class MeasureSections {

    private final JdbcClient jdbc;
    private final MeasureAdjustments adjustments;

    MeasureSections(JdbcClient jdbc, MeasureAdjustments adjustments) {
        this.jdbc = jdbc;
        this.adjustments = adjustments;
    }

    public Section measure(String number) {
        var facts = new ArrayList<>(jdbc.sql("""
                select m.*, c.number as comment_number, c.title as comment_title, d.name as department_name,
                       coalesce((select string_agg(x.name, '、' order by x.name) from co_handler h
                          join department x on x.code = h.department where h.measure = m.number), '—') as co_handlers,
                       coalesce((select h.name || '（' || h.section || '，' || h.telephone || '）' from officer h where h.id = m.handler), '尚未转交') as handler_name
                  from measure m join comment c on c.number = m.comment join department d on d.code = m.department
                 where m.number = ?""")
                .param(number)
                .query((row, index) -> List.of(
                        new Fact("措施编号", row.getString("number")),
                        new Fact("整改措施", row.getString("content")),
                        new Fact("对应问题", row.getString("comment_number") + " " + row.getString("comment_title")),
                        new Fact("承办单位", row.getString("department_name")),
                        new Fact("承办人", row.getString("handler_name")),
                        new Fact("协办单位", row.getString("co_handlers") + (row.getBoolean("co_sign") ? "（须会签）" : "")),
                        new Fact(
                                "整改类型",
                                PlanMeasures.Kind.valueOf(row.getString("kind")).label()),
                        new Fact("整改期限", deadline(row)),
                        new Fact("办结标准", criteria(number))))
                .single());
        facts.addAll(adjustments.of(number));
        var indicators = jdbc.sql("select name, target, unit from indicator where measure = ? order by seq")
                .param(number)
                .query((row, index) -> List.of(
                        row.getString("name"),
                        "不低于 " + plain(row.getBigDecimal("target")) + " " + row.getString("unit")))
                .list();
        var table = indicators.isEmpty() ? null : new Table(List.of("指标", "目标"), indicators);
        return new Section("measure", "整改措施", facts, table, null, null);
    }

    private static String deadline(ResultSet row) throws SQLException {
        var extensions = row.getInt("extensions");
        return ChineseDates.day(row.getDate("due_on"))
                + (extensions == 0
                        ? ""
                        : "（原定 " + ChineseDates.day(row.getDate("original_due_on")) + "，延期" + extensions + "次）");
    }

    private String criteria(String measure) {
        return String.join(
                "；",
                jdbc.sql("select content from criterion where measure = ? order by seq")
                        .param(measure)
                        .query(String.class)
                        .list());
    }

    public Section progress(String measure) {
        var entries = jdbc.sql("""
                select t.*, o.name, o.section, a.name as in_place_of_name,
                       (select string_agg(i.name || ' ' || trim_scale(v.value) || ' / ' || trim_scale(i.target) || ' ' || i.unit, '，' order by v.seq)
                          from progress_value v join worded_indicator i on i.measure = t.measure and i.wording = v.wording and i.seq = v.seq
                         where v.report = t.id) as measured,
                       (select '单位负责人' || h.name from progress_result x join progress_round p on p.number = x.round
                          join progress_signature s on s.round = p.number and s.version = p.submissions
                          join officer h on h.id = s.decided_by where x.report = t.id) as signed, %s
                  from progress_report t join officer o on o.id = t.reported_by left join officer a on a.id = t.in_place_of %s
                 where t.measure = ? order by t.id desc""".formatted(OnPaper.COLUMNS, OnPaper.JOIN))
                .param(measure)
                .query((row, index) -> new Entry(
                        ChineseDates.moment(row.getTimestamp("reported_at")),
                        row.getString("name") + "（"
                                + (row.getString("in_place_of_name") == null
                                        ? ""
                                        : "代 " + row.getString("in_place_of_name") + "，")
                                + row.getString("section") + "）"
                                + OnPaper.words(row, row.getTimestamp("reported_at")),
                        row.getBoolean("no_change") ? "无变化" : "已完成：" + row.getString("done"),
                        progressDetails(row),
                        row.getString("scan")))
                .list();
        return new Section(
                "progress",
                "进展填报",
                entries.isEmpty() ? List.of(new Fact("填报情况", "尚未填报")) : List.of(),
                null,
                entries,
                null);
    }

    private static String progressDetails(ResultSet row) throws SQLException {
        var details = new ArrayList<String>();
        if (!row.getBoolean("no_change")) {
            details.add("下一步：" + clause(row, "next"));
        }
        if (!row.getString("obstacles").isEmpty()) {
            details.add("困难：" + clause(row, "obstacles"));
        }
        if (!row.getString("help_needed").isEmpty()) {
            details.add("需协调：" + clause(row, "help_needed"));
        }
        if (row.getDate("forecast_on") != null) {
            details.add("预计完成：" + ChineseDates.day(row.getDate("forecast_on")));
        }
        var measured = row.getString("measured");
        if (measured != null) {
            details.add("指标：" + measured);
        }
        var signed = row.getString("signed");
        if (signed != null) {
            details.add(signed + "审签");
        }
        return details.isEmpty() ? "" : String.join("；", details) + "。";
    }

    /** A text without the full stop it may end with, to stand among others. */
    private static String clause(ResultSet row, String column) throws SQLException {
        return row.getString(column).replaceFirst("。$", "");
    }

    /** The latest submission: account, values beside targets, proof beside criteria. */
    public Optional<Section> submission(String measure) {
        return jdbc.sql("""
                select s.*, o.name, o.section, (select p.name from transition t left join officer p on p.id = t.on_behalf_of
                          where t.item = s.measure and t.step in ('submitResult', 'supplementResult') order by t.id desc limit 1) as in_place_of
                  from submission s join officer o on o.id = s.submitted_by
                 where s.measure = ? order by s.version desc limit 1""")
                .param(measure)
                .query((row, index) -> submission(measure, row))
                .optional();
    }

    private Section submission(String measure, ResultSet submitted) throws SQLException {
        var version = submitted.getInt("version");
        var facts = List.of(
                new Fact("办理情况", submitted.getString("account")),
                new Fact(
                        "提交",
                        submitted.getString("name") + inPlaceOf(submitted) + "（" + submitted.getString("section")
                                + "）于 "
                                + ChineseDates.moment(submitted.getTimestamp("submitted_at")) + " 第 " + version
                                + " 次提交"),
                new Fact("审签", signature(measure, version)));
        var rows = jdbc.sql("""
                select i.seq, 0 as part, i.name as subject, '不低于 ' || trim_scale(i.target) || ' ' || i.unit as wanted,
                       trim_scale(v.value) || ' ' || i.unit || case when v.value >= i.target then '（达到）' else '（未达到）' end as given
                  from worded_indicator i join indicator_value v on v.measure = i.measure and v.seq = i.seq
                 where i.measure = :measure and i.wording = :wording and v.version = :version
                union all
                select c.seq, 1, '办结标准 ' || c.seq, c.content, p.reference
                  from worded_criterion c join proof p on p.measure = c.measure and p.seq = c.seq
                 where c.measure = :measure and c.wording = :wording and p.version = :version
                order by part, seq""")
                .param("measure", measure)
                .param("version", version)
                .param("wording", submitted.getInt("wording"))
                .query((row, index) ->
                        List.of(row.getString("subject"), row.getString("wanted"), row.getString("given")))
                .list();
        var missed = rows.stream().filter(row -> row.get(2).endsWith("（未达到）")).toList();
        return new Section(
                "submission",
                "提交的成果",
                facts,
                new Table(List.of("项目", "要求", "完成值 / 佐证材料"), rows),
                null,
                missed.isEmpty()
                        ? null
                        : "有 " + missed.size() + " 项指标未达到目标：" + missed.get(0).get(0) + "。");
    }

    /** In whose place the latest of these steps was taken. */
    private static String inPlaceOf(ResultSet row) throws SQLException {
        var name = row.getString("in_place_of");
        return name == null ? "" : "（代 " + name + "）";
    }

    private String signature(String measure, int version) {
        return jdbc.sql("""
                select o.name, s.decided_at, s.reason, (select p.name from transition t left join officer p on p.id = t.on_behalf_of
                          where t.item = s.measure and t.step = 'signOffResult' order by t.id desc limit 1) as in_place_of
                  from sign_off s join officer o on o.id = s.decided_by
                 where s.measure = ? and s.version = ? and s.signed order by s.round desc limit 1""")
                .param(measure)
                .param(version)
                .query((row, index) -> row.getString("name") + inPlaceOf(row) + " 于 "
                        + ChineseDates.moment(row.getTimestamp("decided_at")) + " 审签"
                        + (row.getString("reason").isEmpty() ? "" : "：" + row.getString("reason")))
                .optional()
                .orElse("尚未审签");
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
