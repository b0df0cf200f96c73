package duban.architecture.planted.process.deadline;

import duban.architecture.planted.process.change.ApplyDelegate;

/** Knows another phase. */
public record ResumeDelegate(ApplyDelegate other) {}
