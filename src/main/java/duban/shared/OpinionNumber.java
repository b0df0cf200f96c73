package duban.shared;

/** Number of a review opinion (审议意见); also its business key in the engine, for example {@code 2023-07}. */
public record OpinionNumber(String value) {

    public OpinionNumber {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("OpinionNumber is empty");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
