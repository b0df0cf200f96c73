package duban.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class DemoDatabaseIT {

    @TempDir
    Path home;

    @Test
    void data_survives_a_normal_stop_and_kill_9_of_the_application() throws Exception {
        try (var database = start()) {
            execute(owner(database), "create table note (text text)", "insert into note values ('督办')");
        }

        var killed = anotherApplication();
        var orphan = postmaster();
        killed.destroyForcibly().waitFor();
        assertThat(orphan.isAlive()).as("PostgreSQL outlives the application").isTrue();

        try (var database = start()) {
            assertThat(orphan.isAlive()).as("the left-over PostgreSQL").isFalse();
            assertThat(value(owner(database), "select string_agg(text, '、' order by text) from note"))
                    .isEqualTo("督办、销号");
        }
    }

    @Test
    void a_second_application_on_the_same_folder_is_refused_and_the_first_goes_on() throws Exception {
        try (var database = start()) {
            assertThatThrownBy(this::start)
                    .hasMessageContaining("already running")
                    .hasMessageContaining("正在使用");

            assertThat(value(application(database), "select 1")).isEqualTo("1");
        }
    }

    @Test
    void a_half_made_data_folder_is_kept_aside_and_made_anew() throws Exception {
        Files.createDirectories(home.resolve("postgres/base"));
        Files.writeString(home.resolve("postgres/base/1"), "half");
        Files.createDirectories(home.resolve("postgres-new/base"));

        try (var database = start()) {
            assertThat(value(application(database), "select 1")).isEqualTo("1");
        }

        try (var left = Files.list(home)) {
            assertThat(left.map(file -> file.getFileName().toString()))
                    .filteredOn(name -> name.startsWith("postgres-unfinished"))
                    .hasSize(1);
        }
    }

    @Test
    void a_stale_pid_file_that_names_a_stranger_harms_nobody() throws Exception {
        start().close();
        Files.write(
                home.resolve("postgres/postmaster.pid"),
                List.of(
                        String.valueOf(ProcessHandle.current().pid()),
                        home.resolve("postgres").toString()));

        try (var database = start()) {
            assertThat(value(application(database), "select 1")).isEqualTo("1");
        }
    }

    @Test
    void chinese_text_is_known_as_letters_pages_have_checksums_and_only_loopback_is_served() throws Exception {
        try (var database = start()) {
            assertThat(value(application(database), "show data_checksums")).isEqualTo("on");
            assertThat(value(application(database), "show fsync")).isEqualTo("on");
            assertThat(value(application(database), "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(value(application(database), "show server_version")).startsWith("17.");
            assertThat(value(
                            application(database),
                            "select datctype from pg_database where datname = current_database()"))
                    .isIn("C.UTF-8", "en_US.UTF-8");
            assertThat(value(application(database), "select '督' ~ '[[:alpha:]]'"))
                    .isEqualTo("t");
        }
    }

    @Test
    void the_application_makes_no_tables_and_reads_none_that_are_not_granted() throws Exception {
        try (var database = start()) {
            execute(owner(database), "create table secret (text text)");

            assertThatThrownBy(() -> execute(application(database), "create table own (a int)"))
                    .hasMessageContaining("permission denied for schema public");
            assertThatThrownBy(() -> execute(application(database), "create temp table t (a int)"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> value(application(database), "select count(*) from secret"))
                    .hasMessageContaining("permission denied for table secret");
        }
    }

    @Test
    void nobody_gets_in_without_a_password() throws Exception {
        try (var database = start()) {
            var url = database.properties().get("spring.datasource.url").toString();

            assertThatThrownBy(() -> DriverManager.getConnection(url, "postgres", "postgres"))
                    .hasMessageContaining("password authentication failed");
        }
    }

    private DemoDatabase start() {
        return DemoDatabase.start(home, Path.of("target", "postgres-programs"));
    }

    /** Started in another JVM, with a second note written, and holding the database. */
    private Process anotherApplication() throws IOException {
        var process = new ProcessBuilder(
                        java(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Application.class.getName(),
                        home.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var line = process.inputReader(StandardCharsets.UTF_8)
                .lines()
                .filter("ready"::equals)
                .findFirst();
        assertThat(line).as("the other application is ready").isPresent();
        return process;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private ProcessHandle postmaster() throws IOException {
        var pid = Files.readAllLines(home.resolve("postgres/postmaster.pid")).get(0);
        return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    }

    private static void execute(Map<String, Object> role, String... statements) throws SQLException {
        try (var connection = connect(role);
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String value(Map<String, Object> role, String sql) throws SQLException {
        try (var connection = connect(role);
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }

    private static Map<String, Object> owner(DemoDatabase database) {
        return role(database, "spring.flyway.user", "spring.flyway.password");
    }

    private static Map<String, Object> application(DemoDatabase database) {
        return role(database, "spring.datasource.username", "spring.datasource.password");
    }

    private static Map<String, Object> role(DemoDatabase database, String user, String password) {
        var properties = database.properties();
        return Map.of(
                "url", properties.get("spring.datasource.url"),
                "user", properties.get(user),
                "password", properties.get(password));
    }

    private static Connection connect(Map<String, Object> role) throws SQLException {
        return DriverManager.getConnection(
                role.get("url").toString(),
                role.get("user").toString(),
                role.get("password").toString());
    }

    /** What is killed. */
    static final class Application {

        public static void main(String[] arguments) throws Exception {
            var database = DemoDatabase.start(Path.of(arguments[0]), Path.of("target", "postgres-programs"));
            execute(owner(database), "insert into note values ('销号')");
            System.out.println("ready");
            TimeUnit.DAYS.sleep(1);
        }
    }
}
