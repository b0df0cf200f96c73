package duban.notification;

import duban.notification.smtp.TestSmtp;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** A sender in a process of its own, to be killed: sends what is due at this time, and ends. */
final class SenderProcess {

    private SenderProcess() {}

    /** @param arguments the database's address, the mail server's port, what time it is */
    public static void main(String[] arguments) {
        try (var outbox = new OutboxDatabase(arguments[0], Instant.parse(arguments[2]))) {
            var channel = TestSmtp.channel(Integer.parseInt(arguments[1]), outbox.clock(), Duration.ofSeconds(10));
            outbox.sender(channel, 10_000).send();
        }
    }

    static Process start(OutboxDatabase outbox, ScriptedServer server) throws IOException {
        return new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SenderProcess.class.getName(),
                        outbox.url(),
                        String.valueOf(server.port()),
                        outbox.clock().instant().toString())
                .inheritIO()
                .start();
    }
}
