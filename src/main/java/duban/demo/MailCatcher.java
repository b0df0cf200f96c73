package duban.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.TooMuchDataException;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server on loopback that delivers nothing: each mail becomes a file {@code .eml} for whoever looks. */
public final class MailCatcher implements AutoCloseable {

    static final int LARGEST_MAIL = 10 * 1024 * 1024;
    private static final int USUAL_PORT = 2525;
    private static final int LONGEST_NAME = 100;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final Clock clock;
    private final AtomicLong received = new AtomicLong();
    private final SMTPServer server;

    /** Starts on port 2525, or on a free one where that is taken. */
    public static MailCatcher start(Path folder, Clock clock) {
        try {
            Files.createDirectories(folder);
            return new MailCatcher(folder, clock);
        } catch (IOException failed) {
            throw new UncheckedIOException("Mails cannot be kept in " + folder, failed);
        }
    }

    private MailCatcher(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
        this.server = startedOnUsualPortOrFreeOne();
    }

    public int port() {
        return server.getPortAllocated();
    }

    public Path folder() {
        return folder;
    }

    /** The mails, oldest first. */
    public List<Path> mails() {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .sorted()
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        if (server.isRunning()) {
            server.stop();
        }
    }

    private SMTPServer started(int port) {
        var catching = SMTPServer.port(port)
                .bindAddress(InetAddress.getLoopbackAddress())
                .messageHandlerFactory(context -> new Mail())
                .maxMessageSize(LARGEST_MAIL)
                .maxConnections(20)
                .build();
        catching.start();
        return catching;
    }

    private SMTPServer startedOnUsualPortOrFreeOne() {
        try {
            return started(USUAL_PORT);
        } catch (RuntimeException failed) {
            if (failed.getCause() instanceof BindException) {
                return started(0);
            }
            throw failed;
        }
    }

    /** One mail while it comes in; it gets its final name when it is complete. */
    private final class Mail implements MessageHandler {

        private final List<String> recipients = new ArrayList<>();

        @Override
        public void from(String sender) {}

        @Override
        public void recipient(String recipient) {
            recipients.add(recipient);
        }

        @Override
        public String data(InputStream content) throws IOException {
            var unfinished = Files.createTempFile(folder, "incoming", ".part");
            try {
                try (var file = Files.newOutputStream(unfinished)) {
                    var buffer = new byte[8192];
                    var size = 0L;
                    for (var read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                        size += read;
                        if (size > LARGEST_MAIL) {
                            throw new TooMuchDataException("larger than " + LARGEST_MAIL + " bytes");
                        }
                        file.write(buffer, 0, read);
                    }
                }
                Files.move(unfinished, folder.resolve(name()), StandardCopyOption.ATOMIC_MOVE);
                return null;
            } finally {
                Files.deleteIfExists(unfinished);
            }
        }

        @Override
        public void done() {}

        /** Two mails of one millisecond stay in their order, and mails of two starts do not meet. */
        private String name() {
            var others = recipients.size() > 1 ? "+" + (recipients.size() - 1) : "";
            var recipient = recipients.get(0).replaceAll("[^A-Za-z0-9@._-]", "_");
            var shown = recipient.substring(0, Math.min(recipient.length(), LONGEST_NAME));
            return "%s-%06d-%s%s.eml"
                    .formatted(TIME.format(clock.instant()), received.incrementAndGet(), shown, others);
        }
    }
}
