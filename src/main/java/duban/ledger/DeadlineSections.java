package duban.ledger;

import duban.deadline.DeadlineChangeKind;
import duban.deadline.DeadlineChangeState;
import duban.deadline.ForeseeDeadlineChange.Foresight;
import duban.deadline.WorkingDays;
import duban.ledger.Section.Fact;
import duban.ledger.Section.Table;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What moving a deadline is about, for whoever asks for it and whoever decides. Rights are the caller's to check. */
@Component
public class DeadlineSections {

    private static final int MOST_EARLIER = 12;
    private static final String UNKNOWN = "工作日历未录入";

    /** A request nobody has decided yet. */
    public record Open(String number, String summary, String state) {}

    /** A clock that stands still, now or on days to come. */
    public record Standing(
            String measure,
            String title,
            String department,
            String request,
            String fromOn,
            String untilOn,
            String reason) {}

    /**
     * A request in the words of the screen; who decided, when and why is empty until somebody has.
     *
     * @param reported true if the office decided and the leader is told by this list
     */
    public record Change(
            String number,
            String measure,
            String title,
            String department,
            String summary,
            String state,
            boolean late,
            boolean reported,
            String reason,
            String requestedBy,
            String requestedAt,
            String decidedBy,
            String decidedAt,
            String decisionReason) {}

    private final JdbcClient jdbc;

    DeadlineSections(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The measure a request is about. */
    public String measureOf(String request) {
        return jdbc.sql("select measure from deadline_request where number = ?")
                .param(request)
                .query(String.class)
                .single();
    }

    public Section request(String number) {
        return jdbc.sql("""
                select q.*, m.content, o.name, o.section, a.name as absent, s.name as signer from deadline_request q
                  join measure m on m.number = q.measure join officer o on o.id = q.requested_by
                  left join officer a on a.id = q.in_place_of left join officer s on s.id = q.signed_by where q.number = ?""")
                .param(number)
                .query((row, index) -> {
                    var facts = new ArrayList<>(List.of(
                            new Fact("申请编号", number),
                            new Fact("申请事项", summary(row)),
                            new Fact("整改措施", row.getString("measure") + " " + row.getString("content")),
                            new Fact("申请原因", row.getString("reason")),
                            new Fact(
                                    "申请",
                                    row.getString("name") + inPlaceOf(row) + "（" + row.getString("section") + "）于 "
                                            + ChineseDates.moment(row.getTimestamp("requested_at")))));
                    if (row.getString("signer") != null) {
                        facts.add(new Fact(
                                "单位审签",
                                row.getString("signer") + " 于 " + ChineseDates.moment(row.getTimestamp("signed_at"))
                                        + " 同意报送"
                                        + (row.getString("sign_reason").isEmpty()
                                                ? ""
                                                : "：" + row.getString("sign_reason"))));
                    }
                    return new Section(
                            "deadlineChange",
                            "期限申请",
                            facts,
                            null,
                            null,
                            row.getBoolean("late") ? "逾期申请：提出时已经过了整改期限。" : null);
                })
                .single();
    }

    private static String inPlaceOf(ResultSet row) throws SQLException {
        var absent = row.getString("absent");
        return absent == null ? "" : "（代 " + absent + "）";
    }

    /** What it moves and what is left, beside each other; what is unusual about it first. */
    public Section foresight(Foresight foresight) {
        var measure = foresight.measure();
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("整改期限", day(measure.dueOn()), day(foresight.dueAfter())));
        rows.add(List.of("还有", left(foresight.leftNow()), left(foresight.leftThen())));
        if (foresight.kind() == DeadlineChangeKind.EXTENSION) {
            rows.add(List.of("延期次数", measure.extensions() + " 次", measure.extensions() + 1 + " 次"));
        }
        rows.add(List.of(
                "问题 " + measure.comment().substring(measure.comment().lastIndexOf('-') + 1) + " 最迟的整改期限",
                day(foresight.commentNow()),
                unchanged(foresight.commentNow(), foresight.commentThen())));
        rows.add(List.of(
                "审签、核查最迟",
                reviewed(foresight.verifiedByNow(), measure.replyDueOn()),
                reviewed(foresight.verifiedByThen(), measure.replyDueOn())));
        rows.add(List.of("报告时限", day(measure.replyDueOn()), foresight.pastReply() ? "不变，新期限晚于报告时限" : "不变"));
        if (!measure.coHandlers().isEmpty()) {
            rows.add(List.of("协办单位", measure.coHandlers(), "按新的期限配合"));
        }
        var facts = new ArrayList<>(List.of(
                new Fact("原定期限", day(measure.originalDueOn())),
                new Fact("由谁审批", (foresight.byOffice() ? "督办专班" : "分管副市长") + "（" + foresight.authority() + "）"),
                new Fact("最迟安全日", orUnknown(foresight.lastSafeDay()))));
        if (foresight.suspensionLeft() != null) {
            facts.add(new Fact("暂停", foresight.days() + " 个工作日，此后还可暂停 " + foresight.suspensionLeft() + " 个"));
        }
        return new Section(
                "foresight",
                "同意后会怎样",
                facts,
                new Table(List.of("项目", "现在", "同意后"), rows),
                null,
                warnings(foresight).orElse(null));
    }

