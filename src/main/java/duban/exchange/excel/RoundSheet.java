package duban.exchange.excel;

import java.util.List;

/**
 * A department's progress report as its workbook has it: what it is about, and what is filled in so far.
 *
 * @param number of the report
 * @param title for the first line of the sheet
 */
public record RoundSheet(String number, String title, List<Line> lines) {

    /**
     * @param dropped why nothing is asked of it any more, {@code null} while something is
     * @param forecastOn {@code yyyy-MM-dd}, may be empty
     */
    public record Line(
            int seq,
            String number,
            String content,
            String due,
            String dropped,
            boolean noChange,
            String done,
            String next,
            String obstacles,
            String helpNeeded,
            String forecastOn,
            List<Measured> indicators) {}

    /** @param nth counted through all lines, from 1 */
    public record Measured(int nth, String name, String target, String unit, String value) {}

    List<Line> asked() {
        return lines.stream().filter(line -> line.dropped() == null).toList();
    }
}
