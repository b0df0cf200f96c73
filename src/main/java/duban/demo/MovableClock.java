package duban.demo;

import duban.deadline.ClockListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The demo's clock: real time plus an offset that survives a restart, in Asia/Shanghai. */
@Component
@Primary
@Profile("demo")
@DependsOnDatabaseInitialization
public class MovableClock extends Clock implements SmartInitializingSingleton {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Clock real = Clock.system(ZONE);
    private final JdbcClient jdbc;
    private final TransactionTemplate ownTransaction;
    private final ObjectProvider<ClockListener> listeners;
    private volatile Duration offset;

    public MovableClock(
            JdbcClient jdbc, PlatformTransactionManager transactions, ObjectProvider<ClockListener> listeners) {
        this.jdbc = jdbc;
        this.ownTransaction = new TransactionTemplate(transactions);
        // A roll-back of whoever moves the clock must not leave memory and table telling different times.
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.listeners = listeners;
        this.offset = stored();
    }

    /** Makes it this moment now; time runs on from there. */
    public synchronized void moveTo(Instant moment) {
        var moved = Duration.between(real.instant(), moment);
        ownTransaction.executeWithoutResult(status -> jdbc.sql("update demo_clock set offset_millis = ?")
                .param(moved.toMillis())
                .update());
        offset = Duration.ofMillis(moved.toMillis());
        tell();
    }

    /** What is added to real time. */
    public Duration offset() {
        return offset;
    }

    @Override
    public void afterSingletonsInstantiated() {
        tell();
    }

    @Override
    public ZoneId getZone() {
        return ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return zone.equals(ZONE) ? this : new InZone(this, zone);
    }

    @Override
    public Instant instant() {
        return real.instant().plus(offset);
    }

    private void tell() {
        listeners.orderedStream().forEach(listener -> listener.moved(offset));
    }

    private Duration stored() {
        return Duration.ofMillis(jdbc.sql("select offset_millis from demo_clock")
                .query(Long.class)
                .single());
    }

    /** Another zone on the same clock: it moves along. */
    private static final class InZone extends Clock {

        private final Clock clock;
        private final ZoneId zone;

        private InZone(Clock clock, ZoneId zone) {
            this.clock = clock;
            this.zone = zone;
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return clock.withZone(other);
        }

        @Override
        public Instant instant() {
            return clock.instant();
        }
    }
}
