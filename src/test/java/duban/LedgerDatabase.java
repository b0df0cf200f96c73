package duban;

import duban.deadline.CalendarMigration;
import duban.deadline.WorkingDaysMigration;
import duban.demo.PostgresServer;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database with the tables of record, without the engine's: for use cases that need neither Spring nor the engine. */
public final class LedgerDatabase {

    private LedgerDatabase() {}

    /** The database of that name with empty tables, as the application's role sees it. */
    public static DataSource fresh(String name) {
        var database = TestDatabase.create(name);
        var owner = new DriverManagerDataSource(database.ownerUrl());
        var sql = new JdbcTemplate(owner);
        sql.execute("drop schema if exists public cascade");
        sql.execute("create schema public");
        Flyway.configure()
                .dataSource(owner)
                .locations("classpath:db/migration")
                .javaMigrations(new WorkingDaysMigration(), new CalendarMigration())
                .placeholders(Map.of("appRole", PostgresServer.APPLICATION))
                .load()
                .migrate();
        return new DriverManagerDataSource(database.appUrl());
    }
}
