package duban.process.model;

import java.util.List;

/** {@code bpmn/plan-change.bpmn}: a change of the plan from proposal to effect. Business key is the change's number. */
public final class PlanChangeProcess {

    public static final String KEY = "plan-change";

    public static final String DECIDE_CHANGE = "userTask_decideChange";
    public static final String CHANGE_APPROVED_GATEWAY = "gateway_changeApproved";
    public static final String APPLY_CHANGE = "serviceTask_applyChange";
    public static final String CHANGE_APPLIED = "endEvent_changeApplied";
    public static final String CHANGE_REJECTED = "endEvent_changeRejected";

    public static final ProcessVariable<Boolean> CHANGE_APPROVED =
            new ProcessVariable<>("changeApproved", Boolean.class);

    private PlanChangeProcess() {}

    public static List<String> elements() {
        return List.of(DECIDE_CHANGE, CHANGE_APPROVED_GATEWAY, APPLY_CHANGE, CHANGE_APPLIED, CHANGE_REJECTED);
    }

    public static List<String> messages() {
        return List.of();
    }

    public static List<ProcessVariable<?>> variables() {
        return List.of(CHANGE_APPROVED);
    }
}
