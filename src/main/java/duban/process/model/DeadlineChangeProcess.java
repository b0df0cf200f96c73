package duban.process.model;

import java.util.List;

/**
 * {@code bpmn/deadline-change.bpmn}: moving a measure's deadline, from the request to its effect. Business key is the
 * request's number.
 */
public final class DeadlineChangeProcess {

    public static final String KEY = "deadline-change";

    public static final String SIGN_DEADLINE_CHANGE = "userTask_signDeadlineChange";
    public static final String REQUEST_SIGNED_GATEWAY = "gateway_requestSigned";
    public static final String REQUEST_SENT_BACK = "endEvent_requestSentBack";
    public static final String WITHIN_DELEGATION_GATEWAY = "gateway_withinDelegation";
    public static final String GRANT_EXTENSION = "userTask_grantExtension";
    public static final String EXTENSION_GRANTED_GATEWAY = "gateway_extensionGranted";
    public static final String EXTENSION_REFUSED = "endEvent_extensionRefused";
    public static final String DECIDE_DEADLINE_CHANGE = "userTask_decideDeadlineChange";
    public static final String DEADLINE_CHANGE_APPROVED_GATEWAY = "gateway_deadlineChangeApproved";
    public static final String DEADLINE_CHANGE_REFUSED = "endEvent_deadlineChangeRefused";
    public static final String APPLY_DEADLINE_CHANGE = "serviceTask_applyDeadlineChange";
    public static final String SUSPENSION_GATEWAY = "gateway_suspension";
    public static final String DEADLINE_EXTENDED = "endEvent_deadlineExtended";
    public static final String SUSPENSION_ENDED = "messageCatch_suspensionEnded";
    public static final String RESUME_CLOCK = "serviceTask_resumeClock";
    public static final String CLOCK_RESUMED = "endEvent_clockResumed";
    public static final String ANNULMENT = "eventSubProcess_requestAnnulled";
    public static final String REQUEST_ANNULLED = "startEvent_requestAnnulled";
    public static final String NOTHING_TO_MOVE = "endEvent_nothingToMove";

    public static final String SUSPENSION_ENDED_MESSAGE = "deadlineChange.suspensionEnded";
    public static final String REQUEST_ANNULLED_MESSAGE = "deadlineChange.requestAnnulled";

    /** The handling department: whose head signs. */
    public static final ProcessVariable<String> DEPARTMENT = new ProcessVariable<>("department", String.class);

    /** The clock is to stand still; otherwise a later day is asked for. */
    public static final ProcessVariable<Boolean> SUSPENSION = new ProcessVariable<>("suspension", Boolean.class);

    public static final ProcessVariable<Boolean> REQUEST_SIGNED = new ProcessVariable<>("requestSigned", Boolean.class);

    /** The leader has delegated the decision to the supervision office. */
    public static final ProcessVariable<Boolean> WITHIN_DELEGATION =
            new ProcessVariable<>("withinDelegation", Boolean.class);

    public static final ProcessVariable<Boolean> EXTENSION_GRANTED =
            new ProcessVariable<>("extensionGranted", Boolean.class);

    /** The office leaves the decision to the leader. */
    public static final ProcessVariable<Boolean> REFERRED_TO_LEADER =
            new ProcessVariable<>("referredToLeader", Boolean.class);

    public static final ProcessVariable<Boolean> DEADLINE_CHANGE_APPROVED =
            new ProcessVariable<>("deadlineChangeApproved", Boolean.class);

    private DeadlineChangeProcess() {}

    public static List<String> elements() {
        return List.of(
                SIGN_DEADLINE_CHANGE,
                REQUEST_SIGNED_GATEWAY,
                REQUEST_SENT_BACK,
                WITHIN_DELEGATION_GATEWAY,
                GRANT_EXTENSION,
                EXTENSION_GRANTED_GATEWAY,
                EXTENSION_REFUSED,
                DECIDE_DEADLINE_CHANGE,
                DEADLINE_CHANGE_APPROVED_GATEWAY,
                DEADLINE_CHANGE_REFUSED,
                APPLY_DEADLINE_CHANGE,
                SUSPENSION_GATEWAY,
                DEADLINE_EXTENDED,
                SUSPENSION_ENDED,
                RESUME_CLOCK,
                CLOCK_RESUMED,
                ANNULMENT,
                REQUEST_ANNULLED,
                NOTHING_TO_MOVE);
    }

    public static List<String> messages() {
        return List.of(SUSPENSION_ENDED_MESSAGE, REQUEST_ANNULLED_MESSAGE);
    }

    public static List<ProcessVariable<?>> variables() {
        return List.of(
                DEPARTMENT,
                SUSPENSION,
                REQUEST_SIGNED,
                WITHIN_DELEGATION,
                EXTENSION_GRANTED,
                REFERRED_TO_LEADER,
                DEADLINE_CHANGE_APPROVED);
    }
}
