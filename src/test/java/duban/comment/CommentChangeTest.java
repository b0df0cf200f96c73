package duban.comment;

import static duban.comment.CommentState.DRAFT;
import static duban.comment.CommentState.NOT_ADOPTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import duban.shared.Contents;
import duban.shared.Refusal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** 未采纳: which comments the government may decide against. */
class CommentChangeTest {

    @ParameterizedTest
    @EnumSource(names = {"IN_PROGRESS", "AWAITING_VERIFICATION", "AWAITING_STRIKE_OFF", "STAGE_COMPLETED"})
    void whatever_is_open_need_not_be_adopted_and_is_in_nobodys_hands_then(CommentState state) {
        var comment = CommentTest.aComment(state);

        comment.notAdopt();

        assertThat(comment.state()).isEqualTo(NOT_ADOPTED);
        assertThat(comment.holder()).isNull();
        assertThat(Contents.of(comment)).containsEntry("result", null).containsEntry("stageDueOn", null);
    }

    @ParameterizedTest
    @EnumSource(names = {"DRAFT", "STRUCK_OFF", "NOT_ADOPTED"})
    void what_is_struck_off_over_or_not_dispatched_stays_as_it_is(CommentState state) {
        var comment = CommentTest.aComment(state);

        var refusal = catchThrowableOfType(Refusal.class, comment::notAdopt);

        assertThat(refusal.code()).isEqualTo(state == DRAFT ? "NOT_DISPATCHED" : "ALREADY_CLOSED");
        assertThat(refusal).hasMessageContaining("不能改为未采纳");
        assertThat(comment.state()).isEqualTo(state);
    }
}
