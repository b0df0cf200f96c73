package duban.architecture.planted.process.dispatch;

import duban.architecture.planted.process.handling.SignDelegate;

/** Knows another phase. */
public record DispatchDelegate(SignDelegate other) {}
