package duban.ledger;

/**
 * How near a due moment is: always a colour together with its word, a shape and the reason, never the colour alone.
 *
 * @param colour {@code red}, {@code yellow} or {@code green}, {@code grey} where the clock stands still
 * @param shape which tells the colours apart for those who do not see them: ■, ▲, ● or ◇
 * @param word the colour in Chinese
 * @param reason why, for example {@code 剩2个工作日}
 */
public record Light(String colour, String shape, String word, String reason) {

    /** @throws IllegalArgumentException if there is no such colour */
    static Light of(String colour, String reason) {
        return switch (colour) {
            case "red" -> new Light(colour, "■", "红", reason);
            case "yellow" -> new Light(colour, "▲", "黄", reason);
            case "green" -> new Light(colour, "●", "绿", reason);
            case "grey" -> new Light(colour, "◇", "暂停", reason);
            default -> throw new IllegalArgumentException(colour);
        };
    }

    /** As it is said: {@code ▲ 黄 剩2个工作日}. */
    public String text() {
        return shape + " " + word + " " + reason;
    }
}
