package duban.demo;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/** The roles and databases on a running server, made by its superuser. The roles' passwords are new with each start. */
final class Databases {

    static final String SUPERUSER = "postgres";

    private final int port;
    private final String superuserPassword;
    private final String ownerPassword = RandomHex.password();
    private final String applicationPassword = RandomHex.password();

    Databases(int port, String superuserPassword) {
        this.port = port;
        this.superuserPassword = superuserPassword;
    }

    int port() {
        return port;
    }

    String ownerPassword() {
        return ownerPassword;
    }

    String applicationPassword() {
        return applicationPassword;
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    void makeRoles() throws SQLException {
        try (var connection = connect("postgres");
                var statement = connection.createStatement()) {
            for (var role : Map.of(PostgresServer.OWNER, ownerPassword, PostgresServer.APPLICATION, applicationPassword)
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

    void provide(String name) {
        if (!name.matches("[a-z][a-z0-9_]{0,62}")) {
            throw new IllegalArgumentException("Not a name of a database: " + name);
        }
        try (var connection = connect("postgres");
                var statement = connection.createStatement()) {
            try (var found = statement.executeQuery("select 1 from pg_database where datname = '%s'".formatted(name))) {
                if (!found.next()) {
                    try (var creation = connection.createStatement()) {
                        creation.execute("create database %s owner %s".formatted(name, PostgresServer.OWNER));
                    }
                }
            }
            // Each time: somebody may have been killed between making and granting.
            statement.execute("revoke all on database %s from public".formatted(name));
            statement.execute("grant connect on database %s to %s".formatted(name, PostgresServer.APPLICATION));
        } catch (SQLException failed) {
            throw new IllegalStateException("Database " + name + " could not be made", failed);
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), SUPERUSER, superuserPassword);
    }
}
