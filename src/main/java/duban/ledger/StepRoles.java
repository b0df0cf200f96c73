package duban.ledger;

import duban.department.Role;
import java.util.Optional;

/** Port: in which role people take a step. */
public interface StepRoles {

    /** Empty for what happens by itself. */
    Optional<Role> of(String step);
}
