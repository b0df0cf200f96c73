package duban.notification;

/**
 * A mail as it is handed over.
 *
 * @param id of the outbox; what identifies the mail outside is made of it, the same at each attempt
 * @param address of its one recipient
 */
public record OutgoingMail(long id, String address, String subject, String plain, String html) {}
