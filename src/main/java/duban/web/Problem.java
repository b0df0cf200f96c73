package duban.web;

/**
 * What a refused request answers.
 *
 * @param field form field the message belongs to, {@code null} for the whole request
 * @param requestId what the log knows it by
 */
public record Problem(String code, String message, String field, String requestId) {}
