package duban.comment;

import static duban.comment.CommentState.AWAITING_STRIKE_OFF;
import static duban.comment.CommentState.AWAITING_VERIFICATION;
import static duban.comment.CommentState.DRAFT;
import static duban.comment.CommentState.IN_PROGRESS;
import static duban.comment.CommentState.STAGE_COMPLETED;
import static duban.comment.CommentState.STRUCK_OFF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import duban.shared.Contents;
import duban.shared.DepartmentCode;
import duban.shared.Holder;
import duban.shared.Refusal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.test.util.ReflectionTestUtils;

class CommentTest {

    static final LocalDate TODAY = LocalDate.of(2023, 12, 20);
    static final LocalDate STAGE_END = LocalDate.of(2024, 6, 28);
    static final List<String> NONE_OPEN = List.of();

    /** What can be done with a comment, where it is allowed, and where it leads. */
    enum Act {
        DISPATCH(Comment::dispatch, DRAFT, IN_PROGRESS),
        APPLY(comment -> comment.apply(NONE_OPEN), IN_PROGRESS, AWAITING_VERIFICATION),
        ACCEPT(Comment::accept, AWAITING_VERIFICATION, AWAITING_STRIKE_OFF),
        REJECT(comment -> comment.sendBack(AWAITING_VERIFICATION), AWAITING_VERIFICATION, IN_PROGRESS),
        DECIDE(Comment::mustAwaitStrikeOff, AWAITING_STRIKE_OFF, AWAITING_STRIKE_OFF),
        SEND_BACK(comment -> comment.sendBack(AWAITING_STRIKE_OFF), AWAITING_STRIKE_OFF, IN_PROGRESS),
        STRIKE_OFF(
                comment -> comment.strikeOff(CommentResult.COMPLETED, NONE_OPEN, TODAY),
                AWAITING_STRIKE_OFF,
                STRUCK_OFF),
        COMPLETE_STAGE(comment -> comment.completeStage(STAGE_END), AWAITING_STRIKE_OFF, STAGE_COMPLETED),
        RESUME(Comment::resume, STAGE_COMPLETED, IN_PROGRESS);

        final Consumer<Comment> act;
        final CommentState allowed;
        final CommentState next;

