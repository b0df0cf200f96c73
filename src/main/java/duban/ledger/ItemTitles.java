package duban.ledger;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Short titles of items for lists: the number's own part and the first words. */
@Component
public class ItemTitles {

    private final JdbcClient jdbc;
    private final ChangeList changes;

    ItemTitles(JdbcClient jdbc, ChangeList changes) {
        this.jdbc = jdbc;
        this.changes = changes;
    }

    /** The title of each number. */
    public Map<String, String> of(Collection<String> numbers) {
        var titles = new HashMap<String, String>();
        if (numbers.isEmpty()) {
            return titles;
        }
        jdbc.sql("""
                select m.number, split_part(m.number, '-', -1) || ' ' || m.content as title from measure m where m.number in (:numbers)
                union all
                select c.number, split_part(c.number, '-', -1) || ' ' || c.title from comment c where c.number in (:numbers)
                union all
                select q.number, split_part(q.number, '-', -1) || ' ' || split_part(q.measure, '-', -1)
                       || case q.kind when 'EXTENSION' then ' 延期至' else ' 暂停至' end || to_char(q.to_on, 'FMYYYY"年"FMMM"月"FMDD"日"')
                  from deadline_request q where q.number in (:numbers)
                union all
                select o.number, o.title from opinion o where o.number in (:numbers)
                union all
                select n.number, split_part(n.number, '-', -1) || ' 督办单：' || split_part(m.number, '-', -1) || ' ' || m.content
                  from supervision_notice n join measure m on m.number = n.measure where n.number in (:numbers)
                union all
                select p.number, d.name || to_char(p.period, 'FMYYYY"年"FMMM"月"') || '进展报告'
                  from progress_round p join department d on d.code = p.department where p.number in (:numbers)""").param("numbers", numbers).query(row -> {
            titles.put(row.getString("number"), row.getString("title"));
        });
        changes.summaries(numbers)
                .forEach((number, summary) ->
                        titles.put(number, number.substring(number.lastIndexOf('-') + 1) + " " + summary));
        return titles;
    }
}
