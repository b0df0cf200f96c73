package duban.notification;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Has mails delivered every few seconds while the application runs, and takes back what was returned. */
@Component
class MailDispatcher implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(MailDispatcher.class);

    /** A mail on its way usually has its answer within this; more is not waited for when the application ends. */
    private static final long GRACE_SECONDS = 3;

    private static final long RETURNED_EVERY_SECONDS = 60;

    private final DeliverMails deliverMails;
    private final SendMails sendMails;
    private final ReturnedMails returnedMails;
    private final long every;
    private ScheduledExecutorService passes;

    /** @param every seconds between two passes; 0 for none */
    MailDispatcher(
            DeliverMails deliverMails,
            SendMails sendMails,
            ReturnedMails returnedMails,
            @Value("${duban.mail.every}") long every) {
        this.deliverMails = deliverMails;
        this.sendMails = sendMails;
        this.returnedMails = returnedMails;
        this.every = every;
    }

    @Override
    public synchronized void start() {
        if (every > 0) {
            passes = Executors.newScheduledThreadPool(2, MailDispatcher::thread);
            passes.scheduleWithFixedDelay(() -> surviving(deliverMails::pass), every, every, TimeUnit.SECONDS);
            passes.scheduleWithFixedDelay(
                    () -> surviving(returnedMails::read),
                    RETURNED_EVERY_SECONDS,
                    RETURNED_EVERY_SECONDS,
                    TimeUnit.SECONDS);
        }
    }

    /** No row stays behind in the sender's hands: what is on its way is waited for, and cut off if that takes long. */
    @Override
    public synchronized void stop() {
        if (passes == null) {
            return;
        }
        passes.shutdown();
        sendMails.end();
        try {
            if (!passes.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS)) {
                sendMails.abort();
                passes.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        passes = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return passes != null;
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "mail");
        thread.setDaemon(true);
        return thread;
    }

    /** A scheduled task that throws is never run again. */
    private static void surviving(Runnable pass) {
        try {
            pass.run();
        } catch (RuntimeException failed) {
            LOG.error("A pass of the mails failed; the next one tries again", failed);
        }
    }
}
