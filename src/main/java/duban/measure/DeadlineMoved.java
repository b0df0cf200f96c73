package duban.measure;

import duban.shared.MeasureNumber;

/** The deadline of a measure has become another one, in the running transaction. */
public record DeadlineMoved(MeasureNumber measure) {}
