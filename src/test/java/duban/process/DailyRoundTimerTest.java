package duban.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.TimeZone;
import org.camunda.bpm.engine.impl.calendar.CycleBusinessCalendar;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The hour of the daily round is Shanghai's, wherever the server thinks it stands. */
class DailyRoundTimerTest {

    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    final TimeZone zone = TimeZone.getDefault();

    @AfterEach
    void back_to_the_zone_of_this_machine() {
        TimeZone.setDefault(zone);
    }

    @ParameterizedTest
    @CsvSource({
        "Asia/Shanghai,    2023-07-04T01:30:00Z, 2023-07-05T00:00:00Z",
        "UTC,              2023-07-03T23:59:00Z, 2023-07-04T00:00:00Z",
        "UTC,              2023-12-31T00:00:01Z, 2024-01-01T00:00:00Z",
        // Summer time begins and ends between these two.
        "America/New_York, 2023-03-12T12:00:00Z, 2023-03-13T00:00:00Z",
        "America/New_York, 2026-11-01T12:00:00Z, 2026-11-02T00:00:00Z"
    })
    void the_round_comes_at_eight_in_shanghai_whatever_the_zone_of_the_server(
            String server, Instant now, Instant next) {
        TimeZone.setDefault(TimeZone.getTimeZone(server));

        var due = new CycleBusinessCalendar()
                .resolveDuedate(cycle(), Date.from(now))
                .toInstant();

        assertThat(due).isEqualTo(next);
        assertThat(due.atZone(SHANGHAI).toLocalTime()).isEqualTo(LocalTime.of(8, 0));
    }

    private static String cycle() {
        return Bpmn.readModelFromFile(new File("bpmn/daily-round.bpmn"))
                .getModelElementsByType(TimerEventDefinition.class)
                .iterator()
                .next()
                .getTimeCycle()
                .getTextContent();
    }
}
