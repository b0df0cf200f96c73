package duban.process.model;

import duban.shared.DepartmentCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;

/** {@code bpmn/rectification-measure.bpmn}: a measure from dispatch to completion. Business key is its number. */
public final class RectificationMeasureProcess {

    public static final String KEY = "rectification-measure";

    public static final String SIGN_FOR_RECEIPT = "userTask_signForReceipt";
    public static final String RECEIPT_UNANSWERED = "boundaryEvent_receiptUnanswered";
    public static final String REPORT_UNANSWERED_RECEIPT = "serviceTask_reportUnansweredReceipt";
    public static final String RECEIPT_REPORTED = "endEvent_receiptReported";
    public static final String RETURN_PERIOD_ENDED = "boundaryEvent_returnPeriodEnded";
    public static final String CLOSE_RETURN_PERIOD = "serviceTask_closeReturnPeriod";
    public static final String RETURN_CLOSED = "endEvent_returnClosed";
    public static final String RECEIVED_GATEWAY = "gateway_received";
    public static final String ARBITRATE_RETURN = "userTask_arbitrateReturn";
    public static final String DECIDE_DISPUTE = "userTask_decideDispute";
    public static final String HAND_TO_HANDLER = "userTask_handToHandler";
    public static final String SUBMIT_RESULT = "userTask_submitResult";
    public static final String PROGRESS_REPORTED = "boundaryEvent_progressReported";
    public static final String PROGRESS_RECORDED = "endEvent_progressRecorded";
    public static final String SIGN_OFF_RESULT = "userTask_signOffResult";
    public static final String RESULT_SIGNED_OFF_GATEWAY = "gateway_resultSignedOff";
    public static final String CONSULTATION_GATEWAY = "gateway_consultation";
    public static final String CO_SIGN_RESULT = "userTask_coSignResult";
    public static final String CO_SIGNED_GATEWAY = "gateway_coSigned";
    public static final String RECORD_TALKS = "userTask_recordTalks";
    public static final String TALKS_ENDED_GATEWAY = "gateway_talksEnded";
    public static final String SETTLE_DIFFERENCE = "userTask_settleDifference";
    public static final String DIFFERENCE_SETTLED_GATEWAY = "gateway_differenceSettled";
    public static final String GIVE_VIEW = "userTask_giveView";
    public static final String VIEWS_PERIOD_ENDED = "boundaryEvent_viewsPeriodEnded";
    public static final String RECORD_SILENCE = "serviceTask_recordSilence";
    public static final String VERIFY_MEASURE = "userTask_verifyMeasure";
    public static final String MEASURE_VERIFIED_GATEWAY = "gateway_measureVerified";
    public static final String SUPPLEMENT_RESULT = "userTask_supplementResult";
    public static final String COMPLETE_MEASURE = "serviceTask_completeMeasure";
    public static final String MEASURE_COMPLETED = "endEvent_measureCompleted";
    public static final String ESCALATION = "eventSubProcess_escalationDue";
    public static final String ESCALATION_DUE = "startEvent_escalationDue";
    public static final String ESCALATE_MEASURE = "serviceTask_escalateMeasure";
    public static final String NEXT_ESCALATION_DUE = "timerCatch_nextEscalationDue";
    public static final String CHANGE = "eventSubProcess_changeApproved";
    public static final String CHANGE_APPROVED = "startEvent_changeApproved";
    public static final String MEASURE_ADJUSTED = "endEvent_measureAdjusted";

    public static final String RECEIPT_UNANSWERED_MESSAGE = "rectificationMeasure.receiptUnanswered";
    public static final String RETURN_PERIOD_ENDED_MESSAGE = "rectificationMeasure.returnPeriodEnded";
    public static final String PROGRESS_REPORTED_MESSAGE = "rectificationMeasure.progressReported";
    public static final String VIEWS_PERIOD_ENDED_MESSAGE = "rectificationMeasure.viewsPeriodEnded";
    public static final String CHANGE_APPROVED_MESSAGE = "rectificationMeasure.changeApproved";

    /** The handling department. */
    public static final ProcessVariable<String> DEPARTMENT = new ProcessVariable<>("department", String.class);

    /** Groups of the supervision office that are independent of the handling department, separated by commas. */
    public static final ProcessVariable<String> VERIFIER_GROUPS = new ProcessVariable<>("verifierGroups", String.class);

    /** The person who does the work. */
    public static final ProcessVariable<String> HANDLER = new ProcessVariable<>("handler", String.class);

    public static final ProcessVariable<Boolean> RECEIVED = new ProcessVariable<>("received", Boolean.class);

    /** True if a measure that is not received was returned before: the leader decides. */
    public static final ProcessVariable<Boolean> DISPUTED = new ProcessVariable<>("disputed", Boolean.class);

