package duban.department;

import duban.shared.Actor;
import duban.shared.DepartmentCode;
import duban.shared.PersonId;
import java.util.List;

/** Port: one kind of thing a person has in hand for a department, and how it goes to a colleague. */
public interface Duties {

    /**
     * @param key what its kind knows it by
     * @param item number of the item
     * @param what in Chinese what is to be done
     * @param role what its new owner must be appointed to
     * @param barred the department its new owner must not come from, {@code null} if none
     */
    record Duty(String key, String item, String what, Role role, DepartmentCode barred) {}

    List<Duty> of(PersonId person, DepartmentCode department);

    /** Gives the duty to a colleague who may have it, with an entry in the item's log. */
    void handOver(Duty duty, PersonId from, PersonId to, Actor by, String reason);
}
