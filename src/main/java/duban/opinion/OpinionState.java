package duban.opinion;

/** States of an opinion. */
public enum OpinionState {
    PLANNED("待交办"),
    DISPATCHED("办理中"),
    ARCHIVED("已归档");

    private final String label;

    OpinionState(String label) {
        this.label = label;
    }

    /** The state in Chinese. */
    public String label() {
        return label;
    }
}
