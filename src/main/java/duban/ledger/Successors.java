package duban.ledger;

import duban.measure.MeasureState;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What became of a measure that an approved change ended, in place of a date it will not have. */
final class Successors {

    private Successors() {}

    /** 已调整 → M32、M33 or 已终止; otherwise the given text. Reads the columns {@code state} and {@code successors}. */
    static String orElse(ResultSet row, String text) throws SQLException {
        var state = MeasureState.valueOf(row.getString("state"));
        if (state != MeasureState.ADJUSTED && state != MeasureState.TERMINATED) {
            return text;
        }
        var successors = row.getString("successors");
        return state.label() + (successors == null ? "" : " → " + successors);
    }
}
