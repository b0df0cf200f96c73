package duban.measure;

import duban.deadline.EscalationLevel;
import duban.department.Role;
import java.util.List;

/** Who is told at each rung of escalation. */
public final class EscalationAudience {

    private EscalationAudience() {}

    /** The handler is a person of the measure; whoever of another role is told has it in the department, or in the office. */
    public static List<Role> of(EscalationLevel level) {
        return switch (level) {
            case BLUE -> List.of(Role.HANDLER, Role.LIAISON);
            case YELLOW -> List.of(Role.HEAD);
            case RED -> List.of(Role.HEAD, Role.OFFICE);
            case LEADER -> List.of(Role.HEAD, Role.OFFICE, Role.LEADER);
            case INTERVIEW -> List.of(Role.OFFICE, Role.LEADER);
        };
    }
}
