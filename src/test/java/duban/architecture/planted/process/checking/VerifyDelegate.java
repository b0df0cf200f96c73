package duban.architecture.planted.process.checking;

import duban.architecture.planted.process.closure.CloseDelegate;

/** Knows another phase. */
public record VerifyDelegate(CloseDelegate other) {}
