package duban.measure;

import static duban.measure.MeasureState.ADJUSTED;
import static duban.measure.MeasureState.AWAITING_ARBITRATION;
import static duban.measure.MeasureState.AWAITING_RECEIPT;
import static duban.measure.MeasureState.COMPLETED;
import static duban.measure.MeasureState.DRAFT;
import static duban.measure.MeasureState.IN_PROGRESS;
import static duban.measure.MeasureState.TERMINATED;
import static duban.measure.MeasureTest.aMeasure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import duban.shared.Refusal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.test.util.ReflectionTestUtils;

/** What becomes of a measure's day, and in which state it may be moved. */
class MeasureDeadlineTest {

    static final LocalDate DUE = LocalDate.of(2023, 11, 24);
    static final LocalDate LATER = LocalDate.of(2023, 12, 8);

    @Test
    void an_extension_is_counted_and_leaves_the_original_day() {
        var measure = due(IN_PROGRESS);

        measure.extendTo(LATER);
        measure.extendTo(LATER.plusDays(7));

        assertThat(measure.dueOn()).isEqualTo(LATER.plusDays(7));
        assertThat(measure)
                .extracting("originalDueOn", "extensions", "deadlineVersion")
                .containsExactly(DUE, 2, 3);
    }

    @Test
    void a_day_moved_because_the_clock_stood_still_is_no_extension() {
        var measure = due(IN_PROGRESS);

        measure.postponeTo(LATER);

        assertThat(measure.dueOn()).isEqualTo(LATER);
        assertThat(measure)
                .extracting("originalDueOn", "extensions", "deadlineVersion")
                .containsExactly(DUE, 0, 2);
    }

    @Test
    void no_day_is_moved_to_the_same_or_an_earlier_one() {
        var measure = due(IN_PROGRESS);

        assertThat(refused(() -> measure.extendTo(DUE))).isEqualTo("NOT_LATER");
        assertThat(refused(() -> measure.postponeTo(DUE.minusDays(1)))).isEqualTo("NOT_LATER");
        assertThat(measure).extracting("dueOn", "extensions", "deadlineVersion").containsExactly(DUE, 0, 1);
    }

    static Stream<MeasureState> over() {
        return EnumSet.of(COMPLETED, ADJUSTED, TERMINATED).stream();
    }

    @ParameterizedTest
    @MethodSource("over")
    void what_is_over_has_no_deadline_to_be_moved(MeasureState state) {
        var measure = due(state);

        assertThat(refused(() -> measure.mustBeMovable("申请延期")))
                .isEqualTo(state == COMPLETED ? "ALREADY_COMPLETE" : "ALREADY_CLOSED");
        assertThat(refused(() -> measure.extendTo(LATER))).isEqualTo("ALREADY_CLOSED");
        assertThat(measure.dueOn()).isEqualTo(DUE);
    }

    @Test
    void what_nobody_has_received_is_not_extended() {
        assertThat(refused(() -> due(DRAFT).mustBeMovable("申请延期"))).isEqualTo("NOT_DISPATCHED");
        assertThat(refused(() -> due(AWAITING_RECEIPT).mustBeMovable("申请延期"))).isEqualTo("WRONG_STATE");
        assertThat(refused(() -> due(AWAITING_ARBITRATION).mustBeMovable("申请延期")))
                .isEqualTo("WRONG_STATE");
    }

    static Stream<MeasureState> received() {
        return Arrays.stream(MeasureState.values())
                .filter(state ->
                        state.isOpen() && state != DRAFT && state != AWAITING_RECEIPT && state != AWAITING_ARBITRATION);
    }

    @ParameterizedTest
    @MethodSource("received")
    void wherever_else_it_stands_it_may_be_moved(MeasureState state) {
        var measure = due(state);

        assertThatCode(() -> measure.mustBeMovable("申请延期")).doesNotThrowAnyException();
    }

    static Measure due(MeasureState state) {
        var measure = aMeasure(state);
        ReflectionTestUtils.setField(measure, "originalDueOn", DUE);
        ReflectionTestUtils.setField(measure, "dueOn", DUE);
        ReflectionTestUtils.setField(measure, "deadlineVersion", 1);
        return measure;
    }

    static String refused(Runnable act) {
        return catchThrowableOfType(Refusal.class, act::run).code();
    }
}
