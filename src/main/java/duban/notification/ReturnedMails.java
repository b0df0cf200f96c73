package duban.notification;

/** Port: where mails that were sent come back to if they cannot be delivered. */
public interface ReturnedMails {

    /** Takes what has come back since, with {@link TakeReturnedMail}; nothing if mails are not to come back here. */
    void read();
}
