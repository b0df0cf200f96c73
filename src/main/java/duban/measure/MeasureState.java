package duban.measure;

/** States of a measure; {@code domain}: 草拟 → 待签收 → 办理中 → 待单位审签 → 待核查 → 已办结. */
public enum MeasureState {
    DRAFT("草拟"),
    AWAITING_RECEIPT("待签收"),
    IN_PROGRESS("办理中"),
    AWAITING_SIGN_OFF("待单位审签"),
    AWAITING_VERIFICATION("待核查"),
    COMPLETED("已办结");

    private final String label;

    MeasureState(String label) {
        this.label = label;
    }

    /** The state in Chinese. */
    public String label() {
        return label;
    }
}
