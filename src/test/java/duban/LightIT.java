package duban;

import static org.assertj.core.api.Assertions.assertThat;

import duban.ledger.Lights;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What a light says at a moment, over the National Day of 2023: 28 September is a Thursday, 7 and 8 October are worked. */
class LightIT extends RunningApplication {

    @Autowired
    Lights lights;

    @ParameterizedTest
    @CsvSource({
        "2023-09-28T18:00, 2023-09-20T10:00, ● 绿 剩6个工作日",
        "2023-09-28T18:00, 2023-09-21T10:00, ▲ 黄 剩5个工作日",
        "2023-09-28T18:00, 2023-09-27T23:59, ▲ 黄 剩1个工作日",
        "2023-09-28T18:00, 2023-09-28T00:00, ▲ 黄 今天到期",
        "2023-09-28T18:00, 2023-09-28T18:00, ▲ 黄 今天到期",
        "2023-09-28T18:00, 2023-09-28T18:01, ■ 红 已逾期",
        "2023-09-28T18:00, 2023-10-06T10:00, ■ 红 已逾期",
        "2023-09-28T18:00, 2023-10-07T10:00, ■ 红 已逾期1个工作日",
        "2023-09-28T18:00, 2023-10-09T10:00, ■ 红 已逾期3个工作日",
        "2027-01-08T18:00, 2026-12-30T10:00, ▲ 黄 2027年工作日历未录入"
    })
    void a_light_says_its_colour_shape_and_reason_for_the_moment_asked(String due, String now, String text) {
        assertThat(lights.of(moment(due), moment(now)).text()).isEqualTo(text);
    }

    @Test
    void a_measure_not_submitted_by_its_last_safe_day_is_yellow_however_far_its_deadline_is() {
        moveTo("2023-11-06T10:00");
        var opinion = SmallOpinion.dispatched("2023-786", 2, this::login, jdbc, jobs);
        var measure = opinion.measure(1);
        var submitted = opinion.measure(2);
        opinion.leadTo("verifyMeasure", 2);
        jdbc.sql("update measure set due_on = date '2023-12-15' where number in (?, ?)")
                .params(measure, submitted)
                .update();
        var due = moment("2023-12-15T18:00");

        assertThat(lights.of(measure, due, moment("2023-11-22T10:00")).text()).isEqualTo("● 绿 剩17个工作日");
        assertThat(lights.of(measure, due, moment("2023-11-23T10:00")).text()).isEqualTo("▲ 黄 剩16个工作日，已过最迟安全日11月22日");
        assertThat(lights.of(submitted, due, moment("2023-11-23T10:00")).text()).isEqualTo("● 绿 剩16个工作日");
    }

    @Test
    void many_are_answered_in_the_order_asked() {
        var asked = List.of(
                new Lights.Asked(null, moment("2023-09-28T18:00")),
                new Lights.Asked("unknown", moment("2023-12-28T18:00")),
                new Lights.Asked(null, moment("2023-09-01T18:00")));

        assertThat(lights.of(asked, moment("2023-09-20T10:00")))
                .extracting("colour")
                .containsExactly("green", "green", "red");
        assertThat(lights.of(List.of(), moment("2023-09-20T10:00"))).isEmpty();
    }
}
