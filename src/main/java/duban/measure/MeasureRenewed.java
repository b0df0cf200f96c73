package duban.measure;

import duban.shared.MeasureNumber;

/** By an approved change a measure begins anew, in other words or in another department, in the running transaction. */
public record MeasureRenewed(MeasureNumber measure) {}
