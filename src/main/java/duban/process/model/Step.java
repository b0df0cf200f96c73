package duban.process.model;

import duban.deadline.ObligationKind;
import duban.department.Role;
import duban.shared.DepartmentCode;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The steps people take: one per user task of the models. The stem of a step names its user task, its form, its use
 * case and its handler.
 */
public enum Step {
    DISPATCH_PLAN("dispatchPlan", "交办整改方案", Role.OFFICE, ObligationKind.DISPATCH, false),
    SIGN_FOR_RECEIPT("signForReceipt", "签收措施", Role.LIAISON, ObligationKind.RECEIPT, false),
    HAND_TO_HANDLER("handToHandler", "转交承办人", Role.LIAISON, ObligationKind.HAND_ON, false),
    SUBMIT_RESULT("submitResult", "办理并提交成果", Role.HANDLER, ObligationKind.MEASURE, false),
    SIGN_OFF_RESULT("signOffResult", "单位审签", Role.HEAD, ObligationKind.SIGN_OFF, false),
    VERIFY_MEASURE("verifyMeasure", "核查措施", Role.OFFICE, ObligationKind.VERIFICATION, true),
    APPLY_FOR_STRIKE_OFF("applyForStrikeOff", "申请销号", Role.HEAD, ObligationKind.APPLICATION, false),
    VERIFY_COMMENT("verifyComment", "核查问题", Role.OFFICE, ObligationKind.COMMENT_VERIFICATION, true),
    DECIDE_STRIKE_OFF("decideStrikeOff", "审批销号", Role.LEADER, ObligationKind.STRIKE_OFF, false),
    RESUME_RECTIFICATION("resumeRectification", "继续整改", Role.LIAISON, ObligationKind.STAGE, false),
    ARCHIVE_OPINION("archiveOpinion", "归档审议意见", Role.GOVERNMENT_OFFICE, ObligationKind.ARCHIVE, false);

    private static final String USER_TASK = "userTask_";

    private final String stem;
    private final String label;
    private final Role role;
    private final ObligationKind obligation;
    private final boolean independent;

    Step(String stem, String label, Role role, ObligationKind obligation, boolean independent) {
        this.stem = stem;
        this.label = label;
        this.role = role;
        this.obligation = obligation;
        this.independent = independent;
    }

    /** @throws IllegalArgumentException if no step has this user task */
    public static Step ofUserTask(String elementId) {
        return Arrays.stream(values())
                .filter(step -> step.userTask().equals(elementId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No step for user task " + elementId));
    }

    /** @throws IllegalArgumentException if no step has this stem */
    public static Step ofStem(String stem) {
        return ofUserTask(USER_TASK + stem);
    }

    /** Lower camel case, for example {@code signForReceipt}. */
    public String stem() {
        return stem;
    }

    /** What the models call it. */
    public String label() {
        return label;
    }

    /** Id of the user task. */
    public String userTask() {
        return USER_TASK + stem;
    }

    /** Form key of the user task. */
    public String formKey() {
        return "embedded:deployment:forms/"
                + Arrays.stream(stem.split("(?=[A-Z])"))
                        .map(String::toLowerCase)
                        .collect(Collectors.joining("-"))
                + ".html";
    }

    public Role role() {
        return role;
    }

    /** What is owed by this step, and with it until when. */
    public ObligationKind obligation() {
        return obligation;
    }

    /** True if nobody seconded from the item's department may take the step. */
    public boolean independent() {
        return independent;
    }

    /** The department or office whose list the step is on. */
    public DepartmentCode owner(DepartmentCode itemsDepartment) {
        return switch (role) {
            case LIAISON, HANDLER, HEAD -> itemsDepartment;
            case OFFICE -> DepartmentCode.SUPERVISION_OFFICE;
            case GOVERNMENT_OFFICE -> DepartmentCode.GOVERNMENT_OFFICE;
            case LEADER -> DepartmentCode.GOVERNMENT;
            case ADMINISTRATOR, AUDITOR -> throw new IllegalStateException(role + " takes no steps");
        };
    }
}
