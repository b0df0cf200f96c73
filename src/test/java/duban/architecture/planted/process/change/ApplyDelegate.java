package duban.architecture.planted.process.change;

import duban.architecture.planted.process.handling.SignDelegate;

/** Knows another phase. */
public record ApplyDelegate(SignDelegate other) {}
