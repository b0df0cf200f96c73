package duban.notification;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Backoff backoff = new Backoff(new SplittableRandom());

    Outbox(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** True if this sender sends now: nobody else does, and the channel is not pausing. Asked again, it is held longer. */
    boolean hold(String channel, String sender) {
        return jdbc.sql("""
                update mail_sender set holder = :sender, held_until = :until
                 where channel = :channel and (holder = :sender or holder is null or held_until <= :now)
                   and (paused_until is null or paused_until <= :now)""")
                        .param("channel", channel)
                        .param("sender", sender)
                        .param("now", Timestamp.from(clock.instant()))
                        .param("until", Timestamp.from(clock.instant().plus(HELD)))
                        .update()
                == 1;
    }

    /** Lets another application send at once. */
    void release(String channel, String sender) {
        jdbc.sql("update mail_sender set holder = null, held_until = null where channel = ? and holder = ?")
                .param(channel)
                .param(sender)
                .update();
    }

    /**
     * The next mail that is due, now in this sender's hands; empty if there is none, or if the channel is held by another
     * meanwhile.
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
                .query((row, index) -> new OutgoingMail(
                        row.getLong("id"),
                        row.getString("reference"),
                        row.getString("address"),
                        row.getString("subject"),
                        row.getString("plain"),
                        row.getString("html")))
                .optional();
    }

    /** While one mail takes long: the sender lives, and so does its claim. */
    void stillSending(String channel, String sender, long mail) {
        var until = Timestamp.from(clock.instant().plus(HELD));
        if (hold(channel, sender)) {
            jdbc.sql("update mail set lease_until = ? where id = ? and state = 'SENDING'")
                    .param(until)
                    .param(mail)
                    .update();
        }
    }

    /** Records what became of a claimed mail. The server answers, so the channel pauses no longer. */
    void record(String channel, long mail, Delivery delivery) {
        jdbc.sql(
                        "update mail_sender set failures = 0, paused_until = null, answer = '' where channel = ? and failures > 0")
                .param(channel)
                .update();
        switch (delivery.outcome()) {
            case SENT ->
                jdbc.sql(
                                "update mail set state = 'SENT', sent_at = ?, answer = ?, lease_until = null where id = ? and state = 'SENDING'")
                        .param(Timestamp.from(clock.instant()))
                        .param(delivery.answer())
                        .param(mail)
                        .update();
            case LATER -> retry(mail, delivery.answer());
            case REFUSED -> fail(mail, delivery.answer());
            case NO_MAILBOX -> {
                if (fail(mail, delivery.answer())) {
                    jdbc.sql("""
                            insert into bad_mailbox (person, address, since, answer)
                            select person, address, ?, ? from mail where id = ? on conflict do nothing""")
                            .param(Timestamp.from(clock.instant()))
                            .param(delivery.answer())
                            .param(mail)
                            .update();
                }
            }
        }
    }

    /** Nothing can be handed over: the claimed mail waits like all others, and the channel pauses, longer each time. */
    void pause(String channel, Long mail, String reason) {
        var failures = jdbc.sql(
                        "update mail_sender set failures = failures + 1, answer = ? where channel = ? returning failures")
                .param(reason)
                .param(channel)
                .query(Integer.class)
                .single();
        var until = clock.instant().plus(backoff.after(failures));
        jdbc.sql("update mail_sender set paused_until = ? where channel = ?")
                .param(Timestamp.from(until))
                .param(channel)
                .update();
        if (mail != null) {
            jdbc.sql("""
                    update mail set state = case when attempts > 1 then 'RETRY' else 'READY' end, attempts = attempts - 1, answer = ?, lease_until = null
                     where id = ? and state = 'SENDING'""").param(reason).param(mail).update();
        }
        giveUpOld(channel, reason);
    }

    private void retry(long mail, String answer) {
        var tried = jdbc.sql("select attempts, made_at from mail where id = ? and state = 'SENDING' for update")
                .param(mail)
                .query((row, index) ->
                        new Tried(row.getInt(1), row.getTimestamp(2).toInstant()))
                .optional();
        tried.ifPresent(attempt -> {
            var next = clock.instant().plus(backoff.after(attempt.attempts()));
            if (next.isAfter(attempt.madeAt().plus(Backoff.GIVE_UP))) {
                fail(mail, answer);
            } else {
                jdbc.sql("update mail set state = 'RETRY', next_at = ?, answer = ?, lease_until = null where id = ?")
                        .param(Timestamp.from(next))
                        .param(answer)
                        .param(mail)
                        .update();
            }
        });
    }

    private void giveUpOld(String channel, String answer) {
        jdbc.sql(
                        "select id from mail where channel = ? and state in ('READY', 'RETRY') and made_at <= ? for update skip locked")
                .param(channel)
                .param(Timestamp.from(clock.instant().minus(Backoff.GIVE_UP)))
                .query(Long.class)
                .list()
                .forEach(mail -> fail(mail, answer));
    }

    private boolean fail(long mail, String answer) {
        var failed = jdbc.sql("""
                update mail m set state = 'FAILED', answer = ?, lease_until = null
                  from officer o join department d on d.code = o.home
                 where m.id = ? and o.id = m.person and m.state in ('SENDING', 'READY', 'RETRY')
                returning d.name || o.name""").param(answer).param(mail).query(String.class).optional();
        failed.ifPresent(recipient -> events.publishEvent(new MailFailed(mail, itemsOf(mail), recipient, answer)));
        return failed.isPresent();
    }

    private List<String> itemsOf(long mail) {
        return jdbc.sql("select item from mail_line where mail = ? order by item")
                .param(mail)
                .query(String.class)
                .list();
    }

    private record Tried(int attempts, Instant madeAt) {}
}
