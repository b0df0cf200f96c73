package duban.architecture.planted.process.handling;

import duban.architecture.planted.process.checking.VerifyDelegate;

/** Knows another phase. */
public record SignDelegate(VerifyDelegate other) {}
