package duban.shared;

/** Id of a person, the same in our tables and in the engine's identity service. */
public record PersonId(String value) {

    /** 督办系统: in whose name the calendar's consequences are recorded. Nobody can log in as it. */
    public static final PersonId SYSTEM = new PersonId("system");

    public PersonId {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("PersonId is empty");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
