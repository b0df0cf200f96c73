package duban.demo;

import static org.assertj.core.api.Assertions.assertThat;

import duban.RunningApplication;
import duban.SmallOpinion;
import duban.WebSession;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The control that moves the demo's clock: what falls due on the way happens, and is told. */
class TravelIT extends RunningApplication {

    static final String CLOCK = WebSession.API + "/duban/demo/clock";

    @Test
    void a_week_forward_brings_reminders_a_prompt_and_what_is_overdue() {
        moveTo("2023-11-16T10:00");
        var opinion = SmallOpinion.dispatched("2023-783", 1, this::login, jdbc, jobs);
        var measure = opinion.measure(1);
        opinion.leadTo("submitResult", 1);
        var handler = login("czj.handler");

        var travelled = handler.post(CLOCK, Map.of("workingDays", 7)).body();

        // The clock runs on while the mails of all tests go out.
        assertThat(travelled.path("now").asText()).startsWith("2023年11月27日 10:");
        assertThat(travelled.path("reminders").asInt()).isGreaterThanOrEqualTo(3);
        assertThat(travelled.path("newlyOverdue").asInt()).isPositive();
        assertThat(travelled.path("events").findValuesAsText("item")).contains(measure);
        assertThat(travelled.path("events").findValuesAsText("told"))
                .anyMatch(told -> told.startsWith("蓝色提示函"))
                .anyMatch(told -> told.startsWith("红色督办"));
        assertThat(handler.get(CLOCK).body().path("now").asText()).startsWith("2023年11月27日 10:");
        assertThat(handler.get(WebSession.API + "/duban/session")
                        .body()
                        .path("movableClock")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void it_goes_neither_back_nor_farther_than_one_looks() {
        moveTo("2023-11-16T10:00");
        var handler = login("czj.handler");

        for (var days : List.of(-1, 0, 61)) {
            var refused = handler.post(CLOCK, Map.of("workingDays", days));
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.message()).isEqualTo("请填写 1 到 60 个工作日。");
        }
        assertThat(handler.get(CLOCK).body().path("now").asText()).isEqualTo("2023年11月16日 10:00");
    }
}
