package duban.comment;

/** States of a comment: 办理中 → 待核查 → 待销号审批 → 已销号, or 阶段性办结（继续挂账） and on from there; 未采纳 by the government's decision. */
public enum CommentState {
    DRAFT("草拟"),
    IN_PROGRESS("办理中"),
    AWAITING_VERIFICATION("待核查"),
    AWAITING_STRIKE_OFF("待销号审批"),
    STRUCK_OFF("已销号"),
    STAGE_COMPLETED("阶段性办结（继续挂账）"),
    NOT_ADOPTED("未采纳");

    private final String label;

    CommentState(String label) {
        this.label = label;
    }

    /** The state in Chinese. */
    public String label() {
        return label;
    }
}
