package duban.deadline;

import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * A copy in memory of what is in tables: read anew when its version has moved, which is looked at once a second, so that
 * every node follows without being told. Only what is shown is computed from it; what is stored is computed in SQL.
 */
final class Renewed<T> {

    private static final long AGE = TimeUnit.SECONDS.toNanos(1);

    private record Copy<T>(long version, long checked, T content) {}

    private final LongSupplier version;
    private final LongFunction<T> read;
    private volatile Copy<T> copy;

    Renewed(LongSupplier version, LongFunction<T> read) {
        this.version = version;
        this.read = read;
    }

    T get() {
        var known = copy;
        var now = System.nanoTime();
        if (known != null && now - known.checked < AGE) {
            return known.content;
        }
        var current = version.getAsLong();
        var content = known != null && known.version == current ? known.content : read.apply(current);
        copy = new Copy<>(current, now, content);
        return content;
    }

    /** Reads anew at once on this node as soon as the running transaction is committed. */
    void renewAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                copy = null;
            }
        });
    }
}
