package duban.shared;

/** Number of a review comment (问题), unique for ever; also its business key in the engine, for example {@code 2023-07-P05}. */
public record CommentNumber(String value) {

    public CommentNumber {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("CommentNumber is empty");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
