package duban.audit;

import duban.shared.Actor;
import java.util.function.Consumer;
import org.springframework.data.repository.CrudRepository;

/**
 * Saves a changed item together with the log entry of its step, so that neither exists without the other.
 *
 * @param <T> the aggregate of a feature
 */
public abstract class LoggedChanges<T extends Tracked> {

    private final CrudRepository<T, String> items;
    private final TransitionLog log;

    protected LoggedChanges(CrudRepository<T, String> items, TransitionLog log) {
        this.items = items;
        this.log = log;
    }

    /** Changes the item, and records whose hands and which state it left and came to. */
    public T record(T item, String step, Actor actor, String reason, Consumer<T> change) {
        var before = item.holder();
        var oldState = item.state();
        change.accept(item);
        log.append(new Transition(
                item.item(),
                step,
                actor,
                before,
                item.holder(),
                oldState.name(),
                item.state().name(),
                reason));
        return items.save(item);
    }
}
