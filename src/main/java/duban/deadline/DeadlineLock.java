package duban.deadline;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps a change of calendar or policy apart from whoever counts by them: many may count at once, a change waits for them
 * and they for it, so that no due day is counted by what has just been replaced. Whoever also holds tasks takes this
 * first, otherwise two could wait for each other.
 */
public final class DeadlineLock {

    private static final long KEY = 22_000_001;

    /** For use within another statement, before the rows it holds. */
    public static final String SHARE = "pg_advisory_xact_lock_shared(" + KEY + ")";

    private DeadlineLock() {}

    static void share(JdbcClient jdbc) {
        jdbc.sql("select " + SHARE).query().singleRow();
    }

    static void change(JdbcClient jdbc) {
        jdbc.sql("select pg_advisory_xact_lock(" + KEY + ")").query().singleRow();
    }
}
