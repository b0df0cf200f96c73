package duban.deadline;

/** States of a request to move a deadline. */
public enum DeadlineChangeState {
    AWAITING_SIGN_OFF("待单位审签"),
    AWAITING_DECISION("待审批"),
    SENT_BACK("已退回"),
    APPROVED("已同意"),
    REJECTED("未同意"),
    /** The measure was completed or changed before anybody decided. */
    VOID("已失效");

    private final String label;

    DeadlineChangeState(String label) {
        this.label = label;
    }

    /** The state in Chinese. */
    public String label() {
        return label;
    }
}
