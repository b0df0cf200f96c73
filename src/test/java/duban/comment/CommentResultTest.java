package duban.comment;

import static duban.comment.CommentResult.COMPLETED;
import static duban.comment.CommentResult.STAGE;
import static duban.comment.CommentResult.SUSTAINED;
import static org.assertj.core.api.Assertions.assertThat;

import duban.comment.DecideStrikeOff.Decision;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CommentResultTest {

    /** What a leader may decide on what was applied for. */
    static final Map<CommentResult, List<CommentResult>> AS_STRICT = Map.of(
            COMPLETED, List.of(COMPLETED, SUSTAINED, STAGE),
            SUSTAINED, List.of(SUSTAINED, STAGE),
            STAGE, List.of(STAGE));

    @ParameterizedTest
    @EnumSource
    void a_result_may_be_taken_over_or_made_stricter_but_never_more_lenient(CommentResult applied) {
        var allowed = Arrays.stream(CommentResult.values())
                .filter(decided -> decided.isAsStrictAs(applied))
                .toList();

        assertThat(allowed).isEqualTo(AS_STRICT.get(applied));
    }

    @Test
    void every_decision_but_sending_back_is_a_result() {
        assertThat(Decision.COMPLETED.result()).isEqualTo(COMPLETED);
        assertThat(Decision.SUSTAINED.result()).isEqualTo(SUSTAINED);
        assertThat(Decision.STAGE.result()).isEqualTo(STAGE);
        assertThat(Decision.SEND_BACK.result()).isNull();
    }

    @Test
    void officials_read_the_three_results_in_their_own_words() {
        assertThat(CommentResult.values())
                .extracting(CommentResult::label)
                .containsExactly("已完成", "完成并长期坚持", "阶段性办结（继续挂账）");
    }
}
