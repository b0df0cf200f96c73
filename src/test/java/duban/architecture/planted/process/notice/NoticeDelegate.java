package duban.architecture.planted.process.notice;

import duban.architecture.planted.process.handling.SignDelegate;

/** Knows another phase. */
public record NoticeDelegate(SignDelegate other) {}
