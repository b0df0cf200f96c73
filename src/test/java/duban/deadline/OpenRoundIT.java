package duban.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import duban.LedgerDatabase;
import duban.shared.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class OpenRoundIT {

    static final WorkingDays WORKING_DAYS = new WorkingDays(JdbcClient.create(LedgerDatabase.fresh("open_round")));

    final TimeZone zone = TimeZone.getDefault();

    @AfterEach
    void back_to_the_zone_of_this_machine() {
        TimeZone.setDefault(zone);
    }

    @ParameterizedTest
    @CsvSource({
        "2023-09-28T00:00:00Z, true", // Thursday
        "2023-09-29T00:00:00Z, false", // Mid-Autumn Festival
        "2023-09-30T00:00:00Z, false", // Saturday
        "2023-10-06T00:00:00Z, false", // National Day
        "2023-10-07T00:00:00Z, true", // Saturday made up
        "2023-10-08T00:00:00Z, true", // Sunday made up
        "2023-10-06T16:30:00Z, true", // half past midnight of the 7th in Shanghai
        "2023-10-13T15:59:00Z, true" // Friday, a minute before midnight
    })
    void the_round_goes_on_working_days_of_shanghai_also_where_the_server_stands_elsewhere(
            Instant now, boolean working) {
        for (var server : new String[] {"Asia/Shanghai", "UTC", "America/Los_Angeles"}) {
            TimeZone.setDefault(TimeZone.getTimeZone(server));

            assertThat(roundAt(now).open()).as("%s, server in %s", now, server).isEqualTo(working);
        }
    }

    @Test
    void a_year_without_a_notice_stops_the_round_instead_of_passing_for_a_holiday() {
        assertThatThrownBy(() -> roundAt(Instant.parse("2031-03-03T00:00:00Z")).open())
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("2031年的节假日安排尚未录入");
    }

    static OpenRound roundAt(Instant now) {
        return new OpenRound(WORKING_DAYS, Clock.fixed(now, ZoneOffset.UTC));
    }
}
