package duban.demo;

import java.nio.file.Path;
import java.util.Map;

/** The demo's database: kept in {@code .duban/postgres} from one start to the next. */
public final class DemoDatabase implements AutoCloseable {

    private static final String NAME = "duban";

    private final PostgresServer server;

    private DemoDatabase(PostgresServer server) {
        this.server = server;
    }

    public static DemoDatabase start(Path home) {
        return start(home, home.resolve("programs"));
    }

    static DemoDatabase start(Path home, Path programsUnder) {
        var server = PostgresServer.start(home, programsUnder, PostgresServer.Durability.KEPT);
        server.provideDatabase(NAME);
        return new DemoDatabase(server);
    }

    /** What Spring needs to reach it: the application as its own role, Flyway as the owner. */
    public Map<String, Object> properties() {
        return server.properties(NAME);
    }

    @Override
    public void close() {
        server.close();
    }
}
