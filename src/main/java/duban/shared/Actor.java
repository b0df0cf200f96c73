package duban.shared;

import java.util.List;

/**
 * Who acts, and for which department: a person acts for one department at a time.
 *
 * @param person who decides and answers for it
 * @param inPlaceOf whose rights a substitute or an authorised colleague uses, {@code null} if the person's own
 * @param recording how it came in from paper, {@code null} if the person acted here
 */
public record Actor(PersonId person, DepartmentCode actingFor, PersonId inPlaceOf, Recording recording) {

    public Actor(PersonId person, DepartmentCode actingFor) {
        this(person, actingFor, null, null);
    }

    /** The same act, decided on paper and typed in by somebody else. */
    public Actor asRecorded(Recording recording) {
        return new Actor(person, actingFor, inPlaceOf, recording);
    }

    /** Whoever answers for the act: the person, and whose rights were used. Rules that keep people apart look at both. */
    public List<PersonId> people() {
        return inPlaceOf == null ? List.of(person) : List.of(person, inPlaceOf);
    }

    /** The product itself, for what the calendar brings about. */
    public static Actor system() {
        return new Actor(PersonId.SYSTEM, DepartmentCode.SUPERVISION_OFFICE);
    }
}
