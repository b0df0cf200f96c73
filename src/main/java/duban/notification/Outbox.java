package duban.notification;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The outbox as the sender sees it. Each method is one short transaction; none is open while a mail is handed over. Who
 * sends holds the channel for {@link #HELD} and a mail for as long; whoever ends in between leaves at most the one mail of
 * which nobody knows whether it went out, and it goes out again under the same Message-ID.
 */
@Component
@Transactional
class Outbox {

    /** How long a sender is believed to live without saying so. */
    static final Duration HELD = Duration.ofSeconds(60);

    /** So often a mail is handed over at most to a server that takes it without an answer: each may have arrived. */
    static final int UNKNOWN_AT_MOST = 3;

    private final JdbcClient jdbc;
    private final FailedMails failedMails;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Backoff backoff = new Backoff(new SplittableRandom());

    Outbox(JdbcClient jdbc, FailedMails failedMails, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.failedMails = failedMails;
        this.events = events;
        this.clock = clock;
    }

    /**
     * The next mail that is due, now in this sender's hands; empty if there is none, if another sender has the channel, or
     * while it pauses.
     */
    Optional<OutgoingMail> claim(String channel, String sender) {
        var now = clock.instant();
        if (!hold(channel, sender)) {
            return Optional.empty();
        }
        return jdbc.sql("""
                update mail set state = 'SENDING', attempts = attempts + 1, lease_until = :until, maybe_twice = maybe_twice or state = 'SENDING'
                 where id = (select id from mail
                              where channel = :channel
                                and (state in ('READY', 'RETRY') and next_at <= :now or state = 'SENDING' and lease_until <= :now)
                              order by next_at, id limit 1 for update skip locked)
                returning id, 'mail-' || id || '.' || (select s.installation from mail_sender s where s.channel = mail.channel) as reference,
                          address, subject, plain, html""")
                .param("channel", channel)
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(now.plus(HELD)))
                .query(OutgoingMail.class)
                .optional();
    }

    /** While one mail takes long: the sender lives, and so does its claim. */
    void stillSending(String channel, String sender, long mail) {
        if (hold(channel, sender)) {
            jdbc.sql("update mail set lease_until = ? where id = ? and state = 'SENDING'")
                    .param(Timestamp.from(clock.instant().plus(HELD)))
                    .param(mail)
                    .update();
        }
    }

    /** Lets another application send at once. */
    void release(String channel, String sender) {
        jdbc.sql("update mail_sender set holder = null, held_until = null where channel = ? and holder = ?")
                .param(channel)
                .param(sender)
                .update();
    }

    /**
     * Records what became of a claimed mail. That it was accepted counts whoever says so; anything else only from who has
     * the channel: a sender that was believed dead knows nothing of what another is doing with the mail.
     */
    void record(String channel, String sender, OutgoingMail mail, Delivery delivery) {
        var answer = delivery.answer();
        if (delivery.outcome() == Delivery.Outcome.SENT) {
            sent(mail.id(), answer);
        } else if (hasChannel(channel, sender)) {
            switch (delivery.outcome()) {
                case SENT -> throw new IllegalStateException();
                case LATER -> retry(mail.id(), answer, false);
                case UNKNOWN -> retry(mail.id(), answer, true);
                case REFUSED -> failedMails.fail(mail.id(), answer);
                case NO_MAILBOX -> failedMails.failForGood(mail.id(), mail.address(), answer);
            }
        }
        if (delivery.outcome() != Delivery.Outcome.UNKNOWN) {
            jdbc.sql(
                            "update mail_sender set failures = 0, paused_until = null, answer = '' where channel = ? and holder = ? and failures > 0")
                    .param(channel)
                    .param(sender)
                    .update();
        }
    }

    /** Nothing can be handed over: all mails wait, and the channel pauses, longer each time. */
    void pause(String channel, String sender, String reason) {
        var failures = jdbc.sql(
                        "update mail_sender set failures = failures + 1, answer = ? where channel = ? and holder = ? returning failures")
                .param(reason)
                .param(channel)
                .param(sender)
                .query(Integer.class)
                .optional();
        if (failures.isPresent()) {
            jdbc.sql("update mail_sender set paused_until = ? where channel = ?")
                    .param(Timestamp.from(clock.instant().plus(backoff.after(failures.get()))))
                    .param(channel)
                    .update();
        }
    }

    /** Of a claimed mail that certainly did not go out. It comes after the others: it may be the one that breaks it. */
    void putBack(String channel, String sender, OutgoingMail mail, String reason) {
        if (hasChannel(channel, sender)) {
            jdbc.sql("""
                    update mail set state = case when attempts > 1 then 'RETRY' else 'READY' end, attempts = attempts - 1,
                           next_at = ?, answer = ?, lease_until = null
                     where id = ? and state = 'SENDING'""")
                    .param(Timestamp.from(clock.instant().plusSeconds(1)))
                    .param(reason)
                    .param(mail.id())
                    .update();
        }
    }

    /** True if this sender sends now: nobody else does, and the channel is not pausing. */
    private boolean hold(String channel, String sender) {
        var now = clock.instant();
        return jdbc.sql("""
                update mail_sender set holder = :sender, held_until = :until
                 where channel = :channel and (holder = :sender or holder is null or held_until <= :now)
                   and (paused_until is null or paused_until <= :now)""")
                        .param("channel", channel)
                        .param("sender", sender)
                        .param("now", Timestamp.from(now))
                        .param("until", Timestamp.from(now.plus(HELD)))
                        .update()
                == 1;
    }

    private boolean hasChannel(String channel, String sender) {
        return jdbc.sql("select 1 from mail_sender where channel = ? and holder = ? for update")
                        .param(channel)
                        .param(sender)
                        .query()
                        .listOfRows()
                        .size()
                == 1;
    }

    private void sent(long mail, String answer) {
        jdbc.sql("""
                update mail set state = 'SENT', sent_at = ?, answer = ?, lease_until = null
                 where id = ? and state in ('SENDING', 'READY', 'RETRY') returning failed_at is not null""")
                .param(Timestamp.from(clock.instant()))
                .param(answer)
                .param(mail)
                .query(Boolean.class)
                .optional()
                .filter(afterAll -> afterAll)
                .ifPresent(afterAll -> events.publishEvent(new MailSentAfterAll(mail)));
    }

    private record Tried(int attempts, Instant since) {}

    private void retry(long mail, String answer, boolean maybeDelivered) {
        var tried = jdbc.sql(
                        "select attempts, coalesce(resent_at, made_at) as since from mail where id = ? and state = 'SENDING' for update")
                .param(mail)
                .query((row, index) ->
                        new Tried(row.getInt(1), row.getTimestamp(2).toInstant()))
                .optional();
        if (tried.isEmpty()) {
            return;
        }
        var next = clock.instant().plus(backoff.after(tried.get().attempts()));
        if (next.isAfter(tried.get().since().plus(Backoff.GIVE_UP))
                || maybeDelivered && tried.get().attempts() >= UNKNOWN_AT_MOST) {
            failedMails.fail(mail, answer);
            return;
        }
        // A newer morning's mail says the same and more.
        jdbc.sql("""
                update mail m set next_at = ?, answer = ?, lease_until = null, maybe_twice = maybe_twice or ?,
                       state = case when kind = 'ROUTINE' and exists (select from mail n where n.person = m.person
                                         and n.channel = m.channel and n.kind = m.kind and n.slot > m.slot)
                                    then 'SUPERSEDED' else 'RETRY' end
                 where id = ?""")
                .param(Timestamp.from(next))
                .param(answer)
                .param(maybeDelivered)
                .param(mail)
                .update();
    }

    /** What has waited for days is given up, some at a time: each is raised where people look. */
    void giveUpOld(String channel, String answer) {
        jdbc.sql("""
                select id from mail where channel = ? and state in ('READY', 'RETRY') and coalesce(resent_at, made_at) <= ?
                 order by id limit 1000 for update skip locked""")
                .param(channel)
                .param(Timestamp.from(clock.instant().minus(Backoff.GIVE_UP)))
                .query(Long.class)
                .list()
                .forEach(mail -> failedMails.fail(mail, answer));
    }
}
