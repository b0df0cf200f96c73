package duban.deadline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.stereotype.Component;

/** Fills {@code working_day} from the State Council's notices in {@code calendar/working-days.txt}. */
@Component
public class WorkingDaysMigration implements JavaMigration {

    private static final String SOURCE = "/calendar/working-days.txt";

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("4");
    }

    @Override
    public String getDescription() {
        return "working days";
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
        var shipped = shipped().years();
        var connection = context.getConnection();
        try (var years = connection.prepareStatement("insert into calendar_year (year, notice) values (?, ?)")) {
            for (var year : shipped) {
                years.setInt(1, year.year());
                years.setString(2, year.notices());
                years.addBatch();
            }
            years.executeBatch();
        }
        try (var days = connection.prepareStatement("insert into working_day (date, ordinal) values (?, ?)")) {
            var exceptions = shipped.stream()
                    .flatMap(year -> year.days().stream())
                    .collect(Collectors.toMap(CalendarText.Day::date, CalendarText.Day::working));
            var ordinal = 0;
            var end = LocalDate.of(shipped.get(shipped.size() - 1).year(), 12, 31);
            for (var day = LocalDate.of(shipped.get(0).year(), 1, 1); !day.isAfter(end); day = day.plusDays(1)) {
                if (exceptions.getOrDefault(day, !isWeekend(day))) {
                    days.setObject(1, day);
                    days.setInt(2, ++ordinal);
                    days.addBatch();
                }
            }
            days.executeBatch();
        }
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    /** The calendar that came with the product. */
    static CalendarText shipped() throws IOException {
        try (var text = WorkingDaysMigration.class.getResourceAsStream(SOURCE)) {
            var read = CalendarText.read(new String(text.readAllBytes(), StandardCharsets.UTF_8));
            if (!read.faults().isEmpty()) {
                throw new IOException(SOURCE + ": " + read.faults());
            }
            return read;
        }
    }
}
