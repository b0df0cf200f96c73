package duban.opinion;

/** States of a change. */
public enum ChangeState {
    PROPOSED("待审批"),
    APPROVED("已同意"),
    REJECTED("未同意");

    private final String label;

    ChangeState(String label) {
        this.label = label;
    }

    /** The state in Chinese. */
    public String label() {
        return label;
    }
}
