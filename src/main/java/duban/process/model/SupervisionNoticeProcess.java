package duban.process.model;

import java.util.List;

/** {@code bpmn/supervision-notice.bpmn}: a supervision notice from its draft to its answer. Business key is the notice's number. */
public final class SupervisionNoticeProcess {

    public static final String KEY = "supervision-notice";

    public static final String PREPARE_NOTICE = "userTask_prepareNotice";
    public static final String NOTICE_SUBMITTED_GATEWAY = "gateway_noticeSubmitted";
    public static final String NOTICE_WITHDRAWN = "endEvent_noticeWithdrawn";
    public static final String SIGN_NOTICE = "userTask_signNotice";
    public static final String NOTICE_SIGNED_GATEWAY = "gateway_noticeSigned";
    public static final String ANSWER_NOTICE = "userTask_answerNotice";
    public static final String NOTICE_ANSWERED = "endEvent_noticeAnswered";
    public static final String CAUSE = "eventSubProcess_causeGone";
    public static final String CAUSE_GONE = "startEvent_causeGone";
    public static final String NOTICE_ENDED = "endEvent_noticeEnded";

    public static final String CAUSE_GONE_MESSAGE = "supervisionNotice.causeGone";

    /** The department the notice is addressed to. */
    public static final ProcessVariable<String> DEPARTMENT = new ProcessVariable<>("department", String.class);

    /** False if the office gave it up instead. */
    public static final ProcessVariable<Boolean> NOTICE_SUBMITTED =
            new ProcessVariable<>("noticeSubmitted", Boolean.class);

    public static final ProcessVariable<Boolean> NOTICE_SIGNED = new ProcessVariable<>("noticeSigned", Boolean.class);

    private SupervisionNoticeProcess() {}

    public static List<String> elements() {
        return List.of(
                PREPARE_NOTICE,
                NOTICE_SUBMITTED_GATEWAY,
                NOTICE_WITHDRAWN,
                SIGN_NOTICE,
                NOTICE_SIGNED_GATEWAY,
                ANSWER_NOTICE,
                NOTICE_ANSWERED,
                CAUSE,
                CAUSE_GONE,
                NOTICE_ENDED);
    }

    public static List<String> messages() {
        return List.of(CAUSE_GONE_MESSAGE);
    }

    public static List<ProcessVariable<?>> variables() {
        return List.of(DEPARTMENT, NOTICE_SUBMITTED, NOTICE_SIGNED);
    }
}
