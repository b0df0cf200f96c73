package duban.department;

import duban.shared.Actor;
import duban.shared.DepartmentCode;
import duban.shared.PersonId;
import java.util.List;

/**
 * Whose rights an officer may use: the officer's own, or those of an absent colleague in one department.
 *
 * @param officer who acts
 * @param rights whose appointments count: the officer, or the absent colleague
 * @param within where they count, {@code null} for everywhere
 */
public record Standing(Officer officer, Officer rights, DepartmentCode within) {

    static Standing own(Officer officer) {
        return new Standing(officer, officer, null);
    }

    public boolean isAppointed(DepartmentCode department, Role role) {
        return appointments().contains(new Appointment(department, role));
    }

    /** Whatever is lent is a right to take steps: a colleague does not become administrator or auditor. */
    public List<Appointment> appointments() {
        return rights.appointments().stream()
                .filter(appointment -> within == null
                        || within.equals(appointment.department())
                                && appointment.role().takesSteps())
                .toList();
    }

    /** True if either of the two comes from this department: what bars one of them bars the act. */
    public boolean comesFrom(DepartmentCode department) {
        return officer.home().equals(department) || rights.home().equals(department);
    }

    /** Whose rights are used, {@code null} if the officer's own. */
    public PersonId inPlaceOf() {
        return officer.id().equals(rights.id()) ? null : rights.id();
    }

    /** The officer acting for this department by these rights. */
    public Actor actingFor(DepartmentCode department) {
        return new Actor(officer.id(), department, inPlaceOf(), null);
    }
}
