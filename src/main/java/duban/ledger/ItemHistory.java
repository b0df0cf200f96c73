package duban.ledger;

import duban.department.Role;
import duban.ledger.Section.Entry;
import duban.ledger.Section.Fact;
import duban.notice.NoticeState;
import duban.opinion.ChangeState;
import duban.shared.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who did what with an item, whatever kind it is, and why it came back. Rights are the caller's to check. */
@Component
public class ItemHistory {

    private static final Map<String, String> ACTS = Map.ofEntries(
            Map.entry("takeOver", "接收存量台账"),
            Map.entry("dispatchPlan", "交办方案"),
            Map.entry("dispatchComments", "交办问题"),
            Map.entry("dispatchMeasures", "交办措施"),
            Map.entry("signForReceipt", "签收"),
            Map.entry("arbitrateReturn", "裁定退回"),
            Map.entry("decideDispute", "裁决争议"),
            Map.entry("reportUnansweredReceipt", "逾期未签收提醒"),
            Map.entry("closeReturnPeriod", "退回期满"),
            Map.entry("escalateMeasure", "到期督办"),
            Map.entry("handToHandler", "转交承办人"),
            Map.entry("reassignMeasure", "改派承办人"),
            Map.entry("takeOverTask", "接办"),
            Map.entry("reportProgress", "报送进展"),
            Map.entry("submitResult", "提交成果"),
            Map.entry("signOffResult", "审签"),
            Map.entry("coSignResult", "会签"),
            Map.entry("giveView", "提出意见"),
            Map.entry("recordSilence", "意见期满"),
            Map.entry("recordTalks", "协商不同意见"),
            Map.entry("settleDifference", "裁决不同意见"),
            Map.entry("supplementResult", "补充材料"),
            Map.entry("crossCheck", "转交叉核查"),
            Map.entry("verifyMeasure", "核查"),
            Map.entry("completeMeasure", "办结"),
            Map.entry("applyForStrikeOff", "申请销号"),
            Map.entry("verifyComment", "核查"),
            Map.entry("decideStrikeOff", "审批"),
            Map.entry("strikeOffComment", "销号"),
            Map.entry("recordStageCompletion", "阶段性办结"),
            Map.entry("resumeRectification", "报告阶段整改情况"),
            Map.entry("proposeChange", "提出方案调整"),
            Map.entry("decideChange", "审批调整"),
            Map.entry("splitMeasure", "拆分措施"),
            Map.entry("mergeMeasures", "合并措施"),
            Map.entry("rewordMeasure", "调整表述，重新交办"),
            Map.entry("transferMeasure", "变更承办单位，重新交办"),
            Map.entry("terminateMeasure", "终止措施"),
            Map.entry("notAdoptComment", "问题未采纳"),
            Map.entry("requestDeadlineChange", "申请调整期限"),
            Map.entry("signDeadlineChange", "审签期限申请"),
            Map.entry("grantExtension", "审批延期"),
            Map.entry("decideDeadlineChange", "审批期限调整"),
            Map.entry("extendDeadline", "整改期限延长"),
            Map.entry("resumeClock", "恢复计时，整改期限顺延"),
            Map.entry("endSuspension", "提前结束暂停"),
            Map.entry("annulDeadlineChange", "期限申请失效"),
            Map.entry("urge", "催办"),
            Map.entry("draftNotice", "拟发督办单"),
            Map.entry("prepareNotice", "起草督办单"),
            Map.entry("signNotice", "签发督办单"),
            Map.entry("answerNotice", "反馈督办单"),
            Map.entry("endNotice", "督办单终结"),
            Map.entry("openProgressRounds", "开启进展填报"),
            Map.entry("reportProgressRound", "填报进展"),
            Map.entry("signProgressRound", "审签"),
            Map.entry("recordProgressRound", "登记进展"),
            Map.entry("decidePolicy", "期限规则调整，时限随之改变"),
            Map.entry("changeCalendar", "工作日历调整，时限随之改变"),
            Map.entry("closeOpinion", "全部问题已了结，移交归档"),
            Map.entry("archiveOpinion", "归档"));

    /** Steps after which an item may be in progress again. */
    private static final Set<String> SENDING_BACK = Set.of(
            "signOffResult",
            "recordTalks",
            "settleDifference",
            "verifyMeasure",
            "verifyComment",
            "decideStrikeOff",
            "signProgressRound");

    private static final String ENTRIES = """
            select t.*, o.name, p.name as in_place_of, d.name as department_name, v.round, v.wanted <> '' as more_asked, %s
              from (select *, row_number() over (partition by step order by id) as nth from transition where item = :item) t
              join officer o on o.id = t.person join department d on d.code = t.acting_for %s
              left join officer p on p.id = t.on_behalf_of
              left join verification v on t.step = 'verifyMeasure' and v.measure = t.item and v.round = t.nth""".formatted(OnPaper.COLUMNS, OnPaper.JOIN);

    private final StepRoles roles;
    private final JdbcClient jdbc;

    ItemHistory(StepRoles roles, JdbcClient jdbc) {
        this.roles = roles;
        this.jdbc = jdbc;
    }

    /** What a step is called. */
    static String act(String step) {
        return ACTS.get(step);
    }

