package duban.measure;

import static duban.measure.MeasureState.AWAITING_ARBITRATION;
import static duban.measure.MeasureState.AWAITING_CO_SIGN;
import static duban.measure.MeasureState.AWAITING_RECEIPT;
import static duban.measure.MeasureState.AWAITING_SIGN_OFF;
import static duban.measure.MeasureState.AWAITING_VERIFICATION;
import static duban.measure.MeasureState.COMPLETED;
import static duban.measure.MeasureState.DRAFT;
import static duban.measure.MeasureState.IN_PROGRESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import duban.shared.Contents;
import duban.shared.DepartmentCode;
import duban.shared.Holder;
import duban.shared.PersonId;
import duban.shared.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.test.util.ReflectionTestUtils;

class MeasureTest {

    static final Instant NOW = Instant.parse("2023-11-03T02:00:00Z");
    static final LocalDate TODAY = LocalDate.of(2023, 11, 3);
    static final PersonId HANDLER = new PersonId("mzj.handler");

    /** What can be done with a measure, where it is allowed, and where it leads. */
    enum Act {
        DISPATCH(measure -> measure.dispatch(NOW), DRAFT, AWAITING_RECEIPT),
        SIGN_FOR_RECEIPT(measure -> measure.signForReceipt(NOW), AWAITING_RECEIPT, IN_PROGRESS),
        RETURN(Measure::sendBackAsNotOurs, AWAITING_RECEIPT, AWAITING_ARBITRATION),
        RULE(measure -> measure.rule(new DepartmentCode("CZJ"), NOW), AWAITING_ARBITRATION, AWAITING_RECEIPT),
        HAND_ON(measure -> measure.handTo(new PersonId("mzj.deputy")), IN_PROGRESS, IN_PROGRESS),
        REPORT_PROGRESS(Measure::mustBeInWork, IN_PROGRESS, IN_PROGRESS),
        SUBMIT(Measure::submit, IN_PROGRESS, AWAITING_SIGN_OFF),
        SIGN(measure -> measure.sign(false), AWAITING_SIGN_OFF, AWAITING_VERIFICATION),
        SIGN_AND_CONSULT(measure -> measure.sign(true), AWAITING_SIGN_OFF, AWAITING_CO_SIGN),
        CO_SIGN(measure -> measure.mustBeWithCoHandlers("会签"), AWAITING_CO_SIGN, AWAITING_CO_SIGN),
        END_CONSULTATION(Measure::endConsultation, AWAITING_CO_SIGN, AWAITING_VERIFICATION),
        SEND_BACK_AFTER_TALKS(measure -> measure.sendBack(AWAITING_CO_SIGN), AWAITING_CO_SIGN, IN_PROGRESS),
        ASK_FOR_MORE(Measure::askForMore, AWAITING_VERIFICATION, IN_PROGRESS),
        SEND_BACK_AT_SIGN_OFF(measure -> measure.sendBack(AWAITING_SIGN_OFF), AWAITING_SIGN_OFF, IN_PROGRESS),
        ACCEPT(Measure::acceptLatest, AWAITING_VERIFICATION, AWAITING_VERIFICATION),
        REJECT(measure -> measure.sendBack(AWAITING_VERIFICATION), AWAITING_VERIFICATION, IN_PROGRESS),
        COMPLETE(measure -> measure.complete(TODAY), AWAITING_VERIFICATION, COMPLETED);

        final Consumer<Measure> act;
        final MeasureState allowed;
        final MeasureState next;

        Act(Consumer<Measure> act, MeasureState allowed, MeasureState next) {
            this.act = act;
            this.allowed = allowed;
            this.next = next;
        }
    }

    static Stream<Arguments> allowed() {
        return Arrays.stream(Act.values()).map(act -> Arguments.of(act, act.allowed));
    }

