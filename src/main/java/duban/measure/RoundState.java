package duban.measure;

/** States of a department's progress report for a month: 办理中 → 待单位审签 → 已登记; back to 办理中 with a reason. */
public enum RoundState {
    IN_PROGRESS("办理中"),
    AWAITING_SIGN_OFF("待单位审签"),
    RECORDED("已登记");

    private final String label;

    RoundState(String label) {
        this.label = label;
    }

    /** The state in Chinese. */
    public String label() {
        return label;
    }
}
