package duban.deadline;

import duban.shared.Actor;
import duban.shared.MeasureNumber;
import java.time.LocalDate;

/** Port: the measures whose deadlines are moved. They own their day; here it is only decided which one it becomes. */
public interface DeadlineMeasures {

    /** Keeps everybody else from taking a step of the measure until the transaction ends. */
    void hold(MeasureNumber measure);

    /** @throws duban.shared.Refusal unless the actor handles the measure, or is liaison of the department that does */
    void mustBeAskedBy(MeasureNumber measure, Actor actor);

    /** @throws duban.shared.Refusal if the measure owes nothing, no longer or not yet */
    void mustBeMovable(MeasureNumber measure, DeadlineChangeKind kind);

    /** A new day by an approved extension: counted, and with it all that is due by that day. */
    void extend(MeasureNumber measure, LocalDate dueOn, Move move);

    /** A later day because the clock stood still: no extension, and with it all that is due by that day. */
    void postpone(MeasureNumber measure, LocalDate dueOn, Move move);

    /**
     * What the log says of a move.
     *
     * @param step what it is called there
     * @param by who decided it
     */
    record Move(String step, Actor by, String account) {}
}
