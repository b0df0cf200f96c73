package duban.process.model;

import java.util.List;

/** {@code bpmn/review-comment.bpmn}: a comment from dispatch to striking off. Business key is the comment's number. */
public final class ReviewCommentProcess {

    public static final String KEY = "review-comment";

    public static final String DISPATCH_MEASURES = "serviceTask_dispatchMeasures";
    public static final String MEASURES_COMPLETED = "messageCatch_measuresCompleted";
    public static final String APPLY_FOR_STRIKE_OFF = "userTask_applyForStrikeOff";
    public static final String VERIFY_COMMENT = "userTask_verifyComment";
    public static final String COMMENT_VERIFIED_GATEWAY = "gateway_commentVerified";
    public static final String DECIDE_STRIKE_OFF = "userTask_decideStrikeOff";
    public static final String STRIKE_OFF_DECIDED = "gateway_strikeOffDecided";
    public static final String STRIKE_OFF_COMMENT = "serviceTask_strikeOffComment";
    public static final String COMMENT_STRUCK_OFF = "endEvent_commentStruckOff";
    public static final String RECORD_STAGE_COMPLETION = "serviceTask_recordStageCompletion";
    public static final String RESUME_RECTIFICATION = "userTask_resumeRectification";
    public static final String NON_ADOPTION = "eventSubProcess_notAdopted";
    public static final String NOT_ADOPTED = "startEvent_notAdopted";
    public static final String COMMENT_NOT_ADOPTED = "endEvent_commentNotAdopted";

    public static final String MEASURES_COMPLETED_MESSAGE = "reviewComment.measuresCompleted";
    public static final String NOT_ADOPTED_MESSAGE = "reviewComment.notAdopted";

    /** The comment's lead: who applies. */
    public static final ProcessVariable<String> DEPARTMENT = new ProcessVariable<>("department", String.class);

    /** Groups of the supervision office that are independent of the lead, separated by commas. */
    public static final ProcessVariable<String> VERIFIER_GROUPS = new ProcessVariable<>("verifierGroups", String.class);

    public static final ProcessVariable<Boolean> COMMENT_VERIFIED =
            new ProcessVariable<>("commentVerified", Boolean.class);
    public static final ProcessVariable<Boolean> STRIKE_OFF_APPROVED =
            new ProcessVariable<>("strikeOffApproved", Boolean.class);
    public static final ProcessVariable<Boolean> STAGE_COMPLETION_DECIDED =
            new ProcessVariable<>("stageCompletionDecided", Boolean.class);

    private ReviewCommentProcess() {}

    public static List<String> elements() {
        return List.of(
                DISPATCH_MEASURES,
                MEASURES_COMPLETED,
                APPLY_FOR_STRIKE_OFF,
                VERIFY_COMMENT,
                COMMENT_VERIFIED_GATEWAY,
                DECIDE_STRIKE_OFF,
                STRIKE_OFF_DECIDED,
                STRIKE_OFF_COMMENT,
                COMMENT_STRUCK_OFF,
                RECORD_STAGE_COMPLETION,
                RESUME_RECTIFICATION,
                NON_ADOPTION,
                NOT_ADOPTED,
                COMMENT_NOT_ADOPTED);
    }

    public static List<String> messages() {
        return List.of(MEASURES_COMPLETED_MESSAGE, NOT_ADOPTED_MESSAGE);
    }

    public static List<ProcessVariable<?>> variables() {
        return List.of(DEPARTMENT, VERIFIER_GROUPS, COMMENT_VERIFIED, STRIKE_OFF_APPROVED, STAGE_COMPLETION_DECIDED);
    }
}
