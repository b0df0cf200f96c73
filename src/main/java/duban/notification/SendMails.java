package duban.notification;

import duban.notification.Channel.Connection;
import duban.notification.Channel.Unreachable;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Sends what is due, one mail after another through one connection, and not faster than the mail server is to be asked.
 * Neither a database connection nor a lock of the database is held while it talks to the server.
 */
@Component
public class SendMails implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(SendMails.class);

    /** A sender says it lives this often while the server takes its time. */
    private static final long HEARTBEAT_SECONDS = Outbox.HELD.toSeconds() / 3;

    private final Outbox outbox;
    private final Channel channel;
    private final long nanosBetween;
    private final String sender = UUID.randomUUID().toString();
    private final ScheduledExecutorService heartbeats = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "mail-heartbeat");
        thread.setDaemon(true);
        return thread;
    });

    private long next = System.nanoTime();
    private Known known;
    private volatile OutgoingMail inHand;
    private volatile Connection connection;
    private volatile boolean ended;

    /** What became of a mail, until it is on record: the database may be away just then. */
    private record Known(OutgoingMail mail, Delivery delivery) {}

    /** @param perSecond most mails in a second */
    SendMails(Outbox outbox, Channel channel, @Value("${duban.mail.per-second}") int perSecond) {
        this.outbox = outbox;
        this.channel = channel;
        this.nanosBetween = TimeUnit.SECONDS.toNanos(1) / perSecond;
        heartbeats.scheduleAtFixedRate(this::sayItLives, HEARTBEAT_SECONDS, HEARTBEAT_SECONDS, TimeUnit.SECONDS);
    }

    /** Sends until nothing is due, the server cannot be reached, or it is ended; returns how many mails it took. */
    public synchronized int send() {
        recordWhatIsKnown();
        var taken = 0;
        try {
            claim();
            while (inHand != null) {
                taken += sendThroughOneConnection();
            }
        } finally {
            inHand = null;
        }
        return taken;
    }

    /** No further mail is taken. */
    void end() {
        ended = true;
    }

    /** Ends the connection, whatever is on its way: the sender goes on at once and records what it knows. */
    void abort() {
        ended = true;
        Optional.ofNullable(connection).ifPresent(Connection::abort);
    }

    @Override
    public void destroy() {
        heartbeats.shutdownNow();
        outbox.release(channel.name(), sender);
    }

    /**
     * Until there is no more, or the connection ends: many servers take only so many mails through one. How many got an
     * answer; where none did, the channel pauses.
     */
    private int sendThroughOneConnection() {
        var answered = 0;
        try (var opened = channel.connect()) {
            connection = opened;
            while (inHand != null) {
                known = new Known(inHand, opened.deliver(inHand));
                inHand = null;
                var delivery = known.delivery();
                recordWhatIsKnown();
                answered++;
                if (delivery.outcome() == Delivery.Outcome.UNKNOWN && answered == 1 && !ended) {
                    pause(delivery.answer());
                } else {
                    claim();
                }
            }
        } catch (Unreachable unreachable) {
            if (answered == 0 || ended) {
                putBack(unreachable.getMessage());
            }
            if (answered == 0 && !ended) {
                pause(unreachable.getMessage());
            }
        } finally {
            connection = null;
        }
        return answered;
    }

    private void putBack(String reason) {
        outbox.putBack(channel.name(), sender, inHand, reason);
        inHand = null;
    }

    private void pause(String reason) {
        outbox.pause(channel.name(), sender, reason);
        outbox.giveUpOld(channel.name(), reason);
    }

    private void claim() {
        inHand = !ended && paced() ? outbox.claim(channel.name(), sender).orElse(null) : null;
    }

    private void recordWhatIsKnown() {
        if (known != null) {
            outbox.record(channel.name(), sender, known.mail(), known.delivery());
            known = null;
        }
    }

    private void sayItLives() {
        var mail = inHand;
        try {
            if (mail != null) {
                outbox.stillSending(channel.name(), sender, mail.id());
            }
        } catch (RuntimeException failed) {
            LOG.warn("Cannot say that mail {} is still on its way", mail.id(), failed);
        }
    }

    /** Waits for the next mail's turn; false if the thread is to end. */
    private boolean paced() {
        try {
            TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
            next = Math.max(next, System.nanoTime() - nanosBetween) + nanosBetween;
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
