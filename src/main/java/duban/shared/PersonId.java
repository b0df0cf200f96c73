package duban.shared;

/** Id of a person, the same in our tables and in the engine's identity service. */
public record PersonId(String value) {

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
