package duban.ledger;

import duban.ledger.Section.Fact;
import duban.ledger.Section.Table;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is on record about an opinion and its plan, block by block. Rights are the caller's to check. */
@Component
public class OpinionSections {

    private final JdbcClient jdbc;

    OpinionSections(JdbcClient jdbc) {
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
                       m.due_on, m.state, s.numbers as successors
                  from comment c join measure m on m.comment = c.number join department d on d.code = m.department
                  left join successors s on s.origin = m.number
                 where c.opinion = ? order by c.number, m.number""")
                .param(opinion)
                .query((row, index) -> List.of(
                        row.getString("comment") + " " + row.getString("title"),
                        row.getString("measure") + " " + row.getString("content"),
                        row.getString("name"),
                        Successors.orElse(row, ChineseDates.day(row.getDate("due_on")))))
                .list();
        var counts = jdbc.sql("""
                select (select count(*) from comment where opinion = :opinion) as comments, count(*) as measures,
                       count(distinct m.department) as departments
                  from measure m join comment c on c.number = m.comment
                 where c.opinion = :opinion and m.state not in ('ADJUSTED', 'TERMINATED')""")
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
}
