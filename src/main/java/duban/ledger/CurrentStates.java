package duban.ledger;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How an item stands, whatever kind it is. Rights are the caller's to check. */
@Component
public class CurrentStates {

    private final JdbcClient jdbc;

    CurrentStates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What it is and its state, in Chinese: 措施已办结, 督办单已撤销：M07 已办结; empty if there is no such item. */
    public Optional<String> of(String item) {
        return jdbc.sql("""
                select '措施' as kind, state, '' as why from measure where number = :item
                union all select '问题', state, '' from comment where number = :item
                union all select '审议意见', state, '' from opinion where number = :item
                union all select '期限申请', state, '' from deadline_request where number = :item
                union all select '方案调整', state, '' from plan_change where number = :item
                union all select '进展报告', state, '' from progress_round where number = :item
                union all select '督办单', state, case when state in ('WITHDRAWN', 'SETTLED') then
                    (select reason from transition where item = :item order by id desc limit 1) else '' end
                  from supervision_notice where number = :item""")
                .param("item", item)
                .query((row, number) ->
                        row.getString("kind") + ItemStates.label(row.getString("state")) + why(row.getString("why")))
                .optional();
    }

    /** What ended a notice is told with its state, because whoever had it did not end it. */
    private static String why(String reason) {
        return reason.isEmpty() ? "" : "：" + reason.replaceFirst("。$", "");
    }
}
