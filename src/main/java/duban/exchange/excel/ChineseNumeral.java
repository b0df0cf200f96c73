package duban.exchange.excel;

import java.util.OptionalInt;

/** Numbers from 1 to 99 as headings are numbered: 一, 十二, 二十 or 12. */
final class ChineseNumeral {

    private static final String DIGITS = "一二三四五六七八九";

    private ChineseNumeral() {}

    static OptionalInt valueOf(String text) {
        if (text.matches("[1-9]\\d?")) {
            return OptionalInt.of(Integer.parseInt(text));
        }
        if (!text.matches("[" + DIGITS + "]|[" + DIGITS + "]?十[" + DIGITS + "]?")) {
            return OptionalInt.empty();
        }
        var ten = text.indexOf('十');
        if (ten < 0) {
            return OptionalInt.of(digit(text, 0));
        }
        var tens = ten == 0 ? 1 : digit(text, 0);
        return OptionalInt.of(tens * 10 + (ten == text.length() - 1 ? 0 : digit(text, ten + 1)));
    }

    private static int digit(String text, int index) {
        return DIGITS.indexOf(text.charAt(index)) + 1;
    }

    /** The numeral for a number from 1 to 99. */
    static String of(int number) {
        var tens = number < 10 ? "" : (number < 20 ? "" : DIGITS.substring(number / 10 - 1, number / 10)) + "十";
        return tens + (number % 10 == 0 ? "" : DIGITS.substring(number % 10 - 1, number % 10));
    }
}
