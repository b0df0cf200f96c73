package duban.notification;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** A mail server that answers what a test says, or nothing, or hangs up; what it accepted is kept. */
public final class ScriptedServer implements AutoCloseable {

    /** It says nothing and keeps the connection. */
    public static final String SILENCE = "(silence)";

    /** It ends the connection without a word. */
    public static final String HANG_UP = "(hang up)";

    /** It takes the mail as if it would say so, and then ends the connection without a word. */
    public static final String TAKE_AND_HANG_UP = "(take and hang up)";

    /** What it says; {@code null} for what a willing server would. */
    @FunctionalInterface
    public interface Script {

        /**
         * @param command as it came; a dot for the end of a mail, empty for the greeting
         * @param recipient of the mail on its way, empty before
         * @param onConnection how many mails it took on this connection
         */
        String answer(String command, String recipient, int onConnection);
    }

    /** A mail it accepted. */
    public record Taken(String returnPath, String recipient, String text) {

        /** Value of a header, unfolded; empty if there is none. */
        public String header(String name) {
            var found = Pattern.compile("(?im)^" + name + ": (.*(?:\r\n[ \t].*)*)")
                    .matcher(text.substring(0, text.indexOf("\r\n\r\n") + 2));
            return found.find() ? found.group(1).replaceAll("\r\n[ \t]", " ") : "";
        }
    }

    private final ServerSocket server;
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final List<Taken> taken = Collections.synchronizedList(new ArrayList<>());
    private final List<String> commands = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger accepted = new AtomicInteger();
    private final CountDownLatch silent = new CountDownLatch(1);
    private volatile Script script = (command, recipient, onConnection) -> null;

    public ScriptedServer() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        daemon(this::accept);
    }

    public void script(Script next) {
        script = next;
    }

    public int port() {
        return server.getLocalPort();
    }

    /** The settings of who sends to it. */
    public JavaMailSenderImpl settings() {
        return settings(port());
    }

    /** The settings of who sends to the one on this port. */
    public static JavaMailSenderImpl settings(int port) {
        var settings = new JavaMailSenderImpl();
        settings.setHost("127.0.0.1");
        settings.setPort(port);
        return settings;
    }

    public List<Taken> taken() {
        return copyOf(taken);
    }

    /** All it was told, mails themselves left out. */
    public List<String> commands() {
        return copyOf(commands);
    }

    public int connections() {
        return accepted.get();
    }

    /** Counted down when it falls silent. */
    public CountDownLatch silent() {
        return silent;
    }

    @Override
    public void close() {
        try {
            server.close();
            for (var connection : connections) {
                connection.close();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void accept() {
        try {
            while (true) {
                var connection = server.accept();
                accepted.incrementAndGet();
                connections.add(connection);
                daemon(() -> talk(connection));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void talk(Socket connection) {
        try (connection) {
            var in = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
            var returnPath = "";
            var recipient = "";
            var took = 0;
            if (!answered(connection, "", recipient, took, "220 scripted")) {
                return;
            }
            for (var command = in.readLine(); command != null; command = in.readLine()) {
                commands.add(command);
                if (command.startsWith("MAIL FROM:")) {
                    returnPath = path(command);
                } else if (command.startsWith("RCPT TO:")) {
                    recipient = path(command);
                }
                if (!answered(connection, command, recipient, took, usual(command))) {
                    return;
                }
                if (command.equals("DATA") && goesAhead(recipient, took)) {
                    var mail = new Taken(returnPath, recipient, text(in));
                    var answer = script.answer(".", recipient, took);
                    if (answer == null || answer.startsWith("2") || answer.equals(TAKE_AND_HANG_UP)) {
                        taken.add(mail);
                        took++;
                    }
                    if (!say(connection, answer == null ? "250 2.0.0 queued" : answer)) {
                        return;
                    }
                    recipient = "";
                }
            }
        } catch (IOException ended) {
            // The other side is gone, or the test is over.
        }
    }

    private boolean goesAhead(String recipient, int took) {
        var answer = script.answer("DATA", recipient, took);
        return answer == null || answer.startsWith("354");
    }

    private boolean answered(Socket connection, String command, String recipient, int took, String usual)
            throws IOException {
        var answer = script.answer(command, recipient, took);
        return say(connection, answer == null ? usual : answer);
    }

    private static <T> List<T> copyOf(List<T> growing) {
        synchronized (growing) {
            return List.copyOf(growing);
        }
    }

    /** False if the connection is to end. */
    private boolean say(Socket connection, String answer) throws IOException {
        switch (answer) {
            case HANG_UP, TAKE_AND_HANG_UP -> {
                return false;
            }
            case SILENCE -> {
                silent.countDown();
                return connection.getInputStream().read() >= 0;
            }
            default -> {
                connection.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.UTF_8));
                return !answer.startsWith("421");
            }
        }
    }

    private static String usual(String command) {
        if (command.startsWith("EHLO")) {
            return "250-scripted\r\n250 8BITMIME";
        }
        return switch (command) {
            case "DATA" -> "354 go ahead";
            case "QUIT" -> "221 bye";
            default -> "250 2.1.0 ok";
        };
    }

    private static String text(BufferedReader in) throws IOException {
        var text = new StringBuilder();
        for (var line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            text.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
        }
        return text.toString();
    }

    private static String path(String command) {
        return command.substring(command.indexOf('<') + 1, command.indexOf('>'));
    }

    private static void daemon(Runnable work) {
        var thread = new Thread(work, "scripted-server");
        thread.setDaemon(true);
        thread.start();
    }
}
