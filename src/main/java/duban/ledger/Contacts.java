package duban.ledger;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whom to call about an item. Names and telephones are no secret to whoever may open it. */
@Component
public class Contacts {

    /** @param roles what the person is to the item, in Chinese */
    public record Contact(String roles, String name, String department, String section, String telephone) {}

    private static final String OFFICE = """
            union all select 8, '督办专班', a.officer from appointment a where a.role = 'OFFICE'""";

    private final JdbcClient jdbc;

    Contacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<Contact> ofMeasure(String measure) {
        return people(measure, """
                select 1 as nth, '承办人' as role, m.handler as officer from measure m where m.number = :item
                union all select 2, '承办单位联络员', a.officer from measure m
                    join appointment a on a.department = m.department and a.role = 'LIAISON' where m.number = :item
                union all select 3, '承办单位负责人', a.officer from measure m
                    join appointment a on a.department = m.department and a.role = 'HEAD' where m.number = :item
                union all select 4, '协办单位联络员', a.officer from co_handler h
                    join appointment a on a.department = h.department and a.role = 'LIAISON' where h.measure = :item
                union all select 5, '核查人', w.assignee from work_item w where w.item = :item and w.step = 'verifyMeasure'
                union all (select 5, '核查人', v.decided_by from verification v where v.measure = :item order by v.round desc limit 1)
                union all select 6, '问题牵头单位联络员', a.officer from measure m join comment c on c.number = m.comment
                    join appointment a on a.department = c.lead and a.role = 'LIAISON' where m.number = :item
                """ + OFFICE);
    }

    public List<Contact> ofComment(String comment) {
        return people(comment, """
                select 1 as nth, '问题牵头单位联络员' as role, a.officer from comment c
                    join appointment a on a.department = c.lead and a.role = 'LIAISON' where c.number = :item
                union all select 2, '问题牵头单位负责人', a.officer from comment c
                    join appointment a on a.department = c.lead and a.role = 'HEAD' where c.number = :item
                union all select 3, '承办单位联络员', a.officer from measure m
                    join appointment a on a.department = m.department and a.role = 'LIAISON' where m.comment = :item
                union all (select 5, '核查人', k.decided_by from comment_check k where k.comment = :item order by k.version desc limit 1)
                """ + OFFICE);
    }

    public List<Contact> ofOpinion(String opinion) {
        return people(opinion, """
                select 1 as nth, '总牵头单位联络员' as role, a.officer from opinion o
                    join appointment a on a.department = o.overall_lead and a.role = 'LIAISON' where o.number = :item
                union all select 2, '总牵头单位负责人', a.officer from opinion o
                    join appointment a on a.department = o.overall_lead and a.role = 'HEAD' where o.number = :item
                union all select 7, '市政府办公厅（督查室）', a.officer from appointment a where a.role = 'GOVERNMENT_OFFICE'
                """ + OFFICE);
    }

    public List<Contact> ofChange(String change) {
        return people(change, """
                select 1 as nth, '提出人' as role, x.proposed_by as officer from plan_change x where x.number = :item
                union all select 2, '现承办单位联络员', a.officer from changed_measure g join measure m on m.number = g.measure
                    join appointment a on a.department = m.department and a.role = 'LIAISON' where g.change = :item
                union all select 3, '拟承办单位联络员', a.officer from proposed_measure p
                    join appointment a on a.department = p.department and a.role = 'LIAISON' where p.change = :item
                union all select 4, '问题牵头单位联络员', a.officer from plan_change x join comment c on c.number = x.comment
                    join appointment a on a.department = c.lead and a.role = 'LIAISON' where x.number = :item
                """ + OFFICE);
    }

    public List<Contact> ofRound(String round) {
        return people(round, """
                select 1 as nth, '联络员' as role, a.officer from progress_round p
                    join appointment a on a.department = p.department and a.role = 'LIAISON' where p.number = :item
                union all select 2, '单位负责人', a.officer from progress_round p
                    join appointment a on a.department = p.department and a.role = 'HEAD' where p.number = :item
                union all select 3, '承办人', m.handler from progress_row v join measure m on m.number = v.measure
                   where v.round = :item and v.owed and m.handler is not null
                """ + OFFICE);
    }

    /** Each person once, with everything they are to the item. */
    private List<Contact> people(String item, String posts) {
        return jdbc.sql("""
                select string_agg(p.role, '、' order by p.nth, p.role) as roles, o.name, d.name as department, o.section, o.telephone
                  from (select officer, role, min(nth) as nth from (%s) each group by officer, role) p
                  join officer o on o.id = p.officer and o.active join department d on d.code = o.home
                 group by o.id, d.name order by min(p.nth), d.name, o.id""".formatted(posts))
                .param("item", item)
                .query((row, index) -> new Contact(
                        row.getString("roles"),
                        row.getString("name"),
                        row.getString("department"),
                        row.getString("section"),
                        row.getString("telephone")))
                .list();
    }
}
