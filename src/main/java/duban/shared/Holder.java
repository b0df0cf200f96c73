package duban.shared;

/** In whose hands an item is: a department, and a person of it where one is named ({@code null} otherwise). */
public record Holder(DepartmentCode department, PersonId person) {

    public static Holder of(DepartmentCode department) {
        return new Holder(department, null);
    }

    /** As stored in the log: {@code MZJ} or {@code MZJ:wang.li}. */
    @Override
    public String toString() {
        return person == null ? department.value() : department + ":" + person;
    }
}
