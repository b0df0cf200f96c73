package duban.ledger;

import duban.shared.PersonId;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Scans of papers behind what is on record, for those who may read what was done about the item, or who brought the scan.
 * One that nothing on record refers to is nobody's to see.
 */
@Component
public class VisibleScans {

    /** @param name a label with an ending, for the one who stores it */
    public record Scan(String name, String mediaType, long bytes) {}

    private final JdbcClient jdbc;

    VisibleScans(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The scan, if it belongs to an item this person may see. */
    public Optional<Scan> find(String sha256, PersonId person, LocalDate today) {
        return jdbc.sql("""
                select s.name, s.media_type, s.bytes
                  from (select item, scan, recorded_by from transition where scan = :scan
                        union all
                        select measure, scan, recorded_by from progress_report where scan = :scan) p
                  join stored_file s on s.sha256 = p.scan and s.kept_by = p.recorded_by
                 where p.recorded_by = :person or %s
                 limit 1""".formatted(ContentReaders.MAY_READ))
                .param("scan", sha256)
                .param("person", person.value())
                .param("today", today)
                .query((row, number) -> new Scan(row.getString(1), row.getString(2), row.getLong(3)))
                .optional();
    }
}
