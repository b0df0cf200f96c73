package duban.exchange.word;

import duban.exchange.excel.ArchiveGuard;
import duban.exchange.excel.MergedRange;
import duban.exchange.excel.SourceCell;
import duban.exchange.excel.SourceRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts the cells of a table where they are seen: a cell may span columns, and rows by a chain of cells. */
final class WordTableBuilder {

    private static final int MOST_COLUMNS = 16_384;

    /** How a cell is merged with those above or beside it. */
    enum Merge {
        NONE,
        /** It is the first of its range. */
        RESTART,
        /** It belongs to the range of the cell above. */
        BELOW,
        /** It belongs to the cell to its left. */
        BESIDE
    }

    private final int number;
    private final List<SourceRow> rows = new ArrayList<>();
    private final List<MergedRange> merged = new ArrayList<>();
    private Map<Integer, Integer> above = new HashMap<>();
    private Map<Integer, Integer> open = new HashMap<>();
    private List<SourceCell> cells = new ArrayList<>();
    private int column;
    private int row;

    WordTableBuilder(int number) {
        this.number = number;
    }

    /** Leaves out columns in front. */
    void skip(int columns) {
        column += columns;
        if (column > MOST_COLUMNS) {
            throw ArchiveGuard.damaged();
        }
    }

    void cell(SourceCell cell, Merge merge, int columns) {
        var belongsToOther = merge == Merge.BESIDE;
        if (merge == Merge.RESTART) {
            open.put(column, row + 1);
        } else if (merge == Merge.BELOW && above.containsKey(column)) {
            open.put(column, above.remove(column));
            belongsToOther = true;
        }
        // What a cell that belongs to another holds is not shown.
        if (!belongsToOther && !cell.isEmpty()) {
            while (cells.size() < column) {
                cells.add(SourceCell.EMPTY);
            }
            cells.add(cell);
        }
        skip(Math.max(1, columns));
    }

    void endRow(boolean hidden, boolean kept) {
        row++;
        if (kept) {
            var done = SourceRow.of(row, hidden, List.copyOf(cells));
            done.requireWidth();
            rows.add(done);
        }
        above.forEach(this::close);
        above = open;
        open = new HashMap<>();
        cells = new ArrayList<>();
        column = 0;
    }

    /** Ends the range that began in this row with the row before the present one. */
    private void close(int firstColumn, int firstRow) {
        var range = new MergedRange(firstRow, row - 1, firstColumn, firstColumn);
        if (range.spansRows()) {
            merged.add(range);
        }
    }

    WordTable build() {
        row++;
        above.forEach(this::close);
        return new WordTable(number, rows, merged);
    }
}
