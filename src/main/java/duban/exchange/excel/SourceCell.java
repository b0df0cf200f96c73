package duban.exchange.excel;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;

/**
 * A cell as its file has it, whatever kind of file that is.
 *
 * @param text what stands there, tidied; empty if nothing does
 * @param date the day, for {@link Kind#DATE} only
 * @param calculated whether it is the result of a formula
 * @param repeated whether it is that of a merged cell in a row above
 */
public record SourceCell(Kind kind, String text, LocalDate date, boolean calculated, boolean repeated) {

    /** What stands in a cell. */
    public enum Kind {
        TEXT,
        NUMBER,
        DATE,
        ERROR,
        /** A formula whose result the file does not hold, or holds as neither text nor number. */
        UNCOMPUTED,
        /** A table in a table. */
        TABLE,
        /** A number that is counted when the file is shown and stands nowhere in it. */
        AUTO_NUMBER
    }

    public static final SourceCell EMPTY = text("");

    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");
    private static final Pattern ERROR_VALUE = Pattern.compile("#(REF|N/A|VALUE|NAME|DIV/0|NUM|NULL|SPILL|CALC)[!?]?");

    private SourceCell(Kind kind, String text, LocalDate date, boolean calculated) {
        this(kind, text, date, calculated, false);
    }

    /** A cell of text. */
    public static SourceCell text(String text) {
        return new SourceCell(Kind.TEXT, tidied(text), null, false);
    }

    /** A cell that is there but says nothing that could be read. */
    public static SourceCell unreadable(Kind kind) {
        return new SourceCell(kind, "", null, kind == Kind.UNCOMPUTED);
    }

    /** A cell of a workbook; {@code null} stands for no cell. */
    static SourceCell of(Cell cell) {
        if (cell == null) {
            return EMPTY;
        }
        var calculated = cell.getFormula() != null;
        var text = cell.getValue() == null
                ? ""
                : cell.getValue() instanceof BigDecimal number ? plain(number) : cell.getText();
        if (cell.getType() == CellType.ERROR
                || calculated && ERROR_VALUE.matcher(text).matches()) {
            return new SourceCell(Kind.ERROR, text, null, calculated);
        }
        if (calculated && (text.isEmpty() || cell.getValue() instanceof Boolean)) {
            return unreadable(Kind.UNCOMPUTED);
        }
        if (cell.getValue() instanceof BigDecimal) {
            var date = isDate(cell) ? dateOf(cell) : null;
            return new SourceCell(
                    date == null ? Kind.NUMBER : Kind.DATE, date == null ? text : date.toString(), date, calculated);
        }
        return new SourceCell(Kind.TEXT, tidied(unescaped(text)), null, calculated);
    }

    /** The same cell in a further row of its merged range. */
    SourceCell again() {
        return new SourceCell(kind, text, date, calculated, true);
    }

    /** Whether nothing stands there. */
    public boolean isEmpty() {
        return kind == Kind.TEXT && text.isEmpty();
    }

    /** A heading without what people put around it. */
    public String heading() {
        return text.replaceAll("\\s+", "").replaceAll("[*＊：:]+$", "");
    }

    private static String unescaped(String text) {
        return ESCAPED.matcher(text)
                .replaceAll(escape ->
                        Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(escape.group(1), 16))));
    }

    private static String tidied(String text) {
        return text.replace("\r\n", "\n")
                .replace('\r', '\n')
                .replace('\u00a0', ' ')
                .strip();
    }

    /** Digits as a person would write them; huge exponents stay as they are, their digits would fill the memory. */
    private static String plain(BigDecimal number) {
        return Math.abs(number.scale()) > 30
                ? number.toString()
                : number.stripTrailingZeros().toPlainString();
    }

    /** {@code null} for a number no calendar of Excel reaches. */
    private static LocalDate dateOf(Cell cell) {
        var days = ((BigDecimal) cell.getValue()).doubleValue();
        if (days < 0 || days > 2_958_465) {
            return null;
        }
        return cell.asDate().toLocalDate();
    }

    /** Numbers are dates by their format only: a built-in one, or one that spells year, month or day. */
    private static boolean isDate(Cell cell) {
        var id = cell.getDataFormatId();
        if (id == null) {
            return false;
        }
        if (id >= 14 && id <= 17 || id == 22 || id >= 27 && id <= 36 || id >= 50 && id <= 58) {
            return true;
        }
        var format = cell.getDataFormatString();
        return format != null
                && format.replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.", "")
                        .toLowerCase(Locale.ROOT)
                        .matches("(?s).*[yd].*");
    }
}
