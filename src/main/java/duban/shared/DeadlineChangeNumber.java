package duban.shared;

/**
 * Number of a request to move a measure's deadline (期限调整), unique for ever; also its business key in the engine, for
 * example {@code 2023-07-D01}.
 */
public record DeadlineChangeNumber(String value) {

    public DeadlineChangeNumber {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("DeadlineChangeNumber is empty");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
