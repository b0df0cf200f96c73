package duban.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** The server's process on a data folder: started on a free port, stopped, and found again when it was left behind. */
final class Postmaster {

    private static final long START_SECONDS = 60;
    private static final int STOP_SECONDS = 15;
    private static final int TRIES_FOR_A_PORT = 3;

    private final Path data;
    private final PostgresPrograms programs;

    Postmaster(Path data, PostgresPrograms programs) {
        this.data = data;
        this.programs = programs;
    }

    /** The living server of the data folder. Its pid file may be stale and the number may be another program's by now. */
    static Optional<ProcessHandle> living(Path data) {
        var pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        try {
            var pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
            return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(process -> {
                var info = process.info();
                return info.command().or(info::commandLine).orElse("").contains("postgres");
            });
        } catch (IOException | IndexOutOfBoundsException | NumberFormatException unreadable) {
            return Optional.empty();
        }
    }

    /** Starts the server and says on which port: free when asked for, but somebody else may take it before the server. */
    int start(PostgresServer.Durability durability) throws IOException {
        for (var attempt = 1; ; attempt++) {
            var free = freePort();
            try {
                start(durability, free);
                return free;
            } catch (IOException failed) {
                if (attempt == TRIES_FOR_A_PORT || !programs.log().contains("could not bind")) {
                    throw failed;
                }
            }
        }
    }

    private void start(PostgresServer.Durability durability, int free) throws IOException {
        var options = Map.of(
                        "port", String.valueOf(free),
                        "listen_addresses", "127.0.0.1",
                        "unix_socket_directories", "",
                        "max_connections", "100",
                        "timezone", "UTC",
                        "log_timezone", "UTC",
                        "synchronous_commit", "off")
                .entrySet()
                .stream()
                .map(option -> "-c %s=%s".formatted(option.getKey(), option.getValue()))
                .collect(Collectors.joining(" "));
        Files.deleteIfExists(programs.logFile());
        Files.createFile(programs.logFile());
        if (programs.user() == OrdinaryUser.NOBODY) {
            programs.user().own(programs.logFile());
        }
        programs.run(
                "pg_ctl",
                START_SECONDS + 10,
                List.of(
                        "start",
                        "--pgdata=" + data,
                        "--log=" + programs.logFile(),
                        "--wait",
                        "--timeout=" + START_SECONDS,
                        "--options=" + options + " -c " + durability.fsync));
    }

    void stop() {
        if (!stop("fast") && !stop("immediate")) {
            living(data).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    private boolean stop(String mode) {
        try {
            programs.run(
                    "pg_ctl",
                    STOP_SECONDS + 5,
                    List.of("stop", "--pgdata=" + data, "--mode=" + mode, "--wait", "--timeout=" + STOP_SECONDS));
            return true;
        } catch (IOException notStopped) {
            return living(data).isEmpty();
        }
    }

    /** Stops the server a killed process may have left running on the data folder. */
    void stopOrphan() {
        living(data).ifPresent(orphan -> {
            stop();
            try {
                orphan.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException | TimeoutException stays) {
                throw new IllegalStateException(
                        "The PostgreSQL (process %d) left over on %s does not end".formatted(orphan.pid(), data));
            }
        });
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
