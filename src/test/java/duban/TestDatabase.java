package duban;

import duban.demo.PostgresServer;
import duban.demo.PostgresServer.Durability;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.util.function.SingletonSupplier;

/** Databases for tests, in one real PostgreSQL for this JVM; gone when it ends. */
public final class TestDatabase {

    private static final Supplier<PostgresServer> SERVER = SingletonSupplier.of(TestDatabase::startServer);

    private final String name;

    private TestDatabase(String name) {
        this.name = name;
    }

    /** An empty database of that name, or the one already made in this JVM: lower case letters, digits, underscores. */
    public static TestDatabase create(String name) {
        SERVER.get().provideDatabase(name);
        return new TestDatabase(name);
    }

    /** Address without a user. */
    public String url() {
        return SERVER.get().url(name);
    }

    /** Address for the owner of the tables, with user and password. */
    public String ownerUrl() {
        return url() + "?user=" + PostgresServer.OWNER + "&password="
                + SERVER.get().ownerPassword();
    }

    /** Address for the application's role, with user and password. */
    public String appUrl() {
        return url() + "?user=" + PostgresServer.APPLICATION + "&password="
                + SERVER.get().applicationPassword();
    }

    /** What Spring needs: for {@code @DynamicPropertySource} or {@code SpringApplicationBuilder.properties}. */
    public Map<String, Object> properties() {
        return SERVER.get().properties(name);
    }

    private static PostgresServer startServer() {
        try {
            var parent = Path.of(System.getProperty("java.io.tmpdir"), "duban-test-" + System.getProperty("user.name"));
            discardAbandoned(parent);
            Files.createDirectories(parent);
            var home = Files.createTempDirectory(parent, "database");
            var server = PostgresServer.start(home, Path.of("target", "postgres-programs"), Durability.NONE);
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(
                            () -> {
                                server.close();
                                PostgresServer.discard(home);
                            },
                            "test-database-stop"));
            return server;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What killed test runs left behind. */
    private static void discardAbandoned(Path parent) throws IOException {
        if (Files.isDirectory(parent)) {
            try (var homes = Files.list(parent)) {
                homes.forEach(PostgresServer::discard);
            }
        }
    }
}
