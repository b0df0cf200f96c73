package duban.notification;

/** A mail that had been given up was delivered, in the running transaction. */
public record MailSentAfterAll(long mail) {}
