package duban.shared;

/** Number of a change of a plan (方案调整), unique for ever; also its business key in the engine, for example {@code 2023-07-C01}. */
public record ChangeNumber(String value) {

    public ChangeNumber {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("ChangeNumber is empty");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
