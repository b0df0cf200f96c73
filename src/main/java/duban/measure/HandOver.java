package duban.measure;

import org.springframework.stereotype.Component;

/** A measure comes to its department: the clocks of receipt run from here, and its process begins, or begins anew. */
@Component
class HandOver {

    private final ReceiptClock receiptClock;
    private final RectificationMeasureFlow flow;

    HandOver(ReceiptClock receiptClock, RectificationMeasureFlow flow) {
        this.receiptClock = receiptClock;
        this.flow = flow;
    }

    void toDepartment(Measure measure) {
        receiptClock.start(measure);
        flow.dispatched(measure.number(), measure.department());
    }

    /** The department received it before it came in: nothing is left to sign. */
    void toDepartmentThatReceived(Measure measure) {
        flow.dispatchedReceived(measure.number(), measure.department());
    }
}
