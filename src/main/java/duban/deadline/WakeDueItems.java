package duban.deadline;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The daily round's pass over what has fallen due: one query finds it, and each item whose diagram draws a consequence
 * is told once.
 */
@Component
@Transactional
public class WakeDueItems {

    /** Kinds whose end the diagrams draw; whatever else falls due is only shown as overdue. */
    private static final List<String> DRAWN = Stream.of(
                    ObligationKind.RECEIPT,
                    ObligationKind.RECEIPT_ESCALATION,
                    ObligationKind.RETURN,
                    ObligationKind.VIEWS,
                    ObligationKind.SUSPENSION)
            .map(Enum::name)
            .toList();

    private record Due(long id, String item, ObligationKind kind, Instant dueAt) {}

    private final DueItems dueItems;
    private final RoundExceptions exceptions;
    private final JdbcClient jdbc;
    private final Clock clock;

    WakeDueItems(DueItems dueItems, RoundExceptions exceptions, JdbcClient jdbc, Clock clock) {
        this.dueItems = dueItems;
        this.exceptions = exceptions;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Wakes every item; one that fails is put on record, left as it was, and tried again by the next round. */
    public void wake() {
        for (var due : fallenDue()) {
            try {
                dueItems.apart(() -> announce(due));
            } catch (RuntimeException failed) {
                exceptions.record(due.item(), due.kind(), due.dueAt(), failed);
            }
        }
    }

    private List<Due> fallenDue() {
        return jdbc.sql("""
                select id, item, kind, due_at from obligation
                 where fulfilled_at is null and announced_at is null and due_at <= :now and kind in (:kinds)
                 order by due_at, id""")
                .param("now", Timestamp.from(clock.instant()))
                .param("kinds", DRAWN)
                .query((row, index) -> new Due(
                        row.getLong("id"),
                        row.getString("item"),
                        ObligationKind.valueOf(row.getString("kind")),
                        row.getTimestamp("due_at").toInstant()))
                .list();
    }

    /** What was fulfilled since the query is no longer due: whoever holds the item's steps first decides. */
    private void announce(Due due) {
        dueItems.hold(due.item());
        var marked = jdbc.sql("update obligation set announced_at = ? where id = ? and announced_at is null"
                        + " and fulfilled_at is null")
                .param(Timestamp.from(clock.instant()))
                .param(due.id())
                .update();
        if (marked == 1) {
            dueItems.fellDue(due.item(), due.kind());
        }
    }
}
