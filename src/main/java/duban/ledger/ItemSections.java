package duban.ledger;

import duban.comment.CommentResult;
import duban.ledger.Section.Entry;
import duban.ledger.Section.Fact;
import duban.ledger.Section.Table;
import duban.measure.PlanMeasures;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is on record about an opinion, a comment or a measure, block by block. Rights are the caller's to check. */
@Component
public class ItemSections {

    private static final Map<String, String> ACTS = Map.ofEntries(
            Map.entry("dispatchPlan", "交办方案"),
            Map.entry("dispatchComments", "交办问题"),
            Map.entry("dispatchMeasures", "交办措施"),
            Map.entry("signForReceipt", "签收"),
            Map.entry("handToHandler", "转交承办人"),
            Map.entry("submitResult", "提交成果"),
            Map.entry("signOffResult", "审签"),
            Map.entry("verifyMeasure", "核查"),
            Map.entry("completeMeasure", "办结"),
            Map.entry("applyForStrikeOff", "申请销号"),
            Map.entry("verifyComment", "核查"),
            Map.entry("decideStrikeOff", "审批"),
            Map.entry("strikeOffComment", "销号"),
            Map.entry("recordStageCompletion", "阶段性办结"),
            Map.entry("resumeRectification", "报告阶段整改情况"),
            Map.entry("closeOpinion", "全部问题销号，移交归档"),
            Map.entry("archiveOpinion", "归档"));

    private final JdbcClient jdbc;

