package duban.ledger;

import duban.ledger.Section.Fact;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where a measure comes from, and what it said before it was reworded or came to another department. */
@Component
class MeasureAdjustments {

    private final JdbcClient jdbc;

    MeasureAdjustments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Fact> of(String measure) {
        var facts = new ArrayList<Fact>();
        jdbc.sql("""
                select string_agg(origin || ' ' || m.content, '；' order by origin) as origins, change
                  from measure_origin o join measure m on m.number = o.origin where o.measure = ? group by change""")
                .param(measure)
                .query((row, index) ->
                        new Fact("由来", row.getString("origins") + "（方案调整 " + row.getString("change") + "）"))
                .optional()
                .ifPresent(facts::add);
        facts.addAll(jdbc.sql("""
                select e.content, e.change, d.name,
                       coalesce((select string_agg(x.name, '、' order by x.name) from earlier_co_handler h join department x on x.code = h.department
                                  where h.measure = e.measure and h.wording = e.wording), '—') as co_handlers,
                       (select string_agg(c.content, '；' order by c.seq) from earlier_criterion c
                         where c.measure = e.measure and c.wording = e.wording) as criteria,
                       coalesce((select string_agg(i.name || '不低于' || trim_scale(i.target) || i.unit, '；' order by i.seq) from earlier_indicator i
                                  where i.measure = e.measure and i.wording = e.wording), '—') as indicators
                  from earlier_wording e join department d on d.code = e.department where e.measure = ? order by e.wording desc""")
                .param(measure)
                .query((row, index) -> new Fact(
                        "原方案",
                        row.getString("content") + "\n承办单位：" + row.getString("name") + "；协办单位："
                                + row.getString("co_handlers")
                                + "\n办结标准：" + row.getString("criteria") + "\n指标：" + row.getString("indicators")
                                + "\n（已由方案调整 " + row.getString("change") + " 改为现在的内容）"))
                .list());
        return facts;
    }
}
