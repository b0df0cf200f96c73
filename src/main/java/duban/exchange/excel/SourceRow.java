package duban.exchange.excel;

import duban.shared.Refusal;
import java.util.List;

/**
 * A row as its file has it.
 *
 * @param number counted from 1
 * @param filled whether something stands in it that is not from a merged cell of a row above
 */
public record SourceRow(int number, boolean hidden, boolean filled, List<SourceCell> cells) {

    private static final int MOST_COLUMNS = 200;

    /** A row with these cells. */
    public static SourceRow of(int number, boolean hidden, List<SourceCell> cells) {
        return new SourceRow(number, hidden, cells.stream().anyMatch(cell -> !cell.isEmpty()), cells);
    }

    /** @throws Refusal if something stands further right than in any ledger */
    public void requireWidth() {
        for (var column = cells.size(); column > MOST_COLUMNS; column--) {
            if (!cell(column - 1).isEmpty()) {
                throw Refusal.invalid(
                        null, "TOO_MANY_COLUMNS", "最多 " + MOST_COLUMNS + " 列，实际 " + column + " 列。请删除台账以外的内容");
            }
        }
    }

    /** How many cells have something in them. */
    public long filledCells() {
        return cells.stream().filter(cell -> !cell.isEmpty()).count();
    }

    /** The cell in this column, counted from 0; empty where the row is shorter. */
    public SourceCell cell(int column) {
        return column >= 0 && column < cells.size() ? cells.get(column) : SourceCell.EMPTY;
    }
}
