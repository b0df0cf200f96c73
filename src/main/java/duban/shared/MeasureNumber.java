package duban.shared;

/** Number of a rectification measure (整改措施), unique for ever; also its business key in the engine, for example {@code 2023-07-M11}. */
public record MeasureNumber(String value) {

    public MeasureNumber {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("MeasureNumber is empty");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
