package duban.demo;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.springframework.util.FileSystemUtils;

/**
 * A real PostgreSQL on loopback, owned by this process: data folder {@code <home>/postgres}, one server for each home.
 * When this process is killed the server lives on; the next start on the same home finds it by its pid file and stops it.
 */
public final class PostgresServer implements AutoCloseable {

    /** Owns the tables; Flyway works as this role. */
    public static final String OWNER = "duban_owner";

    /** The application's role; has what the migrations grant, nothing else. */
    public static final String APPLICATION = "duban_app";

    /** How much a crash of the machine (not of the application) may cost. */
    public enum Durability {
        /** Nothing is damaged; the last half second of work may be missing. */
        KEPT("fsync=on"),
        /** For data that is thrown away anyway. */
        NONE("fsync=off");

        private final String fsync;

        Durability(String fsync) {
            this.fsync = fsync;
        }
    }

    private static final String SUPERUSER = "postgres";
    private static final String MAJOR_VERSION = "17";
    private static final long START_SECONDS = 60;
    private static final int STOP_SECONDS = 15;
    private static final int TRIES_FOR_A_PORT = 3;

    private final Path home;
    private final Path data;
    private final PostgresBinaries programs;
    private final OrdinaryUser user;
    private final FileLock lock;
    private final String superuserPassword;
    private final String ownerPassword = password();
    private final String applicationPassword = password();
    private final int port;
    private boolean running;

    /**
     * Starts a server, making its data folder where there is none.
     *
     * @param home keeps data, log and lock
     * @param programsUnder where PostgreSQL's programs are unpacked
     */
    public static PostgresServer start(Path home, Path programsUnder, Durability durability) {
        try {
            return new PostgresServer(
                    home.toAbsolutePath().normalize(),
                    programsUnder.toAbsolutePath().normalize(),
                    durability);
        } catch (IOException failed) {
            throw new UncheckedIOException("PostgreSQL could not be started under " + home, failed);
        }
    }

    private PostgresServer(Path home, Path programsUnder, Durability durability) throws IOException {
        this.home = home;
        this.data = home.resolve("postgres");
        Files.createDirectories(home);
        this.lock = lock(home);
        try {
            this.programs = PostgresBinaries.unpackedUnder(programsUnder);
            this.user = OrdinaryUser.available();
            user.own(data);
            stopOrphan();
            if (!Files.exists(data.resolve("PG_VERSION"))) {
                makeDataFolder();
            }
            refuseOtherVersion();
            this.superuserPassword =
                    Files.readString(data.resolve("superuser-password")).strip();
            this.port = startServer(durability);
            this.running = true;
            try (var connection = connect("postgres")) {
                makeRoles(connection);
            }
        } catch (IOException | RuntimeException failed) {
            close();
            throw failed;
        } catch (SQLException failed) {
            close();
            throw new IOException(failed);
        }
    }

    public int port() {
        return port;
    }

    /** Address of a database for JDBC, without a user. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    public String ownerPassword() {
        return ownerPassword;
    }

    public String applicationPassword() {
        return applicationPassword;
    }

    /** What Spring needs to reach a database: the application as its own role, Flyway as the owner. */
    public Map<String, Object> properties(String database) {
        return Map.of(
                "spring.datasource.url", url(database),
                "spring.datasource.username", APPLICATION,
                "spring.datasource.password", applicationPassword,
                "spring.flyway.url", url(database),
                "spring.flyway.user", OWNER,
                "spring.flyway.password", ownerPassword,
                "spring.flyway.placeholders.appRole", APPLICATION);
    }

    /** Makes a database of the owner where it is missing; the application may connect to it. */
    public void provideDatabase(String name) {
        if (!name.matches("[a-z][a-z0-9_]{0,62}")) {
            throw new IllegalArgumentException("Not a name of a database: " + name);
        }
        try (var connection = connect("postgres");
                var statement = connection.createStatement()) {
            try (var found = statement.executeQuery("select 1 from pg_database where datname = '%s'".formatted(name))) {
                if (!found.next()) {
                    try (var creation = connection.createStatement()) {
                        creation.execute("create database %s owner %s".formatted(name, OWNER));
                    }
                }
            }
            // Each time: somebody may have been killed between making and granting.
            statement.execute("revoke all on database %s from public".formatted(name));
            statement.execute("grant connect on database %s to %s".formatted(name, APPLICATION));
        } catch (SQLException failed) {
            throw new IllegalStateException("Database " + name + " could not be made", failed);
        }
    }

