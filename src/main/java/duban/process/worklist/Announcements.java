package duban.process.worklist;

import duban.notification.MailKind;
import duban.process.model.Step;
import java.util.Optional;

/**
 * What is told at once when a task comes into being: dispatch, return, rejection, notices and approvals somebody waits
 * for. All other work is told of the next morning.
 */
final class Announcements {

    private Announcements() {}

    static Optional<MailKind> of(Step step, boolean sentBack) {
        return switch (step) {
            case SIGN_FOR_RECEIPT -> Optional.of(MailKind.DISPATCH);
            case ARBITRATE_RETURN, DECIDE_DISPUTE -> Optional.of(MailKind.RETURN);
            case SUPPLEMENT_RESULT -> Optional.of(MailKind.REJECTION);
            case SUBMIT_RESULT, APPLY_FOR_STRIKE_OFF, REPORT_PROGRESS_ROUND ->
                sentBack ? Optional.of(MailKind.REJECTION) : Optional.empty();
            case ANSWER_NOTICE -> Optional.of(MailKind.NOTICE);
            case SIGN_OFF_RESULT,
                    CO_SIGN_RESULT,
                    SETTLE_DIFFERENCE,
                    DECIDE_STRIKE_OFF,
                    DECIDE_CHANGE,
                    SIGN_DEADLINE_CHANGE,
                    GRANT_EXTENSION,
                    DECIDE_DEADLINE_CHANGE,
                    SIGN_NOTICE,
                    SIGN_PROGRESS_ROUND -> Optional.of(MailKind.APPROVAL);
            case DISPATCH_PLAN,
                    HAND_TO_HANDLER,
                    GIVE_VIEW,
                    RECORD_TALKS,
                    VERIFY_MEASURE,
                    VERIFY_COMMENT,
                    RESUME_RECTIFICATION,
                    ARCHIVE_OPINION,
                    PREPARE_NOTICE -> Optional.empty();
        };
    }
}
