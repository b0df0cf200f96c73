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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    @ValueSource(booleans = {true, false})
    void what_the_head_decides_answers_the_gateway(boolean signed) {
        var request = new SignOffResult.Request(SignOffResult.Decision.SIGN, "");
        var signOffResult = mock(SignOffResult.class);
        when(signOffResult.signOff(MEASURE, ACTOR, request)).thenReturn(signed);

        var facts = new SignOffResultHandler(signOffResult).take(NUMBER, ACTOR, request);

        assertThat(facts).isEqualTo(Map.of(RectificationMeasureProcess.RESULT_SIGNED_OFF.name(), signed));
    }

    @Test
    void receipt_and_submission_decide_nothing_about_the_way() {
        var receipt = new SignForReceipt.Request("");
        var result = new SubmitResult.Request("已办结", List.of(), List.of("民政〔2023〕18号"));
        var signForReceipt = mock(SignForReceipt.class);
        var submitResult = mock(SubmitResult.class);

        var factsOfReceipt = new SignForReceiptHandler(signForReceipt).take(NUMBER, ACTOR, receipt);
        var factsOfResult = new SubmitResultHandler(submitResult).take(NUMBER, ACTOR, result);

        assertThat(factsOfReceipt).isEmpty();
        assertThat(factsOfResult).isEmpty();
        verify(signForReceipt).signForReceipt(MEASURE, ACTOR, receipt);
        verify(submitResult).submit(MEASURE, ACTOR, result);
    }
}
