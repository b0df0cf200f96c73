package duban.notice;

/** 起草中 → 待签发 → 已签发 → 已反馈; before it is signed 已撤销, after that 已了结 when nothing is left to answer. */
public enum NoticeState {
    DRAFTING("起草中"),
    AWAITING_SIGNATURE("待签发"),
    ISSUED("已签发"),
    ANSWERED("已反馈"),
    WITHDRAWN("已撤销"),
    SETTLED("已了结");

    private final String label;

    NoticeState(String label) {
        this.label = label;
    }

    /** The state in Chinese. */
    public String label() {
        return label;
    }

    /** True once it has been signed, whatever came of it. */
    public boolean isIssued() {
        return this == ISSUED || this == ANSWERED || this == SETTLED;
    }
}
