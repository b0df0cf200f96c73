package duban.exchange.excel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Puts the value of a merged range into every row it spans ({@link ReadingRule#MERGED}), while rows go by one at a time.
 */
final class MergedCells {

    private static final class Open {
        private final MergedRange range;
        private final SourceCell value;

        private Open(MergedRange range, SourceCell value) {
            this.range = range;
            this.value = value;
        }
    }

    private final List<MergedRange> waiting;
    private final List<Open> open = new ArrayList<>();
    private final List<MergedRange> begun = new ArrayList<>();
    private int next;

    MergedCells(List<MergedRange> ranges) {
        waiting = ranges.stream()
                .sorted(Comparator.comparingInt(MergedRange::firstRow))
                .toList();
    }

    SourceRow fill(SourceRow row) {
        open.removeIf(merged -> merged.range.lastRow() < row.number());
        begun.clear();
        while (next < waiting.size() && waiting.get(next).firstRow() <= row.number()) {
            var range = waiting.get(next++);
            if (range.firstRow() == row.number()) {
                open.add(new Open(range, row.cell(range.firstColumn())));
                begun.add(range);
            }
        }
        if (open.isEmpty()) {
            return row;
        }
        var cells = new ArrayList<>(row.cells());
        for (var merged : open) {
            while (cells.size() <= merged.range.firstColumn()) {
                cells.add(SourceCell.EMPTY);
            }
            cells.set(
                    merged.range.firstColumn(),
                    merged.range.firstRow() == row.number() ? merged.value : merged.value.again());
        }
        return new SourceRow(row.number(), row.hidden(), row.filled(), cells);
    }

    /** The range the cell belongs to, {@code null} if to none or to one that has nothing in it. */
    MergedRange rangeOf(int column) {
        return open.stream()
                .filter(merged -> merged.range.firstColumn() == column && !merged.value.isEmpty())
                .map(merged -> merged.range)
                .findFirst()
                .orElse(null);
    }

    /** Ranges that begin with the row filled last. */
    List<MergedRange> begun() {
        return begun;
    }
}
