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

    /** True if the officer takes steps in this department, whichever. */
    public boolean worksIn(DepartmentCode department) {
        return appointments.stream()
                .anyMatch(appointment -> appointment.department().equals(department)
                        && appointment.role().takesSteps());
    }

    /** The same officer without the appointments in this department. */
    Officer leaving(DepartmentCode department) {
        var kept = appointments.stream()
                .filter(appointment -> !appointment.department().equals(department))
                .toList();
        return new Officer(id, name, home, section, email, telephone, kept);
    }

    public boolean has(Role role) {
        return appointments.stream().anyMatch(appointment -> appointment.role() == role);
    }
}
