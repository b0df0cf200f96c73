package duban.process.model;

import java.util.List;

/**
 * {@code bpmn/progress-round.bpmn}: a department's progress report for a month, from opening to record. Business key is
 * the round's number.
 */
public final class ProgressRoundProcess {

    public static final String KEY = "progress-round";

    public static final String REPORT_PROGRESS_ROUND = "userTask_reportProgressRound";
    public static final String SIGN_PROGRESS_ROUND = "userTask_signProgressRound";
    public static final String ROUND_SIGNED_GATEWAY = "gateway_roundSigned";
    public static final String RECORD_PROGRESS_ROUND = "serviceTask_recordProgressRound";
    public static final String PROGRESS_RECORDED = "endEvent_progressRecorded";

    public static final ProcessVariable<String> DEPARTMENT = new ProcessVariable<>("department", String.class);
    public static final ProcessVariable<Boolean> ROUND_SIGNED = new ProcessVariable<>("roundSigned", Boolean.class);

    private ProgressRoundProcess() {}

    public static List<String> elements() {
        return List.of(
                REPORT_PROGRESS_ROUND,
                SIGN_PROGRESS_ROUND,
                ROUND_SIGNED_GATEWAY,
                RECORD_PROGRESS_ROUND,
                PROGRESS_RECORDED);
    }

    public static List<String> messages() {
        return List.of();
    }

    public static List<ProcessVariable<?>> variables() {
        return List.of(DEPARTMENT, ROUND_SIGNED);
    }
}
