package duban.ledger;

import duban.comment.CommentState;
import duban.deadline.DeadlineChangeState;
import duban.measure.MeasureState;
import duban.measure.RoundState;
import duban.notice.NoticeState;
import duban.opinion.ChangeState;
import duban.opinion.OpinionState;
import java.util.HashMap;
import java.util.Map;

/** States as the log stores them, in Chinese, whatever kind of item they are of: the same name means the same. */
final class ItemStates {

    private static final Map<String, String> LABELS = new HashMap<>();

    static {
        for (var state : OpinionState.values()) {
            LABELS.put(state.name(), state.label());
        }
        for (var state : CommentState.values()) {
            LABELS.put(state.name(), state.label());
        }
        for (var state : MeasureState.values()) {
            LABELS.put(state.name(), state.label());
        }
        for (var state : DeadlineChangeState.values()) {
            LABELS.put(state.name(), state.label());
        }
        for (var state : NoticeState.values()) {
            LABELS.put(state.name(), state.label());
        }
        for (var state : RoundState.values()) {
            LABELS.put(state.name(), state.label());
        }
        for (var state : ChangeState.values()) {
            LABELS.put(state.name(), state.label());
        }
    }

    private ItemStates() {}

    /** {@code null} for none. */
    static String label(String state) {
        return LABELS.get(state);
    }
}