        Act(Consumer<Comment> act, CommentState allowed, CommentState next) {
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
                .flatMap(act -> Arrays.stream(CommentState.values())
                        .filter(state -> state != act.allowed)
                        .map(state -> Arguments.of(act, state)));
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("allowed")
    void a_legal_act_leads_to_its_next_state(Act act, CommentState state) {
        var comment = aComment(state);

        act.act.accept(comment);

        assertThat(comment.state()).isEqualTo(act.next);
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("illegal")
    void an_illegal_act_is_refused_and_changes_nothing(Act act, CommentState state) {
        var comment = aComment(state);
        var before = Contents.of(comment);

        var refusal = refused(comment, act.act);

        assertThat(refusal.code()).isEqualTo("WRONG_STATE");
        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT);
        assertThat(refusal)
                .hasMessageContaining("2023-07-P05 现为“" + state.label() + "”")
                .hasMessageContaining("须在“" + act.allowed.label() + "”时进行");
        assertThat(Contents.of(comment)).isEqualTo(before);
    }

    @Test
    void nobody_applies_while_a_measure_is_open() {
        var comment = aComment(IN_PROGRESS);
        var before = Contents.of(comment);

        var refusal = refused(comment, open -> open.apply(List.of("2023-07-M11", "2023-07-M12")));

        assertThat(refusal.code()).isEqualTo("MEASURES_OPEN");
        assertThat(refusal).hasMessageContaining("2项").hasMessageContaining("2023-07-M11、2023-07-M12");
        assertThat(Contents.of(comment)).isEqualTo(before);
    }

    @Test
    void no_comment_is_struck_off_while_a_measure_is_open() {
        var comment = aComment(AWAITING_STRIKE_OFF);
        var before = Contents.of(comment);

        var refusal = refused(comment, open -> open.strikeOff(CommentResult.COMPLETED, List.of("2023-07-M11"), TODAY));

        assertThat(refusal.code()).isEqualTo("MEASURES_OPEN");
        assertThat(Contents.of(comment)).isEqualTo(before);
    }

    @Test
    void a_stage_completion_strikes_nothing_off() {
        var comment = aComment(AWAITING_STRIKE_OFF);
        var before = Contents.of(comment);

        var refusal = refused(comment, staged -> staged.strikeOff(CommentResult.STAGE, NONE_OPEN, TODAY));

        assertThat(refusal.code()).isEqualTo("STAGE_IS_NO_STRIKE_OFF");
        assertThat(Contents.of(comment)).isEqualTo(before);
    }

    @Test
    void an_application_no_verifier_accepted_strikes_nothing_off() {
        var comment = aComment(AWAITING_STRIKE_OFF);
        ReflectionTestUtils.setField(comment, "verified", null);
        var before = Contents.of(comment);

        var refusal = refused(comment, unverified -> unverified.strikeOff(CommentResult.COMPLETED, NONE_OPEN, TODAY));

        assertThat(refusal.code()).isEqualTo("NOT_VERIFIED");
        assertThat(Contents.of(comment)).isEqualTo(before);
    }

    @Test
    void accepting_an_earlier_application_does_not_strike_off_on_a_later_one() {
        var comment = aComment(AWAITING_STRIKE_OFF);
        ReflectionTestUtils.setField(comment, "applications", 2);

        var refusal = refused(comment, later -> later.strikeOff(CommentResult.COMPLETED, NONE_OPEN, TODAY));

        assertThat(refusal.code()).isEqualTo("NOT_VERIFIED");
        assertThat(comment.state()).isEqualTo(AWAITING_STRIKE_OFF);
    }

    @ParameterizedTest
    @EnumSource(value = CommentResult.class, mode = EnumSource.Mode.EXCLUDE, names = "STAGE")
    void striking_off_keeps_result_and_day(CommentResult result) {
        var comment = aComment(AWAITING_STRIKE_OFF);

        comment.strikeOff(result, NONE_OPEN, TODAY);

        assertThat(Contents.of(comment)).containsEntry("result", result).containsEntry("struckOffOn", TODAY);
    }

    @Test
    void a_stage_completed_comment_comes_back_to_striking_off_by_a_new_application() {
        var comment = aComment(AWAITING_STRIKE_OFF);

        comment.completeStage(STAGE_END);
        assertThat(Contents.of(comment))
                .containsEntry("result", CommentResult.STAGE)
                .containsEntry("stageDueOn", STAGE_END)
                .containsEntry("struckOffOn", null);

        comment.resume();
        assertThat(comment.apply(NONE_OPEN)).isEqualTo(2);
        comment.accept();
        comment.strikeOff(CommentResult.SUSTAINED, NONE_OPEN, TODAY);

        assertThat(Contents.of(comment))
                .containsEntry("state", STRUCK_OFF)
                .containsEntry("result", CommentResult.SUSTAINED)
                .containsEntry("stageDueOn", null);
    }

    @Test
    void a_comment_is_in_somebodys_hands_until_it_is_struck_off() {
        var lead = Holder.of(new DepartmentCode("MZJ"));

        assertThat(aComment(DRAFT).holder()).isEqualTo(Holder.of(DepartmentCode.SUPERVISION_OFFICE));
        assertThat(aComment(IN_PROGRESS).holder()).isEqualTo(lead);
        assertThat(aComment(AWAITING_VERIFICATION).holder()).isEqualTo(Holder.of(DepartmentCode.SUPERVISION_OFFICE));
        assertThat(aComment(AWAITING_STRIKE_OFF).holder()).isEqualTo(Holder.of(DepartmentCode.GOVERNMENT));
        assertThat(aComment(STAGE_COMPLETED).holder()).isEqualTo(lead);
        assertThat(aComment(STRUCK_OFF).holder()).isNull();
    }

    @Test
    void a_cross_check_is_in_the_government_offices_hands_until_it_is_concluded() {
        var comment = aComment(AWAITING_VERIFICATION);

        comment.crossCheck();
        assertThat(comment.holder()).isEqualTo(Holder.of(DepartmentCode.GOVERNMENT_OFFICE));

        comment.accept();
        assertThat(comment.holder()).isEqualTo(Holder.of(DepartmentCode.GOVERNMENT));
    }

    /** Valid in every state: one application, which was accepted. */
    static Comment aComment(CommentState state) {
        var comment = new Comment();
        Map.<String, Object>of(
                        "number",
                        "2023-07-P05",
                        "opinion",
                        "2023-07",
                        "lead",
                        "MZJ",
                        "state",
                        state,
                        "applications",
                        1,
                        "verified",
                        1)
                .forEach((field, value) -> ReflectionTestUtils.setField(comment, field, value));
        return comment;
    }

    static Refusal refused(Comment comment, Consumer<Comment> act) {
        var refusal = catchThrowableOfType(Refusal.class, () -> act.accept(comment));
        assertThat(refusal)
                .as("refusal of an illegal act in state " + comment.state())
                .isNotNull();
        return refusal;
    }
}
