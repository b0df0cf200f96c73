package duban.measure;

import duban.shared.DepartmentCode;
import duban.shared.MeasureNumber;
import duban.shared.PersonId;

/** Port: what the process of a measure is told. */
public interface RectificationMeasureFlow {

    /** The measure has been dispatched to its department, for the first time or anew, and waits for receipt. */
    void dispatched(MeasureNumber measure, DepartmentCode department);

    /** The measure was received before it came in: its department hands it to a handler. */
    void dispatchedReceived(MeasureNumber measure, DepartmentCode department);

    /** An approved change has ended or renewed the measure: its process, as it was, is over. */
    void changed(MeasureNumber measure);

    /**
     * Keeps everybody else from taking a step of the measure until the transaction ends. Whoever acts beside the steps
     * asks for it before touching the measure, as every step does: two acts never wait for each other.
     */
    void hold(MeasureNumber measure);

    /** The handler has reported progress; the work goes on. */
    void progressReported(MeasureNumber measure);

    /** Another handler has the measure from now on; its work goes on where it is. */
    void reassigned(MeasureNumber measure, PersonId handler);
}
