package duban.department;

import duban.deadline.WorkingDays;
import duban.shared.DepartmentCode;
import duban.shared.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who takes whose place. Whether a substitution holds is computed from the day on reading: nothing ends it by itself. */
@Component
public class Substitutions {

    private static final String COLUMNS = "id, absent, substitute, department, from_on, to_on, reason, made_by";

    private final JdbcClient jdbc;
    private final Clock clock;

    Substitutions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The calendar day by which substitutions begin and end. */
    public LocalDate today() {
        return WorkingDays.dayOf(clock.instant());
    }

    /** Those in which this person takes somebody's place today. */
    public List<Substitution> heldToday(PersonId substitute) {
        return jdbc.sql(
                        "select " + COLUMNS
                                + " from substitution where substitute = ? and ended_at is null and ? between from_on and to_on order by id")
                .param(substitute.value())
                .param(today())
                .query(Substitutions::read)
                .list();
    }

    /** A department's present and coming ones, the earliest first. */
    public List<Substitution> openIn(DepartmentCode department) {
        return jdbc.sql(
                        "select " + COLUMNS
                                + " from substitution where department = ? and ended_at is null and to_on >= ? order by from_on, id")
                .param(department.value())
                .param(today())
                .query(Substitutions::read)
                .list();
    }

    private static Substitution read(ResultSet row, int number) throws SQLException {
        return new Substitution(
                row.getLong("id"),
                new PersonId(row.getString("absent")),
                new PersonId(row.getString("substitute")),
                new DepartmentCode(row.getString("department")),
                row.getObject("from_on", LocalDate.class),
                row.getObject("to_on", LocalDate.class),
                row.getString("reason"),
                new PersonId(row.getString("made_by")));
    }
}
