package duban.department;

import duban.shared.DepartmentCode;
import duban.shared.PersonId;
import java.time.LocalDate;

/** Somebody's place taken by a colleague of the same department, from the first day to the last, both counted. */
public record Substitution(
        long id,
        PersonId absent,
        PersonId substitute,
        DepartmentCode department,
        LocalDate fromOn,
        LocalDate toOn,
        String reason,
        PersonId madeBy) {}
