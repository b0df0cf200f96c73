package duban.measure;

/** What came of an independent check of a result. */
public enum VerificationOutcome {
    ACCEPTED,
    /** The handler adds to what was submitted. */
    MORE_ASKED,
    /** The handler submits anew. */
    REJECTED
}
