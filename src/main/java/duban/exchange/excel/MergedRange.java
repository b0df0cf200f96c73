package duban.exchange.excel;

import java.util.Optional;
import java.util.regex.Pattern;

/** Cells that are shown as one; rows are counted from 1, columns from 0. */
public record MergedRange(int firstRow, int lastRow, int firstColumn, int lastColumn) {

    private static final Pattern ADDRESSES = Pattern.compile("([A-Z]{1,3})([1-9]\\d{0,6}):([A-Z]{1,3})([1-9]\\d{0,6})");

    /** Reads {@code C3:C5}; empty if it is none of that. */
    static Optional<MergedRange> of(String addresses) {
        var found = ADDRESSES.matcher(addresses == null ? "" : addresses);
        if (!found.matches()) {
            return Optional.empty();
        }
        var range = new MergedRange(
                Integer.parseInt(found.group(2)),
                Integer.parseInt(found.group(4)),
                column(found.group(1)),
                column(found.group(3)));
        return Optional.of(range).filter(known -> known.firstRow <= known.lastRow);
    }

    private static int column(String letters) {
        return letters.chars().reduce(0, (column, letter) -> column * 26 + letter - 'A' + 1) - 1;
    }

    /** Whether it is more than part of one row. */
    public boolean spansRows() {
        return lastRow > firstRow;
    }
}
