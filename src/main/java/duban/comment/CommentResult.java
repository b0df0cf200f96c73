package duban.comment;

import java.util.Arrays;
import java.util.List;

/** What becomes of a comment, from the least strict to the strictest. */
public enum CommentResult {
    COMPLETED("已完成"),
    SUSTAINED("完成并长期坚持"),
    STAGE("阶段性办结（继续挂账）");

    private final String label;

    CommentResult(String label) {
        this.label = label;
    }

    /** The result in Chinese. */
    public String label() {
        return label;
    }

    /** This result and all stricter ones, the least strict first. */
    public List<CommentResult> orStricter() {
        return Arrays.stream(values())
                .filter(result -> result.isAsStrictAs(this))
                .toList();
    }

    /** A proposal may only be taken over as it is or made stricter. */
    public boolean isAsStrictAs(CommentResult other) {
        return compareTo(other) >= 0;
    }
}
