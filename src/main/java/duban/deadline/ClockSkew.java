package duban.deadline;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How far this machine's watch is from the database's. Timers go by the watch of whichever node looks at them, so that
 * two nodes must agree; the database is the one both can be held against. It reads the watch itself and not the clock
 * everything else goes by, which the demo moves.
 */
@Component
public class ClockSkew implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(ClockSkew.class);

    private static final Duration TOLERATED = Duration.ofSeconds(2);

    private final JdbcClient jdbc;

    ClockSkew(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void afterSingletonsInstantiated() {
        warning();
    }

    /** What is to be said of it in Chinese, empty while it is within two seconds; told to the log, too. */
    public Optional<String> warning() {
        return warning(Clock.systemUTC());
    }

    Optional<String> warning(Clock watch) {
        var skew = measured(watch);
        if (skew.abs().compareTo(TOLERATED) <= 0) {
            return Optional.empty();
        }
        LOG.warn("The clock of this machine is {} ms off the database's: set both by one time server", skew.toMillis());
        return Optional.of("应用服务器的时钟比数据库" + (skew.isNegative() ? "慢 " : "快 ")
                + skew.abs().toSeconds() + " 秒，催办和提醒可能早发或晚发，请系统管理员统一校时。");
    }

    /** The database's answer is from the middle of the time it took. */
    private Duration measured(Clock watch) {
        var asked = watch.instant();
        var database = jdbc.sql("select clock_timestamp()")
                .query(Timestamp.class)
                .single()
                .toInstant();
        Instant middle = asked.plus(Duration.between(asked, watch.instant()).dividedBy(2));
        return Duration.between(database, middle);
    }
}
