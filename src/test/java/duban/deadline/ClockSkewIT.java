package duban.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import duban.LedgerDatabase;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Row 25 of the promises: a node more than two seconds off the database says so. */
class ClockSkewIT {

    final ClockSkew skew = new ClockSkew(JdbcClient.create(LedgerDatabase.fresh("clock_skew")));

    @Test
    void a_machine_in_step_with_the_database_has_nothing_to_say() {
        assertThat(skew.warning()).isEmpty();
        assertThat(skew.warning(ahead(Duration.ofMillis(1500)))).isEmpty();
    }

    @Test
    void a_machine_off_by_more_than_two_seconds_says_in_which_direction() {
        assertThat(skew.warning(ahead(Duration.ofMillis(3500)))).hasValue("应用服务器的时钟比数据库快 3 秒，催办和提醒可能早发或晚发，请系统管理员统一校时。");
        assertThat(skew.warning(ahead(Duration.ofSeconds(-90))).orElseThrow()).startsWith("应用服务器的时钟比数据库慢");
    }

    private static Clock ahead(Duration by) {
        return Clock.offset(Clock.systemUTC(), by);
    }
}