    /** Stops the server; the data stays. Does nothing the second time. */
    @Override
    public synchronized void close() {
        if (running) {
            running = false;
            stopServer();
        }
        try {
            if (lock.isValid()) {
                lock.acquiredBy().close();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Removes a home that nobody uses any more, with the server a killed process may have left running on it. */
    public static void discard(Path home) {
        try {
            var lock = lock(home).acquiredBy();
            try {
                postmaster(home.resolve("postgres")).ifPresent(orphan -> {
                    orphan.destroyForcibly();
                    orphan.onExit().join();
                });
                FileSystemUtils.deleteRecursively(home);
            } finally {
                lock.close();
            }
        } catch (IllegalStateException | IOException inUse) {
            // Somebody else's, who removes it in time.
        }
    }

    private static FileLock lock(Path home) throws IOException {
        var channel = new RandomAccessFile(home.resolve("lock").toFile(), "rw").getChannel();
        try {
            var lock = channel.tryLock();
            if (lock != null) {
                return lock;
            }
        } catch (OverlappingFileLockException held) {
            channel.close();
            throw inUse(home);
        }
        channel.close();
        throw inUse(home);
    }

    private static IllegalStateException inUse(Path home) {
        return new IllegalStateException(
                "Another Duban is already running on %s. 另一个督办演示程序正在使用该目录，请先关闭。".formatted(home));
    }

    private void makeDataFolder() throws IOException {
        if (Files.exists(data)) {
            // Half made, by somebody who was interrupted. Kept aside: it might be something else of the user's.
            Files.move(
                    data, home.resolve("postgres-unfinished-" + HexFormat.of().formatHex(random(4))));
        }
        var unfinished = home.resolve("postgres-new");
        FileSystemUtils.deleteRecursively(unfinished);
        var passwordFile = Files.createTempFile(home, "password", null);
        try {
            Files.writeString(passwordFile, password());
            if (user == OrdinaryUser.NOBODY) {
                Files.createDirectory(unfinished);
                user.own(unfinished);
                user.own(passwordFile);
            }
            var command = new ArrayList<>(List.of(
                    programs.program("initdb").toString(),
                    "--pgdata=" + unfinished,
                    "--username=" + SUPERUSER,
                    "--pwfile=" + passwordFile,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--data-checksums"));
            command.addAll(locale());
            run(command, "initdb", START_SECONDS);
            Files.move(passwordFile, unfinished.resolve("superuser-password"));
            // initdb writes PG_VERSION first of all; only this rename says that the folder is complete.
            Files.move(unfinished, data);
        } finally {
            Files.deleteIfExists(passwordFile);
        }
    }

    /** Sorting by code point everywhere; the character classes of UTF-8 under the name each system has for them. */
    private static List<String> locale() {
        return switch (PostgresBinaries.system()) {
            case "Linux" -> List.of("--locale=C.UTF-8");
            case "Darwin" -> List.of("--locale=C", "--lc-ctype=en_US.UTF-8");
            default -> List.of("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8");
        };
    }

    private void refuseOtherVersion() throws IOException {
        var version = Files.readString(data.resolve("PG_VERSION")).strip();
        if (!version.equals(MAJOR_VERSION)) {
            throw new IOException("%s was written by PostgreSQL %s, this is %s: move it away to start afresh"
                    .formatted(data, version, MAJOR_VERSION));
        }
    }

    /** The port is free when asked for, but somebody else may take it before the server does. */
    private int startServer(Durability durability) throws IOException {
        for (var attempt = 1; ; attempt++) {
            var free = freePort();
            try {
                startServer(durability, free);
                return free;
            } catch (IOException failed) {
                if (attempt == TRIES_FOR_A_PORT || !log().contains("could not bind")) {
                    throw failed;
                }
            }
        }
    }

    private void startServer(Durability durability, int free) throws IOException {
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
        Files.deleteIfExists(logFile());
        Files.createFile(logFile());
        if (user == OrdinaryUser.NOBODY) {
            user.own(logFile());
        }
        run(
                List.of(
                        programs.program("pg_ctl").toString(),
                        "start",
                        "--pgdata=" + data,
                        "--log=" + logFile(),
                        "--wait",
                        "--timeout=" + START_SECONDS,
                        "--options=" + options + " -c " + durability.fsync),
                "pg_ctl",
                START_SECONDS + 10);
    }

    private void stopServer() {
        if (!stop("fast") && !stop("immediate")) {
            postmaster(data).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    private boolean stop(String mode) {
        try {
            run(
                    List.of(
                            programs.program("pg_ctl").toString(),
                            "stop",
                            "--pgdata=" + data,
                            "--mode=" + mode,
                            "--wait",
                            "--timeout=" + STOP_SECONDS),
                    "pg_ctl",
                    STOP_SECONDS + 5);
            return true;
        } catch (IOException notStopped) {
            return postmaster(data).isEmpty();
        }
    }

    private void stopOrphan() {
        postmaster(data).ifPresent(orphan -> {
            stopServer();
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

    /** The living server of the data folder. Its pid file may be stale and the number may be another program's by now. */
    private static Optional<ProcessHandle> postmaster(Path data) {
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

    private void makeRoles(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var role : Map.of(OWNER, ownerPassword, APPLICATION, applicationPassword)
                    .entrySet()) {
                try (var found = statement.executeQuery(
                        "select 1 from pg_roles where rolname = '%s'".formatted(role.getKey()))) {
                    var verb = found.next() ? "alter" : "create";
                    try (var change = connection.createStatement()) {
                        change.execute(
                                "%s role %s login password '%s'".formatted(verb, role.getKey(), role.getValue()));
                    }
                }
            }
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), SUPERUSER, superuserPassword);
    }

    private void run(List<String> command, String program, long seconds) throws IOException {
        // Into a file, not a pipe: the server inherits it and would keep a pipe open.
        var output = Files.createTempFile(home, program, ".log");
        try {
            var builder = new ProcessBuilder(user.command(command))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
            builder.environment().put("LC_ALL", "C");
            var process = builder.start();
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("%s did not end within %d s".formatted(program, seconds));
            }
            if (process.exitValue() != 0) {
                throw new IOException("%s failed:%n%s%n%s".formatted(program, Files.readString(output), log()));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(program + " was interrupted", interrupted);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private Path logFile() {
        return home.resolve("postgres.log");
    }

    private String log() throws IOException {
        return Files.exists(logFile()) ? Files.readString(logFile()) : "";
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String password() {
        return HexFormat.of().formatHex(random(16));
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
