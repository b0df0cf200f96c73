package duban.department;

import duban.shared.DepartmentCode;
import duban.shared.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is who: read only. */
@Component
public class Officers {

    private static final String SELECT = """
            select o.id, o.name, o.home, o.section, o.email, o.telephone,
                   array_agg(a.department || ':' || a.role order by a.department, a.role) as appointments
              from officer o join appointment a on a.officer = o.id""";

    private final JdbcClient jdbc;

    Officers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The active officer of this id. */
    public Optional<Officer> find(PersonId id) {
        return jdbc.sql(SELECT + " where o.id = ? and o.active group by o.id")
                .param(id.value())
                .query(Officers::read)
                .optional();
    }

    /** Active officers who have this role in this department, in order of their ids. */
    public List<Officer> appointedTo(DepartmentCode department, Role role) {
        return jdbc.sql(SELECT + """

                 where o.active and o.id in (select officer from appointment where department = ? and role = ?)
                 group by o.id order by o.id""")
                .param(department.value())
                .param(role.name())
                .query(Officers::read)
                .list();
    }

    /** Those of them who have a mailbox, and none the mail server has refused for good. */
    public List<Officer> reachable(List<Officer> people) {
        if (people.isEmpty()) {
            return people;
        }
        var reached = Set.copyOf(jdbc.sql("select person from mailbox where person in (:people)")
                .param(
                        "people",
                        people.stream().map(officer -> officer.id().value()).toList())
                .query(String.class)
                .list());
        return people.stream()
                .filter(officer -> reached.contains(officer.id().value()))
                .toList();
    }

    private static Officer read(ResultSet row, int number) throws SQLException {
        return new Officer(
                new PersonId(row.getString("id")),
                row.getString("name"),
                new DepartmentCode(row.getString("home")),
                row.getString("section"),
                row.getString("email"),
                row.getString("telephone"),
                List.of((String[]) row.getArray("appointments").getArray()).stream()
                        .map(Officers::appointment)
                        .toList());
    }

    private static Appointment appointment(String text) {
        var parts = text.split(":");
        return new Appointment(new DepartmentCode(parts[0]), Role.valueOf(parts[1]));
    }

    public boolean isAppointed(PersonId person, DepartmentCode department, Role role) {
        return find(person)
                .map(officer -> officer.isAppointed(department, role))
                .orElse(false);
    }

    /** Names of the active officers who have this role in the department, in order of their ids. */
    public List<String> namesOf(DepartmentCode department, Role role) {
        return jdbc.sql("""
                select o.name from officer o join appointment a on a.officer = o.id
                 where a.department = ? and a.role = ? and o.active order by o.id""")
                .param(department.value())
                .param(role.name())
                .query(String.class)
                .list();
    }

    /** Names of these people, also of those who have left. */
    public Map<PersonId, String> names(Collection<PersonId> people) {
        var names = new HashMap<PersonId, String>();
        if (!people.isEmpty()) {
            jdbc.sql("select id, name from officer where id in (:people)")
                    .param("people", people.stream().map(PersonId::value).toList())
                    .query(row -> {
                        names.put(new PersonId(row.getString("id")), row.getString("name"));
                    });
        }
        return names;
    }

    /** The active officers who take steps in this department, in order of their ids. */
    public List<Officer> workingIn(DepartmentCode department) {
        return jdbc
                .sql("select distinct officer from appointment where department = ? order by officer")
                .param(department.value())
                .query(String.class)
                .stream()
                .flatMap(id -> find(new PersonId(id)).stream())
                .filter(officer -> officer.worksIn(department))
                .toList();
    }

    /** Home departments of the supervision office's active members, in order of their codes. */
    public List<DepartmentCode> homesOfOffice() {
        return jdbc.sql("""
                select distinct o.home from officer o join appointment a on a.officer = o.id
                 where a.role = 'OFFICE' and o.active order by o.home""")
                .query((row, number) -> new DepartmentCode(row.getString(1)))
                .list();
    }

    /** True while nobody has been appointed administrator: a new installation. */
    public boolean nobodyAdministers() {
        return jdbc.sql("select not exists (select from appointment where role = 'ADMINISTRATOR')")
                .query(Boolean.class)
                .single();
    }
}
