package duban.deadline;

/** How a measure's deadline may be moved. */
public enum DeadlineChangeKind {
    EXTENSION("延期"),
    SUSPENSION("暂停");

    private final String label;

    DeadlineChangeKind(String label) {
        this.label = label;
    }

    /** The kind in Chinese. */
    public String label() {
        return label;
    }
}