    private static Optional<String> warnings(Foresight foresight) {
        var warnings = new ArrayList<String>();
        if (foresight.late()) {
            warnings.add("已经过了整改期限，按逾期申请办理。");
        }
        if (foresight.pastReply()) {
            warnings.add("新的整改期限晚于报告时限" + day(foresight.measure().replyDueOn()) + "，成果来不及写进报告。");
        } else if (foresight.pastLastSafeDay()) {
            warnings.add("晚于最迟安全日" + day(foresight.lastSafeDay()) + "：审签、核查和写报告的时间不够。");
        }
        if (foresight.nextWorkingDay() != null) {
            warnings.add(
                    day(foresight.toOn()) + "不是工作日，下一个工作日是" + ChineseDates.weekday(foresight.nextWorkingDay()) + "。");
        }
        return warnings.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", warnings));
    }

    private static String day(LocalDate day) {
        return ChineseDates.day(day);
    }

    private static String orUnknown(LocalDate day) {
        return day == null ? UNKNOWN : day(day);
    }

    private static String reviewed(LocalDate day, LocalDate replyDueOn) {
        return orUnknown(day) + (day != null && day.isAfter(replyDueOn) ? "，晚于报告时限" : "");
    }

    private static String unchanged(LocalDate now, LocalDate then) {
        return now.equals(then) ? "不变" : day(then);
    }

    private static String left(int days) {
        return days < 0 ? "已过 " + -days + " 个工作日" : days + " 个工作日";
    }

    /** Decisions of this kind before: of the measure itself first, then of its department. */
    public Section earlier(String measure) {
        var rows = jdbc.sql("""
                select x.*, o.name as decider, d.name as office from deadline_change x join measure m on m.number = x.measure
                  join officer o on o.id = x.decided_by join department d on d.code = x.acting_for
                 where x.measure = :measure or m.department = (select department from measure where number = :measure)
                 order by x.measure <> :measure, x.decided_at desc limit :most""")
                .param("measure", measure)
                .param("most", MOST_EARLIER)
                .query((row, index) -> List.of(
                        row.getString("measure"),
                        summary(row) + (row.getBoolean("late") ? "（逾期申请）" : ""),
                        (row.getBoolean("approved") ? "同意" : "不同意") + "，" + row.getString("decider") + "（"
                                + row.getString("office") + "）"
                                + ChineseDates.day(WorkingDays.dayOf(
                                        row.getTimestamp("decided_at").toInstant())),
                        row.getString("reason")
                                + (row.getString("decision_reason").isEmpty()
                                        ? ""
                                        : "\n审批意见：" + row.getString("decision_reason"))))
                .list();
        return new Section(
                "earlier",
                "以往的期限调整",
                rows.isEmpty() ? List.of(new Fact("本措施和本单位", "以前没有审批过延期或暂停")) : List.of(),
                rows.isEmpty() ? null : new Table(List.of("措施", "内容", "结果", "原因"), rows),
                null,
                null);
    }

