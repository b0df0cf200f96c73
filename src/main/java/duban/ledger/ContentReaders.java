package duban.ledger;

import duban.shared.PersonId;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who may read what was done about an item: accounts, progress and evidence. Those who handle, co-handle, verify, lead or
 * decide it, who audit, and whoever takes the place of one of them that day; everybody else sees who, until when and the
 * light. A supervision notice is read by whoever may read of its measure, by the departments once it is signed.
 */
@Component
public class ContentReaders {

    /** A condition on {@code p.item}; wants the parameters {@code person} and {@code today}. */
    static final String MAY_READ = """
            exists (
                select from appointment a
                 where (a.officer = :person or exists (
                       select from substitution s where s.substitute = :person and s.absent = a.officer
                          and s.department = a.department and s.ended_at is null and :today between s.from_on and s.to_on))
                   and (a.role in ('OFFICE', 'GOVERNMENT_OFFICE', 'LEADER', 'AUDITOR')
                       or a.role = 'SECRETARY' and exists (select from work_item w where w.item = p.item and w.role = 'LEADER')
                       or a.role in ('LIAISON', 'HANDLER', 'HEAD') and a.department in (
                           select m.department from measure m where m.number = p.item
                           union all select h.department from co_handler h where h.measure = p.item
                           union all select c.lead from measure m join comment c on c.number = m.comment where m.number = p.item
                           union all select c.lead from comment c where c.number = p.item
                           union all select m.department from deadline_request q join measure m on m.number = q.measure where q.number = p.item
                           union all select c.lead from plan_change x join comment c on c.number = x.comment where x.number = p.item
                           union all select r.department from progress_round r where r.number = p.item
                           union all select o.overall_lead from opinion o where o.number = p.item
                           union all select d.department from supervision_notice n cross join lateral (
                                  select m.department from measure m where m.number = n.measure
                                  union all select h.department from co_handler h where h.measure = n.measure
                                  union all select c.lead from measure m join comment c on c.number = m.comment where m.number = n.measure
                                  union all select n.department) d
                            where n.number = p.item and n.state in ('ISSUED', 'ANSWERED', 'SETTLED'))))""";

    private final JdbcClient jdbc;

    ContentReaders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public boolean mayRead(String item, PersonId person, LocalDate today) {
        return jdbc.sql("select " + MAY_READ + " from (select cast(:item as text) as item) p")
                .param("item", item)
                .param("person", person.value())
                .param("today", today)
                .query(Boolean.class)
                .single();
    }
}
