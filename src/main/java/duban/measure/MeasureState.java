package duban.measure;

/**
 * States of a measure: 草拟 → 待签收 → (待裁定) → 办理中 → 待单位审签 → (待会签) → 待核查 → 已办结; 已调整 and 已终止 by an
 * approved change only. While the views of co-handlers are asked for, a measure is 待会签 too.
 */
public enum MeasureState {
    DRAFT("草拟"),
    AWAITING_RECEIPT("待签收"),
    AWAITING_ARBITRATION("待裁定"),
    IN_PROGRESS("办理中"),
    AWAITING_SIGN_OFF("待单位审签"),
    AWAITING_CO_SIGN("待会签"),
    AWAITING_VERIFICATION("待核查"),
    COMPLETED("已办结"),
    ADJUSTED("已调整"),
    TERMINATED("已终止");

    private final String label;

    MeasureState(String label) {
        this.label = label;
    }

    /** The state in Chinese. */
    public String label() {
        return label;
    }

    /** False once nothing more is owed: complete, or closed by an approved change. */
    public boolean isOpen() {
        return this != COMPLETED && this != ADJUSTED && this != TERMINATED;
    }
}
