package duban.measure;

import duban.deadline.EscalationLevel;
import duban.shared.MeasureNumber;

/** A measure has come to a rung of its ladder, in the running transaction. */
public record MeasureEscalated(MeasureNumber measure, EscalationLevel level, int occurrence) {}
