package duban.process.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import duban.measure.HandToHandler;
import duban.measure.SignForReceipt;
import duban.measure.SignOffResult;
import duban.measure.SubmitResult;
import duban.process.model.RectificationMeasureProcess;
import duban.shared.Actor;
import duban.shared.DepartmentCode;
import duban.shared.MeasureNumber;
import duban.shared.PersonId;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandlingHandlersTest {

    static final String NUMBER = "2023-07-M11";
    static final MeasureNumber MEASURE = new MeasureNumber(NUMBER);
    static final Actor ACTOR = new Actor(new PersonId("mzj.liaison"), new DepartmentCode("MZJ"));

    @Test
    void the_person_the_use_case_names_gets_the_work() {
        var request = new HandToHandler.Request(" mzj.handler ", "");
        var handToHandler = mock(HandToHandler.class);
        when(handToHandler.handTo(MEASURE, ACTOR, request)).thenReturn(new PersonId("mzj.handler"));

        var facts = new HandToHandlerHandler(handToHandler).take(NUMBER, ACTOR, request);

        assertThat(facts).isEqualTo(Map.of(RectificationMeasureProcess.HANDLER.name(), "mzj.handler"));
    }

    @ParameterizedTest
    @CsvSource({"true, true, false", "true, false, true", "true, false, false", "false, false, false"})
    void what_the_head_decides_and_who_is_to_be_heard_answer_the_gateways(
            boolean signed, boolean coSignRequired, boolean viewsAsked) {
        var request = new SignOffResult.Request(SignOffResult.Decision.SIGN, List.of(), "");
        var signOffResult = mock(SignOffResult.class);
        when(signOffResult.signOff(MEASURE, ACTOR, request))
                .thenReturn(new SignOffResult.SignOff(
                        signed, coSignRequired, viewsAsked, List.of(new DepartmentCode("CZJ"))));

        var facts = new SignOffResultHandler(signOffResult).take(NUMBER, ACTOR, request);

        assertThat(facts)
                .containsEntry(RectificationMeasureProcess.RESULT_SIGNED_OFF.name(), signed)
                .containsEntry(RectificationMeasureProcess.CO_SIGN_REQUIRED.name(), coSignRequired)
                .containsEntry(RectificationMeasureProcess.VIEWS_ASKED.name(), viewsAsked)
                .hasEntrySatisfying(RectificationMeasureProcess.CO_HANDLERS.name(), value -> {
                    assertThat(((TypedValue) value).isTransient()).isTrue();
                    assertThat(((TypedValue) value).getValue()).isEqualTo(List.of("CZJ"));
                });
    }

    @ParameterizedTest
    @CsvSource({"RECEIVED, true, false", "RETURNED, false, false", "DISPUTED, false, true"})
    void what_the_liaison_answers_says_whether_the_measure_was_received_or_disputed(
            SignForReceipt.Outcome outcome, boolean received, boolean disputed) {
        var request = new SignForReceipt.Request(SignForReceipt.Decision.RECEIVE, "", null, null);
        var signForReceipt = mock(SignForReceipt.class);
        when(signForReceipt.signForReceipt(MEASURE, ACTOR, request)).thenReturn(outcome);

        var facts = new SignForReceiptHandler(signForReceipt).take(NUMBER, ACTOR, request);

        assertThat(facts)
                .isEqualTo(Map.of(
                        RectificationMeasureProcess.RECEIVED.name(), received,
                        RectificationMeasureProcess.DISPUTED.name(), disputed));
    }

    @Test
    void a_submission_decides_nothing_about_the_way() {
        var result = new SubmitResult.Request("已办结", List.of(), List.of("民政〔2023〕18号"));
        var submitResult = mock(SubmitResult.class);

        var facts = new SubmitResultHandler(submitResult).take(NUMBER, ACTOR, result);

        assertThat(facts).isEmpty();
        verify(submitResult).submit(MEASURE, ACTOR, result);
    }
}
