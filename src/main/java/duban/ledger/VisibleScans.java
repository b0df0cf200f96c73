package duban.ledger;

import duban.shared.PersonId;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Scans of papers behind what is on record, for those who handle, co-handle, verify, lead or decide the item, who audit,
 * or who brought the scan. One that nothing on record refers to is nobody's to see.
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
    public Optional<Scan> find(String sha256, PersonId person) {
        return jdbc.sql("""
                select s.name, s.media_type, s.bytes
                  from (select item, scan, recorded_by from transition where scan = :scan
                        union all
                        select measure, scan, recorded_by from progress_report where scan = :scan) p
                  join stored_file s on s.sha256 = p.scan and s.kept_by = p.recorded_by
                 where p.recorded_by = :person or exists (
                       select from appointment a where a.officer = :person and (
                           a.role in ('OFFICE', 'GOVERNMENT_OFFICE', 'LEADER', 'AUDITOR')
                           or a.role = 'SECRETARY' and exists (select from work_item w where w.item = p.item and w.role = 'LEADER')
                           or a.role in ('LIAISON', 'HANDLER', 'HEAD') and a.department in (
                               select m.department from measure m where m.number = p.item
                               union all select h.department from co_handler h where h.measure = p.item
                               union all select c.lead from measure m join comment c on c.number = m.comment where m.number = p.item
                               union all select c.lead from comment c where c.number = p.item
                               union all select o.overall_lead from opinion o where o.number = p.item)))
                 limit 1""")
                .param("scan", sha256)
                .param("person", person.value())
                .query((row, number) -> new Scan(row.getString(1), row.getString(2), row.getLong(3)))
                .optional();
    }
}
