package duban.ledger;

import duban.deadline.ObligationKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Everything said and done about an item, steps and progress reports in one line. Rights are the caller's to check. */
@Component
public class ItemTimeline {

    /** What the timeline can be narrowed to. */
    public enum Kind {
        ACT,
        /** What others said of it: opinions, decisions, and what came back. */
        OPINION,
        PROGRESS
    }

    /**
     * @param from the state before in Chinese, {@code null} for the first
     * @param to the state after, the same where it stayed
     * @param told the reason, or what was submitted or reported; empty where nothing was said
     * @param scan checksum of the paper behind it, {@code null} if there is none
     * @param notice number of the supervision notice it belongs to, where it is told among a measure's; else {@code null}
     */
    public record Moment(
            String at,
            String who,
            String what,
            String from,
            String to,
            String told,
            String scan,
            String notice,
            Kind kind) {

        /** Who did what and when, without what was said. */
        public Moment untold() {
            return new Moment(at, who, what, from, to, "", null, null, kind);
        }
    }

    private static final Set<String> OPINIONS = Set.of(
            "arbitrateReturn",
            "decideDispute",
            "signOffResult",
            "coSignResult",
            "giveView",
            "recordSilence",
            "recordTalks",
            "settleDifference",
            "verifyMeasure",
            "verifyComment",
            "decideStrikeOff",
            "decideChange",
            "signDeadlineChange",
            "grantExtension",
            "decideDeadlineChange",
            "urge",
            "signNotice",
            "answerNotice",
            "signProgressRound");

    /** Kinds of what is owed, in Chinese. */
    private static final Map<String, String> LABELS = Arrays.stream(ObligationKind.values())
            .collect(Collectors.toMap(
                    ObligationKind::name, ObligationKind::label, (one, other) -> one, LinkedHashMap::new));

    private final ItemHistory history;
    private final JdbcClient jdbc;

    ItemTimeline(ItemHistory history, JdbcClient jdbc) {
        this.history = history;
        this.jdbc = jdbc;
    }

    /** The latest first. What a step submitted stands with it: the first submission written once the step was logged. */
    public List<Moment> of(String item) {
        return jdbc.sql("""
                select t.*, o.name, p.name as in_place_of, d.name as department_name, v.round, v.wanted <> '' as more_asked, %s
                  from (select 1 as part, id, item, step, person, on_behalf_of, acting_for, recorded_by, signed_on, scan, at, old_state, new_state,
                               coalesce(case step
                                   when 'submitResult' then (select s.account from submission s
                                       where s.measure = item and s.submitted_at >= at order by s.version limit 1)
                                   when 'applyForStrikeOff' then (select a.account from application a
                                       where a.comment = item and a.applied_at >= at order by a.version limit 1) end, reason) as reason,
                               row_number() over (partition by step order by id) as nth
                          from transition where item = :item
                        union all
                        select 1, t.id, t.item, t.step, t.person, t.on_behalf_of, t.acting_for, t.recorded_by, t.signed_on, t.scan, t.at,
                               t.old_state, t.new_state, t.reason, 0
                          from supervision_notice n join transition t on t.item = n.number
                         where n.measure = :item and t.new_state in ('ISSUED', 'ANSWERED', 'SETTLED')
                        union all
                        select 0, id, measure, 'reportProgress', reported_by, in_place_of, acting_for, recorded_by, signed_on, scan, reported_at,
                               'IN_PROGRESS', 'IN_PROGRESS',
                               concat_ws(E'\\n', case when no_change then '无变化' else '已完成：' || done end,
                                   case when not no_change then '下一步：' || next end, '困难：' || nullif(obstacles, ''),
                                   '需协调：' || nullif(help_needed, ''), '预计完成：' || to_char(forecast_on, 'FMYYYY"年"FMMM"月"FMDD"日"')), 0
                          from progress_report where measure = :item
                        union all
                        select 0, min(v.id), v.item, case when v.policy_version is null then 'changeCalendar' else 'decidePolicy' end,
                               coalesce(p.decided_by, c.changed_by), null, coalesce(p.decided_for, c.changed_for), null, null, null,
                               coalesce(p.decided_at, c.changed_at), s.new_state, s.new_state,
                               string_agg(k.label || '期限由' || to_char(v.old_due_at at time zone 'Asia/Shanghai', 'FMMM"月"FMDD"日"') || '改为'
                                   || to_char(v.new_due_at at time zone 'Asia/Shanghai', 'FMMM"月"FMDD"日"'), '；' order by v.id), 0
                          from obligation_move v
                          join unnest(:kinds::text[], :labels::text[]) k (kind, label) on k.kind = v.kind
                          left join policy_version p on p.number = v.policy_version
                          left join calendar_change c on c.number = v.calendar_change
                         cross join lateral (select new_state from transition t where t.item = v.item and t.at <= coalesce(p.decided_at, c.changed_at)
                                              order by t.id desc limit 1) s
                         where v.item = :item and v.old_due_at <> v.new_due_at
                         group by v.item, v.policy_version, p.number, c.number, s.new_state) t
                  join officer o on o.id = t.person join department d on d.code = t.acting_for %s
                  left join officer p on p.id = t.on_behalf_of
                  left join verification v on t.step = 'verifyMeasure' and v.measure = t.item and v.round = t.nth
                 order by t.at desc, t.part, t.id desc""".formatted(OnPaper.COLUMNS, OnPaper.JOIN))
                .param("item", item)
                .param("kinds", LABELS.keySet().toArray(String[]::new))
                .param("labels", LABELS.values().toArray(String[]::new))
                .query((row, index) -> new Moment(
                        ChineseDates.moment(row.getTimestamp("at")),
                        history.who(row),
                        ItemHistory.act(row),
                        ItemStates.label(row.getString("old_state")),
                        ItemStates.label(row.getString("new_state")),
                        row.getString("reason"),
                        row.getString("scan"),
                        row.getString("item").equals(item) ? null : row.getString("item"),
                        kind(row)))
                .list();
    }

    private static Kind kind(ResultSet row) throws SQLException {
        var step = row.getString("step");
        if (step.equals("reportProgress")) {
            return Kind.PROGRESS;
        }
        return OPINIONS.contains(step) || row.getString("new_state").equals("AWAITING_ARBITRATION")
                ? Kind.OPINION
                : Kind.ACT;
    }
}
