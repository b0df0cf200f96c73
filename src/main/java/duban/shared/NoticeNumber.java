package duban.shared;

/**
 * Number of a supervision notice (督办单) as an item, unique for ever; also its business key in the engine, for example
 * {@code 2023-07-N01}. The number of the document is given when it is signed.
 */
public record NoticeNumber(String value) {

    public NoticeNumber {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("NoticeNumber is empty");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
