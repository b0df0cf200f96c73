package duban.notification;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One pass of what brings mails out: gathers messages into mails, gives them their words, sends what is due. */
@Component
public class DeliverMails {

    /** So long a message waits for others of its kind: a plan's dispatch takes a while, and is one mail to a person. */
    private static final Duration WAIT = Duration.ofSeconds(30);

    private final WriteMails writeMails;
    private final SendMails sendMails;
    private final JdbcClient jdbc;
    private final Clock clock;

    DeliverMails(WriteMails writeMails, SendMails sendMails, JdbcClient jdbc, Clock clock) {
        this.writeMails = writeMails;
        this.sendMails = sendMails;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The usual pass; returns how many mails were taken in hand. */
    public synchronized int pass() {
        prepare(WAIT);
        return sendMails.send();
    }

    /** A pass that waits for nothing, for those who move the clock. */
    public synchronized int passAtOnce() {
        prepare(Duration.ZERO);
        return sendMails.send();
    }

    /** Carries the work out while no pass goes, for those who move the clock: a day's mails go out on that day. */
    public synchronized void resting(Runnable work) {
        work.run();
    }

    private void prepare(Duration wait) {
        jdbc.sql("select gather_mails(:now, make_interval(secs => :wait))")
                .param("now", Timestamp.from(clock.instant()))
                .param("wait", wait.toSeconds())
                .query(Integer.class)
                .single();
        while (writeMails.writeSome() > 0) {
            continue;
        }
    }
}
