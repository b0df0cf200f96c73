package duban.shared;

/** What every text a user types must satisfy, whichever way it comes in. */
public final class Texts {

    private Texts() {}

    /**
     * The text, trimmed.
     *
     * @param field form field the refusal is shown at
     * @param label its Chinese name in the refusal
     * @param most longest length in characters
     * @throws Refusal if it is empty, too long, or holds characters that cannot be shown
     */
    public static String required(String field, String label, String text, int most) {
        var given = optional(field, label, text, most);
        if (given.isEmpty()) {
            throw Refusal.invalid(field, "REQUIRED", "请填写" + label + "。");
        }
        return given;
    }

    /** As {@link #required}, but may be empty: {@code null} becomes the empty text. */
    public static String optional(String field, String label, String text, int most) {
        if (text == null) {
            return "";
        }
        var given = text.strip();
        var length = given.codePointCount(0, given.length());
        if (length > most) {
            throw Refusal.invalid(field, "TEXT_TOO_LONG", label + "最多" + most + "字，现有" + length + "字，请精简后再提交。");
        }
        if (given.codePoints().anyMatch(Texts::cannotBeShown)) {
            throw Refusal.invalid(field, "BAD_CHAR", label + "含有不可见或无法保存的字符，请删除从别处粘贴带来的特殊符号后重试。");
        }
        return given;
    }

    /** Controls other than tab and line ends, lone surrogates, zero-width and direction-changing characters. */
    public static boolean cannotBeShown(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL -> character != '\t' && character != '\n' && character != '\r';
            case Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> true;
            default -> false;
        };
    }
}