    static Stream<Arguments> illegal() {
        return Arrays.stream(Act.values())
                .flatMap(act -> Arrays.stream(MeasureState.values())
                        .filter(state -> state != act.allowed)
                        .map(state -> Arguments.of(act, state)));
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("allowed")
    void a_legal_act_leads_to_its_next_state(Act act, MeasureState state) {
        var measure = aMeasure(state);

        act.act.accept(measure);

        assertThat(measure.state()).isEqualTo(act.next);
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("illegal")
    void an_illegal_act_is_refused_and_changes_nothing(Act act, MeasureState state) {
        var measure = aMeasure(state);
        var before = contentOf(measure);

        var refusal = refused(measure, act.act);

        assertThat(refusal.code()).isEqualTo("WRONG_STATE");
        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT);
        assertThat(refusal)
                .hasMessageContaining("2023-07-M11 现为“" + state.label() + "”")
                .hasMessageContaining("须在“" + act.allowed.label() + "”时进行");
        assertThat(contentOf(measure)).isEqualTo(before);
    }

    @Test
    void dispatch_and_receipt_keep_their_moments() {
        var measure = aMeasure(DRAFT);

        measure.dispatch(NOW);
        measure.signForReceipt(NOW.plusSeconds(60));

        assertThat(contentOf(measure))
                .containsEntry("dispatchedAt", NOW)
                .containsEntry("handedAt", NOW)
                .containsEntry("receivedAt", NOW.plusSeconds(60));
    }

    @Test
    void a_ruling_hands_the_measure_over_anew_and_leaves_its_dates() {
        var measure = aMeasure(DRAFT);
        measure.dispatch(NOW);
        var due = measure.dueOn();

        measure.sendBackAsNotOurs();
        measure.rule(new DepartmentCode("CZJ"), NOW.plusSeconds(60));

        assertThat(measure.department()).isEqualTo(new DepartmentCode("CZJ"));
        assertThat(measure.dueOn()).isEqualTo(due);
        assertThat(contentOf(measure))
                .containsEntry("dispatchedAt", NOW)
                .containsEntry("handedAt", NOW.plusSeconds(60));
    }

    @Test
    void the_second_return_is_the_last_and_a_third_is_refused() {
        var measure = aMeasure(AWAITING_RECEIPT);

        assertThat(measure.sendBackAsNotOurs()).isEqualTo(1);
        measure.rule(new DepartmentCode("CZJ"), NOW);
        assertThat(measure.mayBeReturned()).isTrue();
        assertThat(measure.sendBackAsNotOurs()).isEqualTo(2);
        measure.rule(new DepartmentCode("MZJ"), NOW);
        var before = contentOf(measure);

        assertThat(measure.mayBeReturned()).isFalse();
        assertThat(refused(measure, Measure::sendBackAsNotOurs).code()).isEqualTo("RETURN_SPENT");
        assertThat(contentOf(measure)).isEqualTo(before);
    }

    @Test
    void a_returned_measure_is_in_the_offices_hands_and_a_disputed_one_in_the_leaders() {
        var measure = aMeasure(AWAITING_RECEIPT);

        measure.sendBackAsNotOurs();
        assertThat(measure.holder()).isEqualTo(Holder.of(DepartmentCode.SUPERVISION_OFFICE));

        measure.rule(new DepartmentCode("CZJ"), NOW);
        measure.sendBackAsNotOurs();
        assertThat(measure.holder()).isEqualTo(Holder.of(DepartmentCode.GOVERNMENT));
    }

    @Test
    void a_measure_without_handler_is_neither_submitted_nor_reported_on() {
        var measure = aMeasure(IN_PROGRESS);
        ReflectionTestUtils.setField(measure, "handler", null);
        var before = contentOf(measure);

        assertThat(refused(measure, Measure::submit).code()).isEqualTo("NO_HANDLER");
        assertThat(refused(measure, Measure::mustBeInWork).code()).isEqualTo("NO_HANDLER");

        assertThat(contentOf(measure)).isEqualTo(before);
    }

    @Test
    void handing_on_changes_the_handler_and_not_the_due_day() {
        var measure = aMeasure(IN_PROGRESS);
        var due = measure.dueOn();

        measure.handTo(new PersonId("mzj.deputy"));

        assertThat(measure.handler()).isEqualTo(new PersonId("mzj.deputy"));
        assertThat(measure.dueOn()).isEqualTo(due);
    }

    @Test
    void every_submission_is_counted() {
        var measure = aMeasure(IN_PROGRESS);

        assertThat(measure.submit()).isEqualTo(2);
        measure.sendBack(AWAITING_SIGN_OFF);
        assertThat(measure.submit()).isEqualTo(3);

        assertThat(measure.submissions()).isEqualTo(3);
    }

    @Test
    void a_measure_no_verifier_accepted_is_not_completed() {
        var measure = aMeasure(IN_PROGRESS);
        measure.submit();
        measure.sign(false);
        ReflectionTestUtils.setField(measure, "verified", null);
        var before = contentOf(measure);

        var refusal = refused(measure, unverified -> unverified.complete(TODAY));

        assertThat(refusal.code()).isEqualTo("NOT_VERIFIED");
        assertThat(contentOf(measure)).isEqualTo(before);
    }

    @Test
    void accepting_an_earlier_submission_does_not_complete_a_later_one() {
        var measure = aMeasure(AWAITING_VERIFICATION);
        measure.acceptLatest();
        measure.sendBack(AWAITING_VERIFICATION);
        measure.submit();
        measure.sign(false);

        var refusal = refused(measure, corrected -> corrected.complete(TODAY));

        assertThat(refusal.code()).isEqualTo("NOT_VERIFIED");
        assertThat(measure.state()).isEqualTo(AWAITING_VERIFICATION);
    }

    @Test
    void what_a_verifier_wants_in_addition_is_supplemented_and_no_new_submission() {
        var measure = aMeasure(AWAITING_VERIFICATION);

        measure.askForMore();
        assertThat(measure.holder()).isEqualTo(new Holder(new DepartmentCode("MZJ"), HANDLER));
        measure.supplement();

        assertThat(measure.state()).isEqualTo(AWAITING_SIGN_OFF);
        assertThat(measure.submissions()).isEqualTo(1);
    }

    @Test
    void whoever_owes_a_supplement_neither_submits_anew_nor_reports_progress() {
        var measure = aMeasure(AWAITING_VERIFICATION);
        measure.askForMore();
        var before = contentOf(measure);

        for (var act : List.<Consumer<Measure>>of(Measure::submit, Measure::mustBeInWork)) {
            var refusal = refused(measure, act);

            assertThat(refusal.code()).isEqualTo("WRONG_STATE");
            assertThat(refusal).hasMessageContaining("当前应由承办人补充材料");
        }
        assertThat(contentOf(measure)).isEqualTo(before);
    }

    @Test
    void nothing_is_supplemented_unless_a_verifier_asked_for_it() {
        for (var state : MeasureState.values()) {
            var measure = aMeasure(state);
            var before = contentOf(measure);

            assertThat(refused(measure, Measure::supplement).code()).isEqualTo("WRONG_STATE");
            assertThat(contentOf(measure)).isEqualTo(before);
        }
    }

    @Test
    void a_refusal_names_the_step_that_is_due_instead() {
        var unassigned = aMeasure(IN_PROGRESS);
        ReflectionTestUtils.setField(unassigned, "handler", null);

        assertThat(refused(aMeasure(DRAFT), Measure::acceptLatest)).hasMessageEndingWith("当前应由督办专班交办。");
        assertThat(refused(aMeasure(AWAITING_RECEIPT), Measure::acceptLatest)).hasMessageEndingWith("当前应由承办单位联络员签收。");
        assertThat(refused(unassigned, Measure::acceptLatest)).hasMessageEndingWith("当前应由承办单位联络员转交承办人。");
        assertThat(refused(aMeasure(IN_PROGRESS), Measure::acceptLatest)).hasMessageEndingWith("当前应由承办人办理并提交成果。");
        assertThat(refused(aMeasure(AWAITING_SIGN_OFF), Measure::acceptLatest)).hasMessageEndingWith("当前应由承办单位负责人审签。");
        assertThat(refused(aMeasure(AWAITING_CO_SIGN), Measure::acceptLatest)).hasMessageEndingWith("当前应听取协办单位意见。");
        assertThat(refused(aMeasure(AWAITING_VERIFICATION), Measure::submit)).hasMessageEndingWith("当前应由核查人核查。");
        assertThat(refused(aMeasure(COMPLETED), Measure::acceptLatest)).hasMessageEndingWith("没有待办步骤。");
    }

    @Test
    void a_completed_measure_keeps_its_day() {
        var measure = aMeasure(AWAITING_VERIFICATION);

        measure.acceptLatest();
        measure.complete(TODAY);

        assertThat(contentOf(measure)).containsEntry("completedOn", TODAY);
    }

    @Test
    void a_measure_is_in_somebodys_hands_until_it_is_complete() {
        var department = new DepartmentCode("MZJ");

        assertThat(aMeasure(DRAFT).holder()).isEqualTo(Holder.of(DepartmentCode.SUPERVISION_OFFICE));
        assertThat(aMeasure(AWAITING_RECEIPT).holder()).isEqualTo(Holder.of(department));
        assertThat(aMeasure(IN_PROGRESS).holder()).isEqualTo(new Holder(department, HANDLER));
        assertThat(aMeasure(AWAITING_SIGN_OFF).holder()).isEqualTo(Holder.of(department));
        assertThat(aMeasure(AWAITING_CO_SIGN).holder()).isEqualTo(Holder.of(department));
        assertThat(aMeasure(AWAITING_VERIFICATION).holder()).isEqualTo(Holder.of(DepartmentCode.SUPERVISION_OFFICE));
        assertThat(aMeasure(COMPLETED).holder()).isNull();
    }

    @Test
    void a_difference_is_in_the_leaders_hands_until_it_is_settled() {
        var measure = aMeasure(AWAITING_CO_SIGN);

        measure.referDifference();
        assertThat(measure.holder()).isEqualTo(Holder.of(DepartmentCode.GOVERNMENT));

        measure.endConsultation();
        assertThat(measure.holder()).isEqualTo(Holder.of(DepartmentCode.SUPERVISION_OFFICE));
    }

    @Test
    void a_cross_check_is_in_the_government_offices_hands_until_it_is_concluded() {
        var measure = aMeasure(AWAITING_VERIFICATION);

        measure.crossCheck();
        measure.acceptLatest();
        assertThat(measure.holder()).isEqualTo(Holder.of(DepartmentCode.GOVERNMENT_OFFICE));

        measure.sendBack(AWAITING_VERIFICATION);
        assertThat(measure.holder()).isEqualTo(new Holder(new DepartmentCode("MZJ"), HANDLER));
    }

    @Test
    void a_received_measure_is_in_its_departments_hands_until_it_has_a_handler() {
        var measure = aMeasure(IN_PROGRESS);
        ReflectionTestUtils.setField(measure, "handler", null);

        assertThat(measure.holder()).isEqualTo(Holder.of(new DepartmentCode("MZJ")));
    }

    /** Valid in every state: with a handler and one submission that was accepted. */
    static Measure aMeasure(MeasureState state) {
        var measure = new Measure();
        Map.<String, Object>of(
                        "number",
                        "2023-07-M11",
                        "comment",
                        "2023-07-P05",
                        "department",
                        "MZJ",
                        "dueOn",
                        LocalDate.of(2023, 11, 17),
                        "state",
                        state,
                        "handler",
                        HANDLER.value(),
                        "submissions",
                        1,
                        "verified",
                        1)
                .forEach((field, value) -> ReflectionTestUtils.setField(measure, field, value));
        return measure;
    }

    static Refusal refused(Measure measure, Consumer<Measure> act) {
        var refusal = catchThrowableOfType(Refusal.class, () -> act.accept(measure));
        assertThat(refusal)
                .as("refusal of an illegal act in state " + measure.state())
                .isNotNull();
        return refusal;
    }

    static Map<String, Object> contentOf(Measure measure) {
        return Contents.of(measure);
    }
}
