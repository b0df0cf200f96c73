package duban.architecture.planted.process.closure;

import duban.architecture.planted.process.dispatch.DispatchDelegate;

/** Knows another phase. */
public record CloseDelegate(DispatchDelegate other) {}
