package duban.benchmark;

import duban.TestDatabase;
import duban.WebSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.digest.Sha512HashDigest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import stock.StockCamunda;

/**
 * Stock Camunda on the engine tables of the running application, on a port of its own, with authorization on. It is a
 * process of its own, since engines of one JVM are known by their names, and both are called default.
 */
final class StockPeer implements AutoCloseable {

    /** By due day; ties by task id. */
    static final List<Map<String, String>> BY_DUE_DAY =
            List.of(Map.of("sortBy", "dueDate", "sortOrder", "asc"), Map.of("sortBy", "id", "sortOrder", "asc"));

    private static final String PASSWORD = "Stock-peer-2023";
    private static final String SALT = "salt";

    private final Process process;
    private final JdbcTemplate owner;
    private final String port;
    private final String filter;

    private StockPeer(Process process, JdbcTemplate owner, String port, String filter) {
        this.process = process;
        this.owner = owner;
        this.port = port;
        this.filter = filter;
    }

    static StockPeer start(TestDatabase database) {
        try {
            var process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx512m",
                            "-Dfile.encoding=UTF-8",
                            "-Duser.timezone=Asia/Shanghai",
                            "-cp",
                            System.getProperty("java.class.path"),
                            StockCamunda.class.getName(),
                            // Not application.yaml, which is on the class path but is not its own.
                            "--spring.config.name=stock",
                            "--spring.main.banner-mode=off",
                            "--server.port=0",
                            "--spring.datasource.url=" + database.appUrl(),
                            "--camunda.bpm.authorization.enabled=true",
                            // The tables are there, with the level of history and the models they were made with.
                            "--camunda.bpm.database.schema-update=false",
                            "--camunda.bpm.history-level=activity",
                            "--camunda.bpm.auto-deployment-enabled=false",
                            "--camunda.bpm.job-execution.enabled=false",
                            "--logging.level.root=WARN")
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "stock-peer-stop"));
            var output = process.inputReader();
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith(StockCamunda.READY)) {
                    var said = line.substring(StockCamunda.READY.length() + 1).split(" ");
                    var owner = new JdbcTemplate(new DriverManagerDataSource(database.ownerUrl()));
                    new Thread(() -> output.lines().forEach(StockPeer::tell), "stock-peer-output").start();
                    return new StockPeer(process, owner, said[0], said[1]);
                }
                tell(line);
            }
            throw new IllegalStateException("Stock Camunda ended before it was ready; see above");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Whatever it says, read as it comes: nobody reading, it would stop. */
    private static void tell(String line) {
        System.out.println("stock: " + line);
    }

    String filter() {
        return filter;
    }

    /** Passwords are kept in another way there: the person gets one of that kind for the moment of the login. */
    WebSession login(String person) {
        var kept = owner.queryForMap("select pwd_, salt_ from act_id_user where id_ = ?", person);
        setPassword(person, "{SHA-512}" + new Sha512HashDigest().encrypt(PASSWORD + SALT), SALT);
        try {
            return WebSession.login("http://localhost:" + port, person, PASSWORD);
        } finally {
            setPassword(person, kept.get("pwd_"), kept.get("salt_"));
        }
    }

    private void setPassword(String person, Object password, Object salt) {
        owner.update("update act_id_user set pwd_ = ?, salt_ = ? where id_ = ?", password, salt, person);
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
        owner.update("delete from act_ru_authorization where resource_type_ = 5 and resource_id_ = ?", filter);
        owner.update("delete from act_ru_filter where id_ = ?", filter);
    }
}
