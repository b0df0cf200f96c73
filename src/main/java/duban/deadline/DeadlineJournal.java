package duban.deadline;

import duban.audit.Transition;
import duban.audit.TransitionLog;
import duban.shared.Actor;
import duban.shared.DepartmentCode;
import duban.shared.Holder;
import org.springframework.stereotype.Component;

/** Logs each step of a request twice: of the request itself, and of the measure it is about. */
@Component
class DeadlineJournal {

    private final TransitionLog log;

    DeadlineJournal(TransitionLog log) {
        this.log = log;
    }

    /**
     * @param before in whose hands the request was
     * @param after in whose hands it is now, {@code null} if in nobody's
     */
    void record(
            DeadlineRequest request,
            String step,
            Actor actor,
            DepartmentCode before,
            DepartmentCode after,
            DeadlineChangeState state,
            String reason) {
        log.append(new Transition(
                request.number().value(),
                step,
                actor,
                Holder.of(before),
                after == null ? null : Holder.of(after),
                request.state().name(),
                state.name(),
                reason));
        log.remark(
                request.measure().value(),
                step,
                actor,
                request.number() + " " + state.label() + "。" + request.summary()
                        + (reason.isEmpty() ? "。" : "。" + reason),
                state.name());
    }
}
