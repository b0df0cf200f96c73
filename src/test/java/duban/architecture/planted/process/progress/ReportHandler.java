package duban.architecture.planted.process.progress;

import duban.architecture.planted.process.handling.SignDelegate;

/** Knows another phase. */
public record ReportHandler(SignDelegate other) {}
