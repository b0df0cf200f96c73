package duban.deadline;

/** What is owed on a day: one open obligation of a kind per item. */
public enum ObligationKind {
    DISPATCH,
    RECEIPT,
    /** Receipt still unanswered: the supervision office is to be told. */
    RECEIPT_ESCALATION,
    /** Until when the present department may return the measure. */
    RETURN,
    ARBITRATION,
    DISPUTE,
    HAND_ON,
    MEASURE,
    SUPPLEMENT,
    SIGN_OFF,
    CO_SIGN,
    VIEWS,
    TALKS,
    DIFFERENCE,
    VERIFICATION,
    APPLICATION,
    COMMENT_VERIFICATION,
    STRIKE_OFF,
    STAGE,
    ARCHIVE,
    CHANGE,
    DEADLINE_SIGN_OFF,
    EXTENSION_DECISION,
    DEADLINE_DECISION,
    /** The last day a measure's clock stands still. */
    SUSPENSION,
    NOTICE_DRAFT,
    NOTICE_SIGNATURE,
    /** Of a signed notice, by the day it names. */
    NOTICE_FEEDBACK,
    /** A department's progress report for a month. */
    PROGRESS,
    /** The same, filled in and waiting for its signature: due on the same day. */
    PROGRESS_SIGN_OFF;

    /** What is owed, in Chinese: as its rule is called where a rule counts its days. */
    public String label() {
        return switch (this) {
            case MEASURE -> "整改";
            case STAGE -> "阶段整改";
            case SUSPENSION -> "暂停";
            case PROGRESS -> "填报进展";
            case PROGRESS_SIGN_OFF -> "审签进展";
            default -> PolicyRule.valueOf(name()).label();
        };
    }
}