    public static final ProcessVariable<Boolean> RESULT_SIGNED_OFF =
            new ProcessVariable<>("resultSignedOff", Boolean.class);
    public static final ProcessVariable<Boolean> CO_SIGN_REQUIRED =
            new ProcessVariable<>("coSignRequired", Boolean.class);
    public static final ProcessVariable<Boolean> VIEWS_ASKED = new ProcessVariable<>("viewsAsked", Boolean.class);

    /**
     * Codes of the co-handlers a task is to be made for. Written by {@link #coHandlers}, never otherwise: the engine
     * reads it while it makes the tasks and keeps it nowhere.
     */
    public static final ProcessVariable<?> CO_HANDLERS = new ProcessVariable<>("coHandlers", Collection.class);

    /** In the task of a co-handler: which one. */
    public static final ProcessVariable<String> CO_HANDLER = new ProcessVariable<>("coHandler", String.class);

    public static final ProcessVariable<Boolean> CO_SIGNED = new ProcessVariable<>("coSigned", Boolean.class);
    public static final ProcessVariable<Boolean> TALKS_AGREED = new ProcessVariable<>("talksAgreed", Boolean.class);
    public static final ProcessVariable<Boolean> RESULT_TO_REVISE =
            new ProcessVariable<>("resultToRevise", Boolean.class);

    /** True if the leader follows the handling department. */
    public static final ProcessVariable<Boolean> RESULT_UPHELD = new ProcessVariable<>("resultUpheld", Boolean.class);

    public static final ProcessVariable<Boolean> MEASURE_VERIFIED =
            new ProcessVariable<>("measureVerified", Boolean.class);

    /** True if the verifier named what is still to be supplied, instead of a conclusion. */
    public static final ProcessVariable<Boolean> MORE_ASKED = new ProcessVariable<>("moreAsked", Boolean.class);

    /** When the measure comes to its next rung of escalation: what its one timer waits for. */
    public static final ProcessVariable<Date> ESCALATE_ON = new ProcessVariable<>("escalateOn", Date.class);

    private RectificationMeasureProcess() {}

    /**
     * The value of {@link #CO_HANDLERS}, to be returned by every step that leads to the co-handlers' tasks. Transient,
     * or the engine would keep it as a serialized Java object; the tables know the co-handlers anyway.
     */
    public static TypedValue coHandlers(Collection<DepartmentCode> departments) {
        var codes = departments.stream().map(DepartmentCode::value).toList();
        return Variables.untypedValue(new ArrayList<>(codes), true);
    }

    public static List<String> elements() {
        return List.of(
                SIGN_FOR_RECEIPT,
                RECEIPT_UNANSWERED,
                REPORT_UNANSWERED_RECEIPT,
                RECEIPT_REPORTED,
                RETURN_PERIOD_ENDED,
                CLOSE_RETURN_PERIOD,
                RETURN_CLOSED,
                RECEIVED_GATEWAY,
                ARBITRATE_RETURN,
                DECIDE_DISPUTE,
                HAND_TO_HANDLER,
                SUBMIT_RESULT,
                PROGRESS_REPORTED,
                PROGRESS_RECORDED,
                SIGN_OFF_RESULT,
                RESULT_SIGNED_OFF_GATEWAY,
                CONSULTATION_GATEWAY,
                CO_SIGN_RESULT,
                CO_SIGNED_GATEWAY,
                RECORD_TALKS,
                TALKS_ENDED_GATEWAY,
                SETTLE_DIFFERENCE,
                DIFFERENCE_SETTLED_GATEWAY,
                GIVE_VIEW,
                VIEWS_PERIOD_ENDED,
                RECORD_SILENCE,
                VERIFY_MEASURE,
                MEASURE_VERIFIED_GATEWAY,
                SUPPLEMENT_RESULT,
                COMPLETE_MEASURE,
                MEASURE_COMPLETED,
                ESCALATION,
                ESCALATION_DUE,
                ESCALATE_MEASURE,
                NEXT_ESCALATION_DUE,
                CHANGE,
                CHANGE_APPROVED,
                MEASURE_ADJUSTED);
    }

    public static List<String> messages() {
        return List.of(
                RECEIPT_UNANSWERED_MESSAGE,
                RETURN_PERIOD_ENDED_MESSAGE,
                PROGRESS_REPORTED_MESSAGE,
                VIEWS_PERIOD_ENDED_MESSAGE,
                CHANGE_APPROVED_MESSAGE);
    }

    public static List<ProcessVariable<?>> variables() {
        return List.of(
                DEPARTMENT,
                VERIFIER_GROUPS,
                HANDLER,
                RECEIVED,
                DISPUTED,
                RESULT_SIGNED_OFF,
                CO_SIGN_REQUIRED,
                VIEWS_ASKED,
                CO_HANDLERS,
                CO_HANDLER,
                CO_SIGNED,
                TALKS_AGREED,
                RESULT_TO_REVISE,
                RESULT_UPHELD,
                MEASURE_VERIFIED,
                MORE_ASKED,
                ESCALATE_ON);
    }
}
