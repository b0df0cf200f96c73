package duban.measure;

import duban.shared.ChangeNumber;
import duban.shared.CommentNumber;
import duban.shared.DepartmentCode;
import duban.shared.MeasureNumber;
import duban.shared.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a measure says: its latest wording, and the earlier ones, which are kept. */
@Component
public class Wordings {

    private final JdbcClient jdbc;
    private final PlanMeasures planMeasures;

    Wordings(JdbcClient jdbc, PlanMeasures planMeasures) {
        this.jdbc = jdbc;
        this.planMeasures = planMeasures;
    }

    /** @throws Refusal if there is no such measure */
    public PlanMeasures.Planned latestOf(MeasureNumber number) {
        return jdbc.sql("select * from measure where number = ?")
                .param(number.value())
                .query((row, index) -> planned(row))
                .optional()
                .orElseThrow(() -> Refusal.notFound("没有编号为 " + number + " 的整改措施。"));
    }

    private PlanMeasures.Planned planned(ResultSet measure) throws SQLException {
        var number = measure.getString("number");
        return new PlanMeasures.Planned(
                new MeasureNumber(number),
                new CommentNumber(measure.getString("comment")),
                measure.getString("content"),
                new DepartmentCode(measure.getString("department")),
                coHandlers(number),
                measure.getBoolean("co_sign"),
                PlanMeasures.Kind.valueOf(measure.getString("kind")),
                measure.getObject("due_on", LocalDate.class),
                criteria(number),
                indicators(number));
    }

    private List<DepartmentCode> coHandlers(String measure) {
        return jdbc.sql("select department from co_handler where measure = ? order by department")
                .param(measure)
                .query((row, index) -> new DepartmentCode(row.getString(1)))
                .list();
    }

    private List<String> criteria(String measure) {
        return jdbc.sql("select content from criterion where measure = ? order by seq")
                .param(measure)
                .query(String.class)
                .list();
    }

    private List<PlanMeasures.Indicator> indicators(String measure) {
        return jdbc.sql("select name, target, unit from indicator where measure = ? order by seq")
                .param(measure)
                .query((row, index) ->
                        new PlanMeasures.Indicator(row.getString(1), row.getBigDecimal(2), row.getString(3)))
                .list();
    }

    /** Keeps this wording and puts the parts of the next one in its place. */
    void replace(int wording, PlanMeasures.Planned next, ChangeNumber change) {
        var measure = next.number().value();
        jdbc.sql("""
                insert into earlier_wording (measure, wording, content, department, co_sign, change)
                select number, wording, content, department, co_sign, ? from measure where number = ?""").param(change.value()).param(measure).update();
        keep(
                "insert into earlier_co_handler select measure, ?, department from co_handler where measure = ?",
                wording,
                measure);
        keep(
                "insert into earlier_criterion select measure, ?, seq, content from criterion where measure = ?",
                wording,
                measure);
        keep(
                "insert into earlier_indicator select measure, ?, seq, name, target, unit from indicator where measure = ?",
                wording,
                measure);
        for (var part : List.of("co_handler", "criterion", "indicator")) {
            jdbc.sql("delete from " + part + " where measure = ?")
                    .param(measure)
                    .update();
        }
        planMeasures.planParts(List.of(next));
    }

    private void keep(String sql, int wording, String measure) {
        jdbc.sql(sql).param(wording).param(measure).update();
    }
}