    /** Why the item came back, if it has not moved on since. */
    public Optional<Section> sentBack(String item) {
        return jdbc.sql("""
                select t.*, o.name, p.name as in_place_of, d.name as department_name,
                       (select string_agg('办结标准 ' || c.seq || '：' || c.content, E'\\n' order by c.seq) from criterion c
                         where c.measure = t.item and c.seq = any (t.unmet)) as failed,
                       0 = any (t.unmet) as other, t.step = 'verifyMeasure' and m.more_asked as more_asked
                  from sent_back t
                  join officer o on o.id = t.person join department d on d.code = t.acting_for
                  left join officer p on p.id = t.on_behalf_of left join measure m on m.number = t.item
                 where t.item = ?""")
                .param(item)
                .query((row, index) -> {
                    var asked = row.getBoolean("more_asked");
                    var facts = new ArrayList<>(List.of(new Fact(
                            asked ? "核查人" : "退回人",
                            who(row) + "于 "
                                    + ChineseDates.moment(row.getTimestamp("at")) + " 在"
                                    + ACTS.get(row.getString("step")) + "时" + (asked ? "提出" : "退回"))));
                    failed(row, asked ? "其他（见要补充的材料）" : "其他（见退回原因）")
                            .ifPresent(failed -> facts.add(0, new Fact(asked ? "尚未确认的办结标准" : "未达到的办结标准", failed)));
                    return asked
                            ? new Section("moreAsked", "请补充材料", facts, null, null, row.getString("reason"))
                            : new Section("sentBack", "被退回，请补正", facts, null, null, row.getString("reason"));
                })
                .optional();
    }

    private static Optional<String> failed(ResultSet row, String other) throws SQLException {
        var failed = Stream.of(row.getString("failed"), row.getBoolean("other") ? other : null)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"));
        return failed.isEmpty() ? Optional.empty() : Optional.of(failed);
    }

    public Section history(String item) {
        var entries = jdbc.sql(ENTRIES + " order by t.id desc")
                .param("item", item)
                .query((row, index) -> entry(row))
                .list();
        return new Section("history", "办理经过", List.of(), null, entries, null);
    }

    /**
     * What somebody did at a step.
     *
     * @param person who did it, and {@code recordedBy} who typed it in, {@code null} if the person did
     * @param back true if it sent the item back
     */
    public record Act(String step, Entry entry, PersonId person, PersonId recordedBy, boolean back) {}

    /** The latest act at this step of the item between two moments. */
    public Optional<Act> act(String item, String step, Instant from, Instant to) {
        return jdbc.sql(ENTRIES + " where t.step = :step and t.at between :from and :to order by t.id desc limit 1")
                .param("item", item)
                .param("step", step)
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .query((row, index) -> act(row, step))
                .optional();
    }

    /** The latest act at a step that somebody has to do, of whatever the item went through. */
    public Optional<Act> latestAct(String item) {
        return jdbc
                .sql(ENTRIES + " order by t.id desc")
                .param("item", item)
                .query((row, index) -> act(row, row.getString("step")))
                .list()
                .stream()
                .filter(act -> roles.of(act.step()).isPresent())
                .findFirst();
    }

    private Act act(ResultSet row, String step) throws SQLException {
        return new Act(
                step,
                entry(row),
                new PersonId(row.getString("person")),
                Optional.ofNullable(row.getString("recorded_by"))
                        .map(PersonId::new)
                        .orElse(null),
                SENDING_BACK.contains(step) && row.getString("new_state").equals("IN_PROGRESS"));
    }

    private Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                ChineseDates.moment(row.getTimestamp("at")),
                who(row),
                act(row),
                row.getString("reason"),
                row.getString("scan"));
    }

    /**
     * Both names where somebody took another's place: 李强（代 王丽，市民政局）. Of what came in from paper also in which role it
     * was signed, since nobody was logged in as it.
     */
    String who(ResultSet row) throws SQLException {
        var role = row.getString("recorded_by") == null
                ? ""
                : roles.of(row.getString("step")).map(Role::label).orElse("");
        var inPlaceOf = row.getString("in_place_of");
        return row.getString("name") + "（" + (inPlaceOf == null ? "" : "代 " + inPlaceOf + "，")
                + row.getString("department_name") + role + "）"
                + OnPaper.words(row, row.getTimestamp("at"));
    }

    static String act(ResultSet row) throws SQLException {
        if (row.getString("new_state").equals("AWAITING_ARBITRATION")
                && !row.getString("new_state").equals(row.getString("old_state"))) {
            return "退回（不属本单位职责）";
        }
        var step = row.getString("step");
        var act = row.getObject("round") == null ? ACTS.get(step) : "第 " + row.getInt("round") + " 轮核查";
        if (row.getBoolean("more_asked")) {
            return act + "，要求补充材料";
        }
        var back = row.getString("new_state").equals("IN_PROGRESS");
        return switch (step) {
            case "signOffResult", "signProgressRound", "verifyMeasure", "verifyComment", "decideStrikeOff" ->
                act + (back ? "退回" : "通过");
            case "decideChange" ->
                ChangeState.valueOf(row.getString("new_state")).label() + "调整";
            case "prepareNotice" ->
                row.getString("new_state").equals(NoticeState.WITHDRAWN.name()) ? "撤销督办单" : act + "，送签发";
            case "signNotice" -> row.getString("new_state").equals(NoticeState.DRAFTING.name()) ? "退回修改督办单" : act;
            case "endNotice" -> row.getString("new_state").equals(NoticeState.SETTLED.name()) ? "不再要求反馈督办单" : "撤销督办单";
            case "recordTalks" -> act + (back ? "，修改成果" : "");
            case "settleDifference" -> act + (back ? "，采纳不同意见" : "，采纳承办单位意见");
            default -> act;
        };
    }
}
