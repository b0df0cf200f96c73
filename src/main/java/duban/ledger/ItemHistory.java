package duban.ledger;

import duban.ledger.Section.Entry;
import duban.ledger.Section.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who did what with an item, whatever kind it is, and why it came back. Rights are the caller's to check. */
@Component
public class ItemHistory {

    private static final Map<String, String> ACTS = Map.ofEntries(
            Map.entry("dispatchPlan", "交办方案"),
            Map.entry("dispatchComments", "交办问题"),
            Map.entry("dispatchMeasures", "交办措施"),
            Map.entry("signForReceipt", "签收"),
            Map.entry("arbitrateReturn", "裁定退回"),
            Map.entry("decideDispute", "裁决争议"),
            Map.entry("reportUnansweredReceipt", "逾期未签收提醒"),
            Map.entry("closeReturnPeriod", "退回期满"),
            Map.entry("handToHandler", "转交承办人"),
            Map.entry("submitResult", "提交成果"),
            Map.entry("signOffResult", "审签"),
            Map.entry("verifyMeasure", "核查"),
            Map.entry("completeMeasure", "办结"),
            Map.entry("applyForStrikeOff", "申请销号"),
            Map.entry("verifyComment", "核查"),
            Map.entry("decideStrikeOff", "审批"),
            Map.entry("strikeOffComment", "销号"),
            Map.entry("recordStageCompletion", "阶段性办结"),
            Map.entry("resumeRectification", "报告阶段整改情况"),
            Map.entry("closeOpinion", "全部问题销号，移交归档"),
            Map.entry("archiveOpinion", "归档"));

    private final JdbcClient jdbc;

    ItemHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Why the item came back, if its latest step was a send-back. */
    public Optional<Section> sentBack(String item) {
        return jdbc.sql("""
                select t.*, o.name, d.name as department_name,
                       (select string_agg(c.content, '；' order by c.seq) from verification v join criterion c
                           on c.measure = v.measure and c.seq = any (v.unmet)
                         where v.measure = t.item and v.version = (select max(version) from verification where measure = t.item)
                           and t.step = 'verifyMeasure') as unmet
                  from (select * from transition where item = ? order by id desc limit 1) t
                  join officer o on o.id = t.person join department d on d.code = t.acting_for
                 where t.step in ('signOffResult', 'verifyMeasure', 'verifyComment', 'decideStrikeOff') and t.new_state = 'IN_PROGRESS'""")
                .param(item)
                .query((row, index) -> {
                    var facts = new ArrayList<>(List.of(new Fact(
                            "退回人",
                            row.getString("name") + "（" + row.getString("department_name") + "）于 "
                                    + ChineseDates.moment(row.getTimestamp("at")) + " 在"
                                    + ACTS.get(row.getString("step")) + "时退回")));
                    if (row.getString("unmet") != null) {
                        facts.add(1, new Fact("未达到的办结标准", row.getString("unmet")));
                    }
                    return new Section("sentBack", "被退回，请补正", facts, null, null, row.getString("reason"));
                })
                .optional();
    }

    public Section history(String item) {
        var entries = jdbc.sql("""
                select t.*, o.name, d.name as department_name from transition t
                  join officer o on o.id = t.person join department d on d.code = t.acting_for
                 where t.item = ? order by t.id desc""")
                .param(item)
                .query((row, index) -> new Entry(
                        ChineseDates.moment(row.getTimestamp("at")),
                        row.getString("name") + "（" + row.getString("department_name") + "）",
                        act(row.getString("step"), row.getString("new_state")),
                        row.getString("reason")))
                .list();
        return new Section("history", "办理经过", List.of(), null, entries, null);
    }

    private static String act(String step, String newState) {
        if (newState.equals("AWAITING_ARBITRATION")) {
            return "退回（不属本单位职责）";
        }
        var act = ACTS.get(step);
        var reviews = List.of("signOffResult", "verifyMeasure", "verifyComment", "decideStrikeOff");
        if (!reviews.contains(step)) {
            return act;
        }
        return newState.equals("IN_PROGRESS") ? act + "退回" : act + "通过";
    }
}
