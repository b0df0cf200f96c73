package duban.process.model;

import java.util.List;

/** {@code bpmn/review-opinion.bpmn}: from the registered opinion to its archive. Business key is the opinion's number. */
public final class ReviewOpinionProcess {

    public static final String KEY = "review-opinion";

    public static final String DISPATCH_PLAN = "userTask_dispatchPlan";
    public static final String DISPATCH_COMMENTS = "serviceTask_dispatchComments";
    public static final String COMMENTS_CLOSED = "messageCatch_commentsClosed";
    public static final String ARCHIVE_OPINION = "userTask_archiveOpinion";
    public static final String OPINION_ARCHIVED = "endEvent_opinionArchived";

    public static final String COMMENTS_CLOSED_MESSAGE = "reviewOpinion.commentsClosed";

    private ReviewOpinionProcess() {}

    public static List<String> elements() {
        return List.of(DISPATCH_PLAN, DISPATCH_COMMENTS, COMMENTS_CLOSED, ARCHIVE_OPINION, OPINION_ARCHIVED);
    }

    public static List<String> messages() {
        return List.of(COMMENTS_CLOSED_MESSAGE);
    }

    public static List<ProcessVariable<?>> variables() {
        return List.of();
    }
}
