package duban.architecture.planted.process.round;

import duban.architecture.planted.process.handling.SignDelegate;

/** Knows another phase. */
public record RoundDelegate(SignDelegate other) {}
