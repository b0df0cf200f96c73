package duban.exchange.excel;

import java.util.List;

/**
 * A row as its file has it.
 *
 * @param number counted from 1
 * @param filled whether something stands in it that is not from a merged cell of a row above
 */
record SourceRow(int number, boolean hidden, boolean filled, List<SourceCell> cells) {

    static SourceRow of(int number, boolean hidden, List<SourceCell> cells) {
        return new SourceRow(number, hidden, cells.stream().anyMatch(cell -> !cell.isEmpty()), cells);
    }

    /** The cell in this column, counted from 0; empty where the row is shorter. */
    SourceCell cell(int column) {
        return column >= 0 && column < cells.size() ? cells.get(column) : SourceCell.EMPTY;
    }
}
