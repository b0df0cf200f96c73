package duban.notification.smtp;

import duban.notification.Channel;
import duban.notification.ScriptedServer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The channel as it is, for servers on this machine: it does not wait long. */
public final class TestSmtp {

    static final ReturnPath RETURN_PATH =
            new ReturnPath("bounce@duban.gov.cn", "a secret of the test", "duban@duban.gov.cn");

    private TestSmtp() {}

    public static Channel channel(ScriptedServer server, Clock clock) {
        return channel(server, clock, Duration.ofSeconds(2));
    }

    public static Channel channel(ScriptedServer server, Clock clock, Duration patience) {
        return channel(server.port(), clock, patience);
    }

    /** To the server of another process. */
    public static Channel channel(int port, Clock clock, Duration patience) {
        return new SmtpChannel(
                ScriptedServer.settings(port), "duban@duban.gov.cn", RETURN_PATH, List.of(), clock, patience, patience);
    }
}
