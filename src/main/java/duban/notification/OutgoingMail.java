package duban.notification;

/**
 * A mail as it is handed over.
 *
 * @param id of the outbox
 * @param reference what identifies it outside: the same at each attempt, and never another mail's
 * @param address of its one recipient
 */
public record OutgoingMail(long id, String reference, String address, String subject, String plain, String html) {}
