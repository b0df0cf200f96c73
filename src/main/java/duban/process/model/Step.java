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
    DISPATCH_PLAN("dispatchPlan", "交办整改方案", Role.OFFICE, ObligationKind.DISPATCH),
    SIGN_FOR_RECEIPT("signForReceipt", "签收措施", Role.LIAISON, ObligationKind.RECEIPT),
    ARBITRATE_RETURN("arbitrateReturn", "裁定退回", Role.OFFICE, ObligationKind.ARBITRATION),
    DECIDE_DISPUTE("decideDispute", "裁决争议", Role.LEADER, ObligationKind.DISPUTE),
    HAND_TO_HANDLER("handToHandler", "转交承办人", Role.LIAISON, ObligationKind.HAND_ON),
    SUBMIT_RESULT("submitResult", "办理并提交成果", Role.HANDLER, ObligationKind.MEASURE),
    SUPPLEMENT_RESULT("supplementResult", "补充材料", Role.HANDLER, ObligationKind.SUPPLEMENT),
    SIGN_OFF_RESULT("signOffResult", "单位审签", Role.HEAD, ObligationKind.SIGN_OFF),
    CO_SIGN_RESULT("coSignResult", "会签成果", Role.HEAD, ObligationKind.CO_SIGN, Taker.CO_HANDLER),
    GIVE_VIEW("giveView", "提出意见", Role.LIAISON, ObligationKind.VIEWS, Taker.CO_HANDLER),
    RECORD_TALKS("recordTalks", "协商不同意见", Role.HEAD, ObligationKind.TALKS),
    SETTLE_DIFFERENCE("settleDifference", "裁决不同意见", Role.LEADER, ObligationKind.DIFFERENCE),
    VERIFY_MEASURE("verifyMeasure", "核查措施", Role.OFFICE, ObligationKind.VERIFICATION, Taker.INDEPENDENT),
    APPLY_FOR_STRIKE_OFF("applyForStrikeOff", "申请销号", Role.HEAD, ObligationKind.APPLICATION),
    VERIFY_COMMENT("verifyComment", "核查问题", Role.OFFICE, ObligationKind.COMMENT_VERIFICATION, Taker.INDEPENDENT),
    DECIDE_STRIKE_OFF("decideStrikeOff", "审批销号", Role.LEADER, ObligationKind.STRIKE_OFF),
    RESUME_RECTIFICATION("resumeRectification", "继续整改", Role.LIAISON, ObligationKind.STAGE),
    ARCHIVE_OPINION("archiveOpinion", "归档审议意见", Role.GOVERNMENT_OFFICE, ObligationKind.ARCHIVE),
    DECIDE_CHANGE("decideChange", "审批调整", Role.LEADER, ObligationKind.CHANGE),
    SIGN_DEADLINE_CHANGE("signDeadlineChange", "审签期限申请", Role.HEAD, ObligationKind.DEADLINE_SIGN_OFF),
    GRANT_EXTENSION("grantExtension", "审批延期", Role.OFFICE, ObligationKind.EXTENSION_DECISION),
    DECIDE_DEADLINE_CHANGE("decideDeadlineChange", "审批期限调整", Role.LEADER, ObligationKind.DEADLINE_DECISION),
    PREPARE_NOTICE("prepareNotice", "起草督办单", Role.OFFICE, ObligationKind.NOTICE_DRAFT),
    SIGN_NOTICE("signNotice", "签发督办单", Role.GOVERNMENT_OFFICE, ObligationKind.NOTICE_SIGNATURE),
    ANSWER_NOTICE("answerNotice", "反馈督办单", Role.HEAD, ObligationKind.NOTICE_FEEDBACK),
    REPORT_PROGRESS_ROUND("reportProgressRound", "填报进展", Role.LIAISON, ObligationKind.PROGRESS),
    SIGN_PROGRESS_ROUND("signProgressRound", "审签进展", Role.HEAD, ObligationKind.PROGRESS_SIGN_OFF);

    /** Who takes a step, beside the role. */
    private enum Taker {
        /** The department that has the item, or the office of the role. */
        OWNER,
        /** The co-handler this task was made for. */
        CO_HANDLER,
        /** Whoever of the role does not come from the department that has the item. */
        INDEPENDENT
    }

    private static final String USER_TASK = "userTask_";

    private final String stem;
    private final String label;
    private final Role role;
    private final ObligationKind obligation;
    private final Taker taker;

    Step(String stem, String label, Role role, ObligationKind obligation) {
        this(stem, label, role, obligation, Taker.OWNER);
    }

    Step(String stem, String label, Role role, ObligationKind obligation, Taker taker) {
        this.stem = stem;
        this.label = label;
        this.role = role;
        this.obligation = obligation;
        this.taker = taker;
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
        return taker == Taker.INDEPENDENT;
    }

    /** True if a co-handler takes the step, each in a task of its own. */
    public boolean ofCoHandler() {
        return taker == Taker.CO_HANDLER;
    }

    /**
     * The department or office whose list the step is on.
     *
     * @param department which has the item, or is the co-handler of a step {@link #ofCoHandler}
     */
    public DepartmentCode owner(DepartmentCode department) {
        return owner(role, department);
    }

    /** As {@link #owner(DepartmentCode)}, for the role that takes the step in this case. */
    public static DepartmentCode owner(Role role, DepartmentCode department) {
        return switch (role) {
            case LIAISON, HANDLER, HEAD -> department;
            case OFFICE -> DepartmentCode.SUPERVISION_OFFICE;
            case GOVERNMENT_OFFICE -> DepartmentCode.GOVERNMENT_OFFICE;
            case LEADER -> DepartmentCode.GOVERNMENT;
            case SECRETARY, ADMINISTRATOR, AUDITOR -> throw new IllegalStateException(role + " takes no steps");
        };
    }
}
