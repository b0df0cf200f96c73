package duban.department;

import duban.shared.DepartmentCode;
import duban.shared.PersonId;
import java.util.List;

/**
 * A person who works with the ledger.
 *
 * @param home the department the person comes from, also while seconded to the supervision office
 */
public record Officer(
        PersonId id,
        String name,
        DepartmentCode home,
        String section,
        String email,
        String telephone,
        List<Appointment> appointments) {

    public boolean isAppointed(DepartmentCode department, Role role) {
        return appointments.contains(new Appointment(department, role));
    }

    public boolean has(Role role) {
        return appointments.stream().anyMatch(appointment -> appointment.role() == role);
    }
}
