package duban.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
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

        final String fsync;

        Durability(String fsync) {
            this.fsync = fsync;
        }
    }

    private final HomeLock lock;
    private final Postmaster postmaster;
    private final Databases databases;
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
        Files.createDirectories(home);
        this.lock = HomeLock.of(home);
        try {
            var programs =
                    new PostgresPrograms(home, PostgresBinaries.unpackedUnder(programsUnder), OrdinaryUser.available());
            var data = new DataFolder(home, programs);
            this.postmaster = new Postmaster(DataFolder.in(home), programs);
            data.handOver();
            postmaster.stopOrphan();
            data.provide();
            var superuserPassword = data.superuserPassword();
            this.databases = new Databases(postmaster.start(durability), superuserPassword);
            this.running = true;
            databases.makeRoles();
        } catch (IOException | RuntimeException failed) {
            close();
            throw failed;
        } catch (SQLException failed) {
            close();
            throw new IOException(failed);
        }
    }

    public int port() {
        return databases.port();
    }

    /** Address of a database for JDBC, without a user. */
    public String url(String database) {
        return databases.url(database);
    }

    public String ownerPassword() {
        return databases.ownerPassword();
    }

    public String applicationPassword() {
        return databases.applicationPassword();
    }

    /** What Spring needs to reach a database: the application as its own role, Flyway as the owner. */
    public Map<String, Object> properties(String database) {
        return Map.of(
                "spring.datasource.url", url(database),
                "spring.datasource.username", APPLICATION,
                "spring.datasource.password", applicationPassword(),
                "spring.flyway.url", url(database),
                "spring.flyway.user", OWNER,
                "spring.flyway.password", ownerPassword(),
                "spring.flyway.placeholders.appRole", APPLICATION);
    }

    /** Makes a database of the owner where it is missing; the application may connect to it. */
    public void provideDatabase(String name) {
        databases.provide(name);
    }

    /** Stops the server; the data stays. Does nothing the second time. */
    @Override
    public synchronized void close() {
        if (running) {
            running = false;
            postmaster.stop();
        }
        try {
            lock.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Removes a home that nobody uses any more, with the server a killed process may have left running on it. */
    @SuppressWarnings("try") // The lock is held, not used.
    public static void discard(Path home) {
        try (var held = HomeLock.of(home)) {
            Postmaster.living(DataFolder.in(home)).ifPresent(orphan -> {
                orphan.destroyForcibly();
                orphan.onExit().join();
            });
            FileSystemUtils.deleteRecursively(home);
        } catch (IllegalStateException | IOException inUse) {
            // Somebody else's, who removes it in time.
        }
    }
}
