package duban.measure;

import duban.department.Departments;
import duban.shared.Actor;
import duban.shared.DepartmentCode;
import duban.shared.MeasureNumber;
import duban.shared.Refusal;
import duban.shared.Texts;
import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The record of returns and of the rulings on them; append-only. */
@Component
class Returns {

    /** A return that waits for its ruling. */
    record Pending(int round, DepartmentCode department, DepartmentCode proposedOwner) {}

    private final JdbcClient jdbc;
    private final Departments departments;
    private final Clock clock;

    Returns(JdbcClient jdbc, Departments departments, Clock clock) {
        this.jdbc = jdbc;
        this.departments = departments;
        this.clock = clock;
    }

    /** @throws Refusal if it is no department that may have a measure, or the one that returns it */
    DepartmentCode proposedOwner(Measure measure, String code) {
        var given = Texts.required("proposedOwner", "建议承办单位", code, 16);
        if (given.equals(measure.department().value())) {
            throw Refusal.invalid("proposedOwner", "OWN_DEPARTMENT", "建议承办单位不能是本单位，请选择认为应当承办的其他单位。");
        }
        return departments.handling("proposedOwner", given);
    }

    void record(Measure measure, DepartmentCode proposedOwner, String reason, Actor actor) {
        jdbc.sql("""
                insert into measure_return (measure, round, department, reason, proposed_owner, returned_by, acting_for, returned_at)
                select ?, 1 + count(*), ?, ?, ?, ?, ?, ? from measure_return where measure = ?""")
                .param(measure.item())
                .param(measure.department().value())
                .param(reason)
                .param(proposedOwner.value())
                .param(actor.person().value())
                .param(actor.actingFor().value())
                .param(Timestamp.from(clock.instant()))
                .param(measure.item())
                .update();
    }

    /** The latest return of the measure. */
    Pending pending(MeasureNumber number) {
        return jdbc.sql("""
                select round, department, proposed_owner from measure_return where measure = ? order by round desc limit 1""")
                .param(number.value())
                .query((row, index) -> new Pending(
                        row.getInt("round"),
                        new DepartmentCode(row.getString("department")),
                        new DepartmentCode(row.getString("proposed_owner"))))
                .optional()
                .orElseThrow(() -> Refusal.conflict("NOT_RETURNED", number + " 没有被退回，无须裁定。"));
    }

    void rule(Measure measure, RuleOnReturn.Level level, Ruling ruling, String reason, Actor actor) {
        jdbc.sql("""
                insert into return_ruling (measure, round, level, ruling, department, reason, decided_by, acting_for, decided_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(measure.item())
                .param(pending(measure.number()).round())
                .param(level.name())
                .param(ruling.name())
                .param(measure.department().value())
                .param(reason)
                .param(actor.person().value())
                .param(actor.actingFor().value())
                .param(Timestamp.from(clock.instant()))
                .update();
    }
}
