package duban.ledger;

import duban.department.Role;
import java.util.Optional;

/** Port: what people's steps are. */
public interface StepRoles {

    /** In which role people take it; empty for what happens by itself. */
    Optional<Role> of(String step);

    /**
     * What the step is called in Chinese.
     *
     * @throws IllegalArgumentException if nobody takes it
     */
    String label(String step);
}
