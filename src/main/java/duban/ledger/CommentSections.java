package duban.ledger;

import duban.comment.CommentResult;
import duban.ledger.Section.Fact;
import duban.ledger.Section.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is on record about a comment, block by block. Rights are the caller's to check. */
@Component
public class CommentSections {

    private final JdbcClient jdbc;

    CommentSections(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param item a comment, or one of its measures */
    public Section comment(String item) {
        return jdbc.sql("""
                select c.number, c.title, '第 ' || a.seq || ' 方面：' || a.title as aspect, d.name as lead_name, o.title || '（' || o.meeting || '）' as opinion, o.reply_due_on, c.stage_due_on
                  from comment c join aspect a on a.opinion = c.opinion and a.seq = c.aspect
                  join department d on d.code = c.lead join opinion o on o.number = c.opinion
                 where c.number in (:item, (select m.comment from measure m where m.number = :item))""")
                .param("item", item)
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

    /** The comment's measures with what was reported about each. */
    public Section measures(String comment) {
        var rows = jdbc.sql("""
                select split_part(m.number, '-', -1) as number, m.content, d.name, m.completed_on, m.state, s.numbers as successors,
                       coalesce((select s.account from submission s where s.measure = m.number order by s.version desc limit 1),
                                (select t.account from take_over t where t.item = m.number and t.account <> ''), '—') as account
                  from measure m join department d on d.code = m.department left join successors s on s.origin = m.number
                 where m.comment = ? order by m.number""")
                .param(comment)
                .query((row, index) -> List.of(
                        row.getString("number") + " " + row.getString("content"),
                        row.getString("name"),
                        row.getString("account"),
                        Successors.orElse(row, ChineseDates.day(row.getDate("completed_on")))))
                .list();
        return new Section(
                "measures", "各项整改措施", List.of(), new Table(List.of("整改措施", "承办单位", "办理情况", "办结日期"), rows), null, null);
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
                    var facts = new ArrayList<>(List.of(
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
}
