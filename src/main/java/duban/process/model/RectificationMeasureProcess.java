package duban.process.model;

import java.util.List;

/** {@code bpmn/rectification-measure.bpmn}: a measure from dispatch to completion. Business key is its number. */
public final class RectificationMeasureProcess {

    public static final String KEY = "rectification-measure";

    public static final String SIGN_FOR_RECEIPT = "userTask_signForReceipt";
    public static final String HAND_TO_HANDLER = "userTask_handToHandler";
    public static final String SUBMIT_RESULT = "userTask_submitResult";
    public static final String PROGRESS_REPORTED = "boundaryEvent_progressReported";
    public static final String PROGRESS_RECORDED = "endEvent_progressRecorded";
    public static final String SIGN_OFF_RESULT = "userTask_signOffResult";
    public static final String RESULT_SIGNED_OFF_GATEWAY = "gateway_resultSignedOff";
    public static final String VERIFY_MEASURE = "userTask_verifyMeasure";
    public static final String MEASURE_VERIFIED_GATEWAY = "gateway_measureVerified";
    public static final String COMPLETE_MEASURE = "serviceTask_completeMeasure";
    public static final String MEASURE_COMPLETED = "endEvent_measureCompleted";

    public static final String PROGRESS_REPORTED_MESSAGE = "rectificationMeasure.progressReported";

    /** The handling department. */
    public static final ProcessVariable<String> DEPARTMENT = new ProcessVariable<>("department", String.class);

    /** Groups of the supervision office that are independent of the handling department, separated by commas. */
    public static final ProcessVariable<String> VERIFIER_GROUPS = new ProcessVariable<>("verifierGroups", String.class);

    /** The person who does the work. */
    public static final ProcessVariable<String> HANDLER = new ProcessVariable<>("handler", String.class);

    /** In the task of a co-handler: which one. */
    public static final ProcessVariable<String> CO_HANDLER = new ProcessVariable<>("coHandler", String.class);

    public static final ProcessVariable<Boolean> RESULT_SIGNED_OFF =
            new ProcessVariable<>("resultSignedOff", Boolean.class);
    public static final ProcessVariable<Boolean> MEASURE_VERIFIED =
            new ProcessVariable<>("measureVerified", Boolean.class);

    private RectificationMeasureProcess() {}

    public static List<String> elements() {
        return List.of(
                SIGN_FOR_RECEIPT,
                HAND_TO_HANDLER,
                SUBMIT_RESULT,
                PROGRESS_REPORTED,
                PROGRESS_RECORDED,
                SIGN_OFF_RESULT,
                RESULT_SIGNED_OFF_GATEWAY,
                VERIFY_MEASURE,
                MEASURE_VERIFIED_GATEWAY,
                COMPLETE_MEASURE,
                MEASURE_COMPLETED);
    }

    public static List<String> messages() {
        return List.of(PROGRESS_REPORTED_MESSAGE);
    }

    public static List<ProcessVariable<?>> variables() {
        return List.of(DEPARTMENT, VERIFIER_GROUPS, HANDLER, CO_HANDLER, RESULT_SIGNED_OFF, MEASURE_VERIFIED);
    }
}
