package duban.notification;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes back a mail that was sent and could not be delivered further on: it failed like one that is refused at once. */
@Component
@Transactional
public class TakeReturnedMail {

    private final FailedMails failedMails;

    TakeReturnedMail(FailedMails failedMails) {
        this.failedMails = failedMails;
    }

    /**
     * Does nothing if the mail is not one that was sent: it came back before.
     *
     * @param answer what the last server said of it
     * @param mailboxGone true if nothing that goes there will arrive
     */
    public void take(long mail, String answer, boolean mailboxGone) {
        failedMails.failReturned(mail, answer, mailboxGone);
    }
}
