package duban.verification;

import duban.department.Role;
import duban.shared.DepartmentCode;
import duban.shared.PersonId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who may verify an item: nobody who comes from the department it belongs to, took part in it, or shares a section with
 * whoever submitted it. The supervision office verifies; where none of its members may, the government office does.
 */
@Component
public class Verifiers {

    /** What is true of officer {@code o}: took no part, whether by writing, signing, lending rights or typing in. */
    private static final String INDEPENDENT = """
            o.active and o.home <> :department
             and not exists (
                 select from (
                     select submitted_by from submission where measure = :item
                     union select submitted_by from supplement where measure = :item
                     union select decided_by from sign_off where measure = :item
                     union select decided_by from co_signature where measure = :item
                     union select given_by from co_handler_view where measure = :item
                     union select recorded_by from difference_talk where measure = :item
                     union select applied_by from application where comment = :item
                     union select unnest(array[person, on_behalf_of, recorded_by]) from transition
                            where item = :item
                              and step in ('submitResult', 'supplementResult', 'signOffResult', 'coSignResult',
                                           'giveView', 'recordTalks', 'applyForStrikeOff', 'resumeRectification')
                 ) participant (id) where participant.id = o.id)
             and not exists (
                 select from (
                     select submitted_by from submission where measure = :item
                     union select submitted_by from supplement where measure = :item
                     union select unnest(array[person, on_behalf_of]) from transition
                            where item = :item and step in ('submitResult', 'supplementResult', 'applyForStrikeOff')
                 ) submitter (id) join officer colleague on colleague.id = submitter.id
                  where colleague.home = o.home and colleague.section = o.section)""";

    private final JdbcClient jdbc;

    Verifiers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whose members verify the item as things stand. */
    public Role officeFor(String item, DepartmentCode department) {
        return names(item, department, Role.OFFICE).isEmpty() ? Role.GOVERNMENT_OFFICE : Role.OFFICE;
    }

    /** Names of those who may verify it, of the office whose turn it is; empty if nobody is left. */
    public List<String> namesFor(String item, DepartmentCode department) {
        return names(item, department, officeFor(item, department));
    }

    private List<String> names(String item, DepartmentCode department, Role role) {
        return jdbc.sql("select o.name from officer o join appointment a on a.officer = o.id where a.role = :role and "
                        + INDEPENDENT + " order by o.id")
                .param("role", role.name())
                .param("item", item)
                .param("department", department.value())
                .query(String.class)
                .list();
    }

    /** False for whoever comes from the department or took part in the item. */
    public boolean isIndependent(PersonId person, String item, DepartmentCode department) {
        return jdbc.sql("select exists (select from officer o where o.id = :person and " + INDEPENDENT + ")")
                .param("person", person.value())
                .param("item", item)
                .param("department", department.value())
                .query(Boolean.class)
                .single();
    }
}