    ItemSections(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Section opinion(String number) {
        return jdbc.sql(
                        "select o.*, d.name as lead_name from opinion o join department d on d.code = o.overall_lead where o.number = ?")
                .param(number)
                .query((row, index) -> Section.facts(
                        "opinion",
                        "审议意见",
                        new Fact("收文号", row.getString("number")),
                        new Fact("标题", row.getString("title")),
                        new Fact("审议会议", row.getString("meeting")),
                        new Fact("收文日期", ChineseDates.day(row.getDate("received_on"))),
                        new Fact("报告时限", ChineseDates.day(row.getDate("reply_due_on"))),
                        new Fact("总牵头单位", row.getString("lead_name"))))
                .single();
    }

    public Section plan(String opinion) {
        var rows = jdbc.sql("""
                select split_part(c.number, '-', -1) as comment, c.title, split_part(m.number, '-', -1) as measure, m.content, d.name,
                       m.due_on
                  from comment c join measure m on m.comment = c.number join department d on d.code = m.department
                 where c.opinion = ? order by c.number, m.number""")
                .param(opinion)
                .query((row, index) -> List.of(
                        row.getString("comment") + " " + row.getString("title"),
                        row.getString("measure") + " " + row.getString("content"),
                        row.getString("name"),
                        ChineseDates.day(row.getDate("due_on"))))
                .list();
        var counts = jdbc.sql("""
                select (select count(*) from comment where opinion = :opinion) as comments, count(*) as measures,
                       count(distinct m.department) as departments
                  from measure m join comment c on c.number = m.comment where c.opinion = :opinion""")
                .param("opinion", opinion)
                .query((row, index) -> row.getInt("comments") + " 个问题、" + row.getInt("measures") + " 项措施，由 "
                        + row.getInt("departments") + " 个单位承办")
                .single();
        return new Section(
                "plan",
                "整改方案",
                List.of(new Fact("规模", counts)),
                new Table(List.of("问题", "整改措施", "承办单位", "整改期限"), rows),
                null,
                null);
    }

    public Section comment(String number) {
        return jdbc.sql("""
                select c.number, c.title, a.title as aspect, d.name as lead_name, o.title as opinion, o.reply_due_on, c.stage_due_on
                  from comment c join aspect a on a.opinion = c.opinion and a.seq = c.aspect
                  join department d on d.code = c.lead join opinion o on o.number = c.opinion where c.number = ?""")
                .param(number)
                .query((row, index) -> Section.facts(
                        "comment",
                        "问题",
                        new Fact("问题编号", row.getString("number")),
                        new Fact("问题", row.getString("title")),
                        new Fact("所属方面", row.getString("aspect")),
                        new Fact("问题牵头单位", row.getString("lead_name")),
                        new Fact("审议意见", row.getString("opinion")),
                        new Fact(
                                "报告时限",
                                ChineseDates.day(row.getDate("reply_due_on"))
                                        + (row.getDate("stage_due_on") == null
                                                ? ""
                                                : "；阶段期限 " + ChineseDates.day(row.getDate("stage_due_on"))))))
                .single();
    }

    public Section measure(String number) {
        var facts = jdbc.sql("""
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
                        new Fact("协办单位", row.getString("co_handlers")),
                        new Fact(
                                "整改类型",
                                PlanMeasures.Kind.valueOf(row.getString("kind")).label()),
                        new Fact("整改期限", ChineseDates.day(row.getDate("due_on"))),
                        new Fact("办结标准", criteria(number))))
                .single();
        var indicators = jdbc.sql("select name, target, unit from indicator where measure = ? order by seq")
                .param(number)
                .query((row, index) -> List.of(
                        row.getString("name"),
                        "不低于 " + plain(row.getBigDecimal("target")) + " " + row.getString("unit")))
                .list();
        var table = indicators.isEmpty() ? null : new Table(List.of("指标", "目标"), indicators);
        return new Section("measure", "整改措施", facts, table, null, null);
    }

    private String criteria(String measure) {
        return String.join(
                "；",
                jdbc.sql("select content from criterion where measure = ? order by seq")
                        .param(measure)
                        .query(String.class)
                        .list());
    }

    /** The comment's measures with what was reported about each. */
    public Section measures(String comment) {
        var rows = jdbc.sql("""
                select split_part(m.number, '-', -1) as number, m.content, d.name, m.completed_on,
                       coalesce((select s.account from submission s where s.measure = m.number order by s.version desc limit 1), '—') as account
                  from measure m join department d on d.code = m.department where m.comment = ? order by m.number""")
                .param(comment)
                .query((row, index) -> List.of(
                        row.getString("number") + " " + row.getString("content"),
                        row.getString("name"),
                        row.getString("account"),
                        ChineseDates.day(row.getDate("completed_on"))))
                .list();
        return new Section(
                "measures", "各项整改措施", List.of(), new Table(List.of("整改措施", "承办单位", "办理情况", "办结日期"), rows), null, null);
    }

    public Section progress(String measure) {
        var entries = jdbc.sql("""
                select p.*, o.name, o.section from progress_report p join officer o on o.id = p.reported_by
                 where p.measure = ? order by p.id desc""")
                .param(measure)
                .query((row, index) -> new Entry(
                        ChineseDates.moment(row.getTimestamp("reported_at")),
                        row.getString("name") + "（" + row.getString("section") + "）",
                        "已完成：" + row.getString("done"),
                        progressDetails(row)))
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
        var details = new StringBuilder("下一步：" + row.getString("next"));
        if (!row.getString("obstacles").isEmpty()) {
            details.append("；困难：").append(row.getString("obstacles"));
        }
        if (!row.getString("help_needed").isEmpty()) {
            details.append("；需协调：").append(row.getString("help_needed"));
        }
        if (row.getDate("forecast_on") != null) {
            details.append("；预计完成：").append(ChineseDates.day(row.getDate("forecast_on")));
        }
        return details.toString();
    }

    /** The latest submission: account, values beside targets, proof beside criteria. */
    public Optional<Section> submission(String measure) {
        return jdbc.sql("""
                select s.*, o.name, o.section from submission s join officer o on o.id = s.submitted_by
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
                        submitted.getString("name") + "（" + submitted.getString("section") + "）于 "
                                + ChineseDates.moment(submitted.getTimestamp("submitted_at")) + " 第 " + version
                                + " 次提交"),
                new Fact("审签", signature(measure, version)));
        var rows = jdbc.sql("""
                select i.seq, 0 as part, i.name as subject, '不低于 ' || trim_scale(i.target) || ' ' || i.unit as wanted,
                       trim_scale(v.value) || ' ' || i.unit || case when v.value >= i.target then '（达到）' else '（未达到）' end as given
                  from indicator i join indicator_value v on v.measure = i.measure and v.seq = i.seq
                 where i.measure = :measure and v.version = :version
                union all
                select c.seq, 1, '办结标准 ' || c.seq, c.content, p.reference
                  from criterion c join proof p on p.measure = c.measure and p.seq = c.seq
                 where c.measure = :measure and p.version = :version
                order by part, seq""")
                .param("measure", measure)
                .param("version", version)
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

    private String signature(String measure, int version) {
        return jdbc.sql("""
                select o.name, s.decided_at, s.reason from sign_off s join officer o on o.id = s.decided_by
                 where s.measure = ? and s.version = ? and s.signed""")
                .param(measure)
                .param(version)
                .query((row, index) ->
                        row.getString("name") + " 于 " + ChineseDates.moment(row.getTimestamp("decided_at")) + " 审签"
                                + (row.getString("reason").isEmpty() ? "" : "：" + row.getString("reason")))
                .optional()
                .orElse("尚未审签");
    }

    /** The latest application for striking off, with what a stage completion leaves to do. */
    public Optional<Section> application(String comment) {
        return jdbc.sql("""
                select a.*, o.name, s.done, s.not_done, s.next_steps, s.due_on, s.responsible
                  from application a join officer o on o.id = a.applied_by
                  left join stage_plan s on s.comment = a.comment and s.version = a.version and s.source = 'APPLICATION'
                 where a.comment = ? order by a.version desc limit 1""")
                .param(comment)
                .query((row, index) -> {
                    var facts = new java.util.ArrayList<>(List.of(
                            new Fact(
                                    "申请的办理结果",
                                    CommentResult.valueOf(row.getString("result"))
                                            .label()),
                            new Fact("办理情况", row.getString("account")),
                            new Fact(
                                    "申请",
                                    row.getString("name") + " 于 " + ChineseDates.moment(row.getTimestamp("applied_at"))
                                            + " 第 " + row.getInt("version") + " 次申请")));
                    if (row.getString("done") != null) {
                        facts.add(new Fact("已完成的工作", row.getString("done")));
                        facts.add(new Fact("尚未完成的工作及原因", row.getString("not_done")));
                        facts.add(new Fact("下一步措施", row.getString("next_steps")));
                        facts.add(new Fact("新的阶段期限", ChineseDates.day(row.getDate("due_on"))));
                        facts.add(new Fact("责任人", row.getString("responsible")));
                    }
                    return new Section("application", "销号申请", facts, null, null, null);
                })
                .optional();
    }

    /** Why the item came back, if its latest step was a send-back. */
    public Optional<Section> sentBack(String item) {
        return jdbc.sql("""
                select t.*, o.name, d.name as department_name,
                       (select string_agg(c.content, '；' order by c.seq) from verification v join criterion c
                           on c.measure = v.measure and c.seq = any (v.unmet)
                         where v.measure = t.item and v.version = (select max(version) from verification where measure = t.item)
                           and t.step = 'verifyMeasure') as unmet
                  from (select * from transition where item = ? order by id desc limit 1) t
                  join officer o on o.id = t.person join department d on d.code = t.acting_for
                 where t.step in ('signOffResult', 'verifyMeasure', 'verifyComment', 'decideStrikeOff') and t.new_state = 'IN_PROGRESS'""")
                .param(item)
                .query((row, index) -> {
                    var facts = new java.util.ArrayList<>(List.of(new Fact(
                            "退回人",
                            row.getString("name") + "（" + row.getString("department_name") + "）于 "
                                    + ChineseDates.moment(row.getTimestamp("at")) + " 在"
                                    + ACTS.get(row.getString("step")) + "时退回")));
                    if (row.getString("unmet") != null) {
                        facts.add(1, new Fact("未达到的办结标准", row.getString("unmet")));
                    }
                    return new Section("sentBack", "被退回，请补正", facts, null, null, row.getString("reason"));
                })
                .optional();
    }

    public Section history(String item) {
        var entries = jdbc.sql("""
                select t.*, o.name, d.name as department_name from transition t
                  join officer o on o.id = t.person join department d on d.code = t.acting_for
                 where t.item = ? order by t.id desc""")
                .param(item)
                .query((row, index) -> new Entry(
                        ChineseDates.moment(row.getTimestamp("at")),
                        row.getString("name") + "（" + row.getString("department_name") + "）",
                        act(row.getString("step"), row.getString("new_state")),
                        row.getString("reason")))
                .list();
        return new Section("history", "办理经过", List.of(), null, entries, null);
    }

    private static String act(String step, String newState) {
        var act = ACTS.get(step);
        var reviews = List.of("signOffResult", "verifyMeasure", "verifyComment", "decideStrikeOff");
        if (!reviews.contains(step)) {
            return act;
        }
        return newState.equals("IN_PROGRESS") ? act + "退回" : act + "通过";
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
