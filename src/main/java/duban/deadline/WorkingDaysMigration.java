package duban.deadline;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.stereotype.Component;

/** Fills {@code working_day} from the State Council's notices in {@code calendar/working-days.txt}. */
@Component
public class WorkingDaysMigration implements JavaMigration {

    static final String SOURCE = "/calendar/working-days.txt";

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
        var exceptions = new HashMap<LocalDate, Boolean>();
        var notices = new TreeMap<Integer, String>();
        read(exceptions, notices);
        var connection = context.getConnection();
        try (var years = connection.prepareStatement("insert into calendar_year (year, notice) values (?, ?)")) {
            for (var notice : notices.entrySet()) {
                years.setInt(1, notice.getKey());
                years.setString(2, notice.getValue());
                years.addBatch();
            }
            years.executeBatch();
        }
        try (var days = connection.prepareStatement("insert into working_day (date, ordinal) values (?, ?)")) {
            var ordinal = 0;
            var end = LocalDate.of(notices.lastKey(), 12, 31);
            for (var day = LocalDate.of(notices.firstKey(), 1, 1); !day.isAfter(end); day = day.plusDays(1)) {
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

    /** Lines are {@code year notice-address…}, {@code off date name} or {@code work date name}; {@code #} is a remark. */
    private static void read(Map<LocalDate, Boolean> exceptions, Map<Integer, String> notices) throws IOException {
        try (var lines = new BufferedReader(new InputStreamReader(
                WorkingDaysMigration.class.getResourceAsStream(SOURCE), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var words = line.split(" ", 3);
                switch (words[0]) {
                    case "year" -> notices.put(Integer.valueOf(words[1]), words[2]);
                    case "off" -> exceptions.put(LocalDate.parse(words[1]), false);
                    case "work" -> exceptions.put(LocalDate.parse(words[1]), true);
                    default -> {
                        if (!line.isBlank() && !line.startsWith("#")) {
                            throw new IOException(SOURCE + ": cannot read line: " + line);
                        }
                    }
                }
            }
        }
    }
}
