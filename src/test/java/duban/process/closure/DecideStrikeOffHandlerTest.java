package duban.process.closure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import duban.comment.DecideStrikeOff;
import duban.comment.DecideStrikeOff.Decision;
import duban.process.model.ReviewCommentProcess;
import duban.shared.Actor;
import duban.shared.CommentNumber;
import duban.shared.DepartmentCode;
import duban.shared.PersonId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecideStrikeOffHandlerTest {

    static final Actor LEADER = new Actor(new PersonId("leader.zhao"), DepartmentCode.GOVERNMENT);

    /** Neither answer is sending back: the gateway's default flow. */
    @ParameterizedTest
    @CsvSource({"COMPLETED, true, false", "SUSTAINED, true, false", "STAGE,     false, true", "SEND_BACK, false, false"
    })
    void every_decision_answers_the_gateway(Decision decision, boolean approved, boolean stage) {
        var request = new DecideStrikeOff.Request(decision, null, null, null, null, null, null);
        var decideStrikeOff = mock(DecideStrikeOff.class);
        when(decideStrikeOff.decide(new CommentNumber("2023-07-P05"), LEADER, request))
                .thenReturn(decision);

        var facts = new DecideStrikeOffHandler(decideStrikeOff).take("2023-07-P05", LEADER, request);

        assertThat(facts)
                .containsOnlyKeys(
                        ReviewCommentProcess.STRIKE_OFF_APPROVED.name(),
                        ReviewCommentProcess.STAGE_COMPLETION_DECIDED.name())
                .containsEntry(ReviewCommentProcess.STRIKE_OFF_APPROVED.name(), approved)
                .containsEntry(ReviewCommentProcess.STAGE_COMPLETION_DECIDED.name(), stage);
    }
}
