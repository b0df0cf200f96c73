package duban.notification;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Gives mails up: with the server's words, and where the mailbox is none, for all that would go there. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class FailedMails {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    FailedMails(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** Gives the mail up; true if it was not given up before. */
    boolean fail(long mail, String answer) {
        return fail(mail, answer, List.of("READY", "RETRY", "SENDING"));
    }

    private boolean fail(long mail, String answer, List<String> from) {
        var failed = jdbc.sql("""
                update mail set state = 'FAILED', failed_at = ?, answer = ?, lease_until = null
                 where id = ? and state = any (?)""")
                        .param(Timestamp.from(clock.instant()))
                        .param(answer)
                        .param(mail)
                        .param(from.toArray(String[]::new))
                        .update()
                == 1;
        if (failed) {
            events.publishEvent(new MailFailed(mail, itemsOf(mail), recipientOf(mail), answer));
        }
        return failed;
    }

    /** As {@link #fail}; nothing is written to this address any more, and the supervision office is told once. */
    void failForGood(long mail, String address, String answer) {
        if (fail(mail, answer)) {
            markBad(mail, address, answer);
        }
    }

    /** What the mail server took came back. */
    void failReturned(long mail, String answer, boolean mailboxGone) {
        if (fail(mail, answer, List.of("SENT")) && mailboxGone) {
            var address = jdbc.sql("select address from mail where id = ?")
                    .param(mail)
                    .query(String.class)
                    .single();
            markBad(mail, address, answer);
        }
    }

    private void markBad(long mail, String address, String answer) {
        var marked = jdbc.sql("""
                insert into bad_mailbox (person, address, since, answer)
                select person, ?, ?, ? from mail where id = ? on conflict do nothing""")
                .param(address)
                .param(Timestamp.from(clock.instant()))
                .param(answer)
                .param(mail)
                .update();
        if (marked == 1) {
            events.publishEvent(new MailboxMarkedBad(itemsOf(mail), recipientOf(mail)));
        }
    }

    private String recipientOf(long mail) {
        return jdbc.sql("""
                select d.name || o.name from mail m join officer o on o.id = m.person join department d on d.code = o.home
                 where m.id = ?""").param(mail).query(String.class).single();
    }

    private List<String> itemsOf(long mail) {
        return jdbc.sql("select item from mail_line where mail = ? order by item")
                .param(mail)
                .query(String.class)
                .list();
    }
}
