package duban.deadline;

import java.time.Instant;
import java.util.List;

/**
 * What a change of calendar or policy would move.
 *
 * @param overdue how many obligations would be overdue by it, and are not now
 * @param first the earliest new due days, at most {@link #MOST}
 */
public record ForeseenMoves(int items, int tasks, int overdue, List<Move> first) {

    /** More than a page can show. */
    public static final int MOST = 200;

    /** One obligation and its two due moments. */
    public record Move(String item, ObligationKind kind, Instant from, Instant to) {}

    /** Nothing is moved. */
    public static ForeseenMoves none() {
        return new ForeseenMoves(0, 0, 0, List.of());
    }
}
