package duban.measure;

import duban.department.Duties;
import duban.department.Role;
import duban.shared.Actor;
import duban.shared.DepartmentCode;
import duban.shared.MeasureNumber;
import duban.shared.PersonId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The open measures a person handles: they go with the person's other duties by reassignment. */
@Component
class HandledMeasures implements Duties {

    private final ReassignMeasure reassignMeasure;
    private final JdbcClient jdbc;

    HandledMeasures(ReassignMeasure reassignMeasure, JdbcClient jdbc) {
        this.reassignMeasure = reassignMeasure;
        this.jdbc = jdbc;
    }

    @Override
    public List<Duty> of(PersonId person, DepartmentCode department) {
        return jdbc.sql("""
                select number from measure where handler = ? and department = ?
                   and state not in ('COMPLETED', 'ADJUSTED', 'TERMINATED') order by number""")
                .param(person.value())
                .param(department.value())
                .query((row, index) -> new Duty(row.getString(1), row.getString(1), "承办整改措施", Role.HANDLER, null))
                .list();
    }

    @Override
    public void handOver(Duty duty, PersonId from, PersonId to, Actor by, String reason) {
        reassignMeasure.reassign(new MeasureNumber(duty.key()), by, new ReassignMeasure.Request(to.value(), reason));
    }
}
