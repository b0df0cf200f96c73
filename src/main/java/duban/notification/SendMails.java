package duban.notification;

import duban.notification.Channel.Connection;
import duban.notification.Channel.Unreachable;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Sends what is due, one mail after another through one connection, and not faster than the mail server is to be asked.
 * Neither a database connection nor a lock is held while it talks to the server.
 */
@Component
public class SendMails implements DisposableBean {

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

    /** @param perSecond most mails in a second */
    SendMails(Outbox outbox, Channel channel, @Value("${duban.mail.per-second}") int perSecond) {
        this.outbox = outbox;
        this.channel = channel;
        this.nanosBetween = TimeUnit.SECONDS.toNanos(1) / perSecond;
    }

    /** Sends until nothing is due, the server cannot be reached, or the thread is interrupted; returns how many it took. */
    public int send() {
        if (!outbox.hold(channel.name(), sender)) {
            return 0;
        }
        var taken = 0;
        var mail = outbox.claim(channel.name(), sender);
        if (mail.isEmpty()) {
            return 0;
        }
        var claimed = mail.get();
        try (var connection = channel.connect()) {
            while (claimed != null) {
                var began = System.nanoTime();
                outbox.record(channel.name(), claimed.id(), deliver(connection, claimed));
                taken++;
                claimed = null;
                if (waitedUntil(began + nanosBetween)) {
                    claimed = outbox.claim(channel.name(), sender).orElse(null);
                }
            }
        } catch (Unreachable unreachable) {
            outbox.pause(channel.name(), claimed.id(), unreachable.getMessage());
        }
        return taken;
    }

    @Override
    public void destroy() {
        heartbeats.shutdownNow();
        outbox.release(channel.name(), sender);
    }

    private Delivery deliver(Connection connection, OutgoingMail mail) throws Unreachable {
        var heartbeat = heartbeats.scheduleAtFixedRate(
                () -> outbox.stillSending(channel.name(), sender, mail.id()),
                HEARTBEAT_SECONDS,
                HEARTBEAT_SECONDS,
                TimeUnit.SECONDS);
        try {
            return connection.deliver(mail);
        } finally {
            heartbeat.cancel(false);
        }
    }

    /** False if the thread is to end. */
    private static boolean waitedUntil(long nanos) {
        try {
            TimeUnit.NANOSECONDS.sleep(nanos - System.nanoTime());
            return true;
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
