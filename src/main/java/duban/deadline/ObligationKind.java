package duban.deadline;

/** What is owed on a day: one open obligation of a kind per item. */
public enum ObligationKind {
    DISPATCH,
    RECEIPT,
    HAND_ON,
    MEASURE,
    SIGN_OFF,
    VERIFICATION,
    APPLICATION,
    COMMENT_VERIFICATION,
    STRIKE_OFF,
    STAGE,
    ARCHIVE
}
