package duban.notification.smtp;

import duban.notification.Channel;
import duban.notification.ScriptedServer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The channel as it is, for servers on this machine: it does not wait long. */
public final class TestSmtp {

    private TestSmtp() {}

    public static Channel channel(ScriptedServer server, Clock clock) {
        return channel(server, clock, Duration.ofSeconds(2));
    }

    public static Channel channel(ScriptedServer server, Clock clock, Duration patience) {
        return new SmtpChannel(server.settings(), "duban@duban.gov.cn", List.of(), clock, patience, patience);
    }
}
