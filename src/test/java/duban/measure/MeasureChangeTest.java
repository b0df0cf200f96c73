package duban.measure;

import static duban.measure.MeasureState.ADJUSTED;
import static duban.measure.MeasureState.AWAITING_RECEIPT;
import static duban.measure.MeasureState.COMPLETED;
import static duban.measure.MeasureState.DRAFT;
import static duban.measure.MeasureState.IN_PROGRESS;
import static duban.measure.MeasureState.TERMINATED;
import static duban.measure.MeasureTest.aMeasure;
import static duban.measure.MeasureTest.contentOf;
import static duban.measure.MeasureTest.refused;
import static org.assertj.core.api.Assertions.assertThat;

import duban.measure.PlanMeasures.Kind;
import duban.measure.PlanMeasures.Planned;
import duban.shared.CommentNumber;
import duban.shared.DepartmentCode;
import duban.shared.Holder;
import duban.shared.MeasureNumber;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.test.util.ReflectionTestUtils;

/** What an approved change may do to a measure, and in which state. */
class MeasureChangeTest {

    static final Instant NOW = Instant.parse("2023-11-03T02:00:00Z");
    static final DepartmentCode FINANCE = new DepartmentCode("CZJ");

    static Stream<MeasureState> open() {
        return Arrays.stream(MeasureState.values()).filter(state -> state.isOpen() && state != DRAFT);
    }

    static Stream<MeasureState> over() {
        return EnumSet.of(COMPLETED, ADJUSTED, TERMINATED).stream();
    }

    static Stream<MeasureState> underReview() {
        return open().filter(state -> state != AWAITING_RECEIPT && state != IN_PROGRESS);
    }

    @ParameterizedTest
    @MethodSource("open")
    void whatever_is_open_can_be_terminated_and_is_in_nobodys_hands_then(MeasureState state) {
        var measure = aMeasure(state);

        measure.terminate();

        assertThat(measure.state()).isEqualTo(TERMINATED);
        assertThat(measure.holder()).isNull();
    }

    @ParameterizedTest
    @MethodSource("over")
    void what_is_over_is_changed_in_no_way(MeasureState state) {
        var measure = aMeasure(state);
        var before = contentOf(measure);
        var code = state == COMPLETED ? "ALREADY_COMPLETE" : "ALREADY_CLOSED";

        assertThat(refused(measure, Measure::terminate).code()).isEqualTo(code);
        assertThat(refused(measure, over -> over.adjust(ChangeAct.SPLIT)).code())
                .isEqualTo(code);
        assertThat(refused(measure, over -> over.renew(ChangeAct.REWORD, planned(), NOW)))
                .hasMessageContaining("不能调整表述");

        assertThat(contentOf(measure)).isEqualTo(before);
    }

    @Test
    void what_is_not_dispatched_is_changed_in_no_way() {
        var measure = aMeasure(DRAFT);

        assertThat(refused(measure, Measure::terminate).code()).isEqualTo("NOT_DISPATCHED");
        assertThat(refused(measure, draft -> draft.adjust(ChangeAct.MERGE)).code())
                .isEqualTo("NOT_DISPATCHED");
    }

    @ParameterizedTest
    @EnumSource(names = {"AWAITING_RECEIPT", "IN_PROGRESS"})
    void what_nobody_judges_can_be_replaced(MeasureState state) {
        var measure = aMeasure(state);

        measure.adjust(ChangeAct.SPLIT);

        assertThat(measure.state()).isEqualTo(ADJUSTED);
        assertThat(measure.holder()).isNull();
    }

    @ParameterizedTest
    @MethodSource("underReview")
    void what_somebody_judges_is_not_replaced(MeasureState state) {
        var refusal = refused(aMeasure(state), measure -> measure.adjust(ChangeAct.MERGE));

        assertThat(refusal.code()).isEqualTo("UNDER_REVIEW");
        assertThat(refusal).hasMessageContaining(state.label()).hasMessageContaining("不能合并");
    }

    @Test
    void what_the_verifier_wants_more_of_is_not_replaced() {
        var measure = aMeasure(IN_PROGRESS);
        ReflectionTestUtils.setField(measure, "moreAsked", true);

        assertThat(refused(measure, asked -> asked.adjust(ChangeAct.SPLIT))).hasMessageContaining("要求的材料尚未补充");
    }

    @ParameterizedTest
    @MethodSource("open")
    void a_renewed_measure_waits_for_receipt_without_handler_under_the_same_deadline(MeasureState state) {
        var measure = aMeasure(state);
        var due = measure.dueOn();
        var wording = measure.wording();

        measure.renew(ChangeAct.TRANSFER, planned(), NOW);

        assertThat(measure.state()).isEqualTo(AWAITING_RECEIPT);
        assertThat(measure.holder()).isEqualTo(Holder.of(FINANCE));
        assertThat(measure.handler()).isNull();
        assertThat(measure.dueOn()).isEqualTo(due);
        assertThat(measure.wording()).isEqualTo(wording + 1);
        assertThat(contentOf(measure)).containsEntry("verified", null).containsEntry("dispatchedAt", NOW);
    }

    @Test
    void what_was_submitted_before_a_renewal_does_not_complete_the_measure() {
        var measure = aMeasure(MeasureState.AWAITING_VERIFICATION);
        measure.acceptLatest();
        measure.renew(ChangeAct.REWORD, planned(), NOW);

        assertThat(refused(measure, renewed -> renewed.complete(LocalDate.of(2023, 11, 3)))
                        .code())
                .isEqualTo("NOT_VERIFIED");
    }

    @Test
    void another_department_may_return_what_was_settled_for_the_one_before() {
        var measure = aMeasure(AWAITING_RECEIPT);
        ReflectionTestUtils.setField(measure, "returns", 2);

        measure.renew(ChangeAct.TRANSFER, planned(), NOW);

        assertThat(measure.sendBackAsNotOurs()).isEqualTo(1);
    }

    @Test
    void other_words_leave_what_was_settled_and_a_return_nobody_ruled_on_does_not_count() {
        var settled = aMeasure(AWAITING_RECEIPT);
        var returned = aMeasure(AWAITING_RECEIPT);
        for (var measure : List.of(settled, returned)) {
            ReflectionTestUtils.setField(measure, "department", FINANCE.value());
        }
        ReflectionTestUtils.setField(settled, "returns", 2);
        returned.sendBackAsNotOurs();

        settled.renew(ChangeAct.REWORD, planned(), NOW);
        returned.renew(ChangeAct.REWORD, planned(), NOW);

        assertThat(settled.mayBeReturned()).isFalse();
        assertThat(returned.sendBackAsNotOurs()).isEqualTo(1);
    }

    static Planned planned() {
        return new Planned(
                new MeasureNumber("2023-07-M11"),
                new CommentNumber("2023-07-P05"),
                "新的表述",
                FINANCE,
                List.of(),
                false,
                Kind.STAGED,
                LocalDate.of(2023, 11, 17),
                List.of("文件印发"),
                List.of());
    }
}
