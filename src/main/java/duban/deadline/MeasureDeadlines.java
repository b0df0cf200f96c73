package duban.deadline;

import duban.shared.DepartmentCode;
import duban.shared.MeasureNumber;
import duban.shared.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads measures as far as their deadlines go. */
@Component
class MeasureDeadlines {

    private final JdbcClient jdbc;

    MeasureDeadlines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws Refusal if there is no such measure */
    MeasureDeadline of(MeasureNumber number) {
        return jdbc.sql("""
                select m.*, c.opinion, o.reply_due_on,
                       coalesce((select string_agg(d.name, '、' order by d.name) from co_handler h
                          join department d on d.code = h.department where h.measure = m.number), '') as co_handlers,
                       (select max(x.due_on) from measure x where x.comment = m.comment and x.number <> m.number
                           and x.state not in ('COMPLETED', 'ADJUSTED', 'TERMINATED')) as others_due_on
                  from measure m join comment c on c.number = m.comment join opinion o on o.number = c.opinion
                 where m.number = ?""")
                .param(number.value())
                .query((row, index) -> read(row))
                .optional()
                .orElseThrow(() -> Refusal.notFound("没有编号为 " + number + " 的整改措施。"));
    }

    private static MeasureDeadline read(ResultSet row) throws SQLException {
        return new MeasureDeadline(
                new MeasureNumber(row.getString("number")),
                row.getString("comment"),
                row.getString("opinion"),
                new DepartmentCode(row.getString("department")),
                row.getObject("original_due_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                row.getInt("extensions"),
                row.getObject("reply_due_on", LocalDate.class),
                row.getString("co_handlers"),
                row.getObject("others_due_on", LocalDate.class));
    }
}
