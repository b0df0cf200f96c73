package duban.measure;

/** What an approved change may do to a measure. */
public enum ChangeAct {
    SPLIT("拆分"),
    MERGE("合并"),
    REWORD("调整表述"),
    TRANSFER("变更承办单位"),
    TERMINATE("终止");

    private final String label;

    ChangeAct(String label) {
        this.label = label;
    }

    /** The act in Chinese, a verb. */
    public String label() {
        return label;
    }
}
