package duban.process.checking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import duban.measure.VerificationOutcome;
import duban.process.model.RectificationMeasureProcess;
import duban.process.model.ReviewCommentProcess;
import duban.shared.Actor;
import duban.shared.CommentNumber;
import duban.shared.DepartmentCode;
import duban.shared.MeasureNumber;
import duban.shared.PersonId;
import duban.verification.VerifyComment;
import duban.verification.VerifyMeasure;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerificationHandlersTest {

    static final Actor VERIFIER = new Actor(new PersonId("office.sfj"), DepartmentCode.SUPERVISION_OFFICE);

    @ParameterizedTest
    @CsvSource({"ACCEPTED, true, false", "MORE_ASKED, false, true", "REJECTED, false, false"})
    void what_the_verifier_of_a_measure_decides_answers_the_gateway(
            VerificationOutcome outcome, boolean verified, boolean moreAsked) {
        var request = new VerifyMeasure.Request(VerifyMeasure.Decision.ACCEPT, List.of(1), List.of(), "", "");
        var verifyMeasure = mock(VerifyMeasure.class);
        when(verifyMeasure.verify(new MeasureNumber("2023-07-M11"), VERIFIER, request))
                .thenReturn(outcome);

        var facts = new VerifyMeasureHandler(verifyMeasure).take("2023-07-M11", VERIFIER, request);

        assertThat(facts)
                .isEqualTo(Map.of(
                        RectificationMeasureProcess.MEASURE_VERIFIED.name(), verified,
                        RectificationMeasureProcess.MORE_ASKED.name(), moreAsked));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_the_verifier_of_a_comment_decides_answers_the_gateway(boolean accepted) {
        var request = new VerifyComment.Request(VerifyComment.Decision.ACCEPT, "");
        var verifyComment = mock(VerifyComment.class);
        when(verifyComment.verify(new CommentNumber("2023-07-P05"), VERIFIER, request))
                .thenReturn(accepted);

        var facts = new VerifyCommentHandler(verifyComment).take("2023-07-P05", VERIFIER, request);

        assertThat(facts).isEqualTo(Map.of(ReviewCommentProcess.COMMENT_VERIFIED.name(), accepted));
    }
}