    public Optional<Open> openOf(String measure) {
        return jdbc.sql("""
                select * from deadline_request where measure = ? and state in ('AWAITING_SIGN_OFF', 'AWAITING_DECISION')""")
                .param(measure)
                .query((row, index) -> new Open(row.getString("number"), summary(row), state(row)))
                .optional();
    }

    /** What became of the latest request, if nobody has to decide on it any more and it was not approved. */
    public Optional<String> lastRefused(String measure) {
        return jdbc.sql("""
                select q.*, coalesce(q.closed_reason, x.decision_reason) as told from deadline_request q
                  left join deadline_change x on x.request = q.number
                 where q.measure = ? order by q.requested_at desc, q.number desc limit 1""")
                .param(measure)
                .query((row, index) -> List.of("SENT_BACK", "REJECTED", "VOID").contains(row.getString("state"))
                        ? Optional.of(row.getString("number") + " " + state(row) + "：" + row.getString("told"))
                        : Optional.<String>empty())
                .optional()
                .flatMap(told -> told);
    }

    /** For whoever has the measure: what waits for a decision, or came to nothing; empty if neither is so. */
    public Optional<Section> standing(String measure) {
        return openOf(measure)
                .map(open -> open.number() + " " + open.summary() + "，" + open.state() + "。批准前整改期限不变。")
                .or(() -> lastRefused(measure))
                .map(told -> new Section("deadline", "期限申请", List.of(), null, null, told));
    }

    /** The latest requests, whatever became of them. */
    public List<Change> latest(int most) {
        return jdbc.sql("""
                select q.*, m.content, d.name as department_name, p.name as requester, o.name as decider, x.acting_for as decided_for,
                       x.decided_at, coalesce(x.decision_reason, q.closed_reason) as told
                  from deadline_request q join measure m on m.number = q.measure join department d on d.code = m.department
                  join officer p on p.id = q.requested_by
                  left join deadline_change x on x.request = q.number left join officer o on o.id = x.decided_by
                 order by q.requested_at desc, q.number desc limit ?""")
                .param(most)
                .query((row, index) -> new Change(
                        row.getString("number"),
                        row.getString("measure"),
                        row.getString("content"),
                        row.getString("department_name"),
                        summary(row),
                        state(row),
                        row.getBoolean("late"),
                        "DBZB".equals(row.getString("decided_for"))
                                && row.getString("state").equals("APPROVED"),
                        row.getString("reason"),
                        row.getString("requester"),
                        ChineseDates.moment(row.getTimestamp("requested_at")),
                        row.getString("decider"),
                        row.getTimestamp("decided_at") == null
                                ? null
                                : ChineseDates.moment(row.getTimestamp("decided_at")),
                        row.getString("told")))
                .list();
    }

    /** Whose clock stands still, or will. */
    public List<Standing> suspended() {
        return jdbc.sql("""
                select s.*, m.content, d.name, q.reason from suspension s join deadline_request q on q.number = s.request
                  join measure m on m.number = s.measure join department d on d.code = m.department
                 where s.ended_at is null order by s.until_on, s.request""")
                .query((row, index) -> new Standing(
                        row.getString("measure"),
                        row.getString("content"),
                        row.getString("name"),
                        row.getString("request"),
                        ChineseDates.day(row.getDate("from_on")),
                        ChineseDates.day(row.getDate("until_on")),
                        row.getString("reason")))
                .list();
    }

    private static String state(ResultSet row) throws SQLException {
        return DeadlineChangeState.valueOf(row.getString("state")).label();
    }

    private static String summary(ResultSet row) throws SQLException {
        return DeadlineChangeKind.valueOf(row.getString("kind")) == DeadlineChangeKind.EXTENSION
                ? "延期，由" + ChineseDates.day(row.getDate("due_before")) + "延至"
                        + ChineseDates.day(row.getDate("due_after"))
                : "暂停，" + ChineseDates.day(row.getDate("from_on")) + "至" + ChineseDates.day(row.getDate("to_on"))
                        + "，期限由"
                        + ChineseDates.day(row.getDate("due_before")) + "顺延至"
                        + ChineseDates.day(row.getDate("due_after"));
    }
}
