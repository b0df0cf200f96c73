package duban.deadline;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.stereotype.Component;

/** Puts the days of the notices that {@link WorkingDaysMigration} counted by where the administrator can see and edit them. */
@Component
public class CalendarMigration implements JavaMigration {

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("20.1");
    }

    @Override
    public String getDescription() {
        return "calendar days";
    }

    /** None: what it made once is never made again. */
    @Override
    public Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws IOException, SQLException {
        var connection = context.getConnection();
        var shipped = WorkingDaysMigration.shipped();
        var counted = counted(connection);
        var years = shipped.years().stream()
                .filter(year -> counted.contains(year.year()))
                .toList();
        try (var days = connection.prepareStatement(
                "insert into calendar_exception (date, year, working, name) values (?, ?, ?, ?)")) {
            for (var year : years) {
                for (var day : year.days()) {
                    days.setObject(1, day.date());
                    days.setInt(2, year.year());
                    days.setBoolean(3, day.working());
                    days.setString(4, day.name());
                    days.addBatch();
                }
            }
            days.executeBatch();
        }
        recordShipped(connection, years);
    }

    private static void recordShipped(Connection connection, List<CalendarText.Year> years) throws SQLException {
        try (var change = connection.prepareStatement("""
                insert into calendar_change (number, years, content, reason, changed_by, changed_for, moved_items, moved_tasks)
                values (1, ?, ?, '随系统启用的工作日历', 'system', 'DBZB', 0, 0)""")) {
            change.setArray(
                    1,
                    connection.createArrayOf(
                            "integer",
                            years.stream().map(CalendarText.Year::year).toArray()));
            change.setString(2, years.stream().map(CalendarText.Year::lines).collect(Collectors.joining("\n")));
            change.executeUpdate();
        }
    }

    private static Set<Integer> counted(Connection connection) throws SQLException {
        var years = new HashSet<Integer>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select year from calendar_year")) {
            while (rows.next()) {
                years.add(rows.getInt(1));
            }
        }
        return years;
    }
}
