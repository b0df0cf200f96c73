package duban.ledger;

import duban.deadline.WorkingDays;
import duban.ledger.Section.Fact;
import duban.notice.NoticePreview;
import duban.notice.NoticeState;
import duban.shared.NoticeNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is on record about supervision notices, block by block. Rights are the caller's to check. */
@Component
public class NoticeSections {

    private static final String NOTICE = """
            select n.*, m.content, d.name as department_name, i.document_number, i.signed_at, i.feedback_on, s.name as signer,
                   (select demands from notice_draft x where x.notice = n.number and x.version = i.draft) as demands,
                   a.answer, a.answered_at, h.name as head
              from supervision_notice n join measure m on m.number = n.measure join department d on d.code = n.department
              left join issued_notice i on i.notice = n.number left join officer s on s.id = i.signed_by
              left join notice_answer a on a.notice = n.number left join officer h on h.id = a.answered_by
            """;

    private final JdbcClient jdbc;
    private final ItemHistory history;
    private final NoticePreview preview;

    NoticeSections(JdbcClient jdbc, ItemHistory history, NoticePreview preview) {
        this.jdbc = jdbc;
        this.history = history;
        this.preview = preview;
    }

    /** Where the notice is as a paper, below our API. */
    static String pageOf(String number) {
        return "notices/" + number + "/page";
    }

    /** The measure a notice is about. */
    public String measureOf(String number) {
        return jdbc.sql("select measure from supervision_notice where number = ?")
                .param(number)
                .query(String.class)
                .single();
    }

    /** What it is, why, and every word of it. */
    public Section notice(String number) {
        return jdbc.sql(NOTICE + " where n.number = ?")
                .param(number)
                .query((row, index) -> {
                    var facts = new ArrayList<>(List.of(
                            new Fact("编号", number),
                            new Fact("督办措施", row.getString("measure") + " " + row.getString("content")),
                            new Fact("主送单位", row.getString("department_name")),
                            new Fact("拟发原因", row.getString("occasion")),
                            new Fact(
                                    "状态",
                                    NoticeState.valueOf(row.getString("state")).label())));
                    facts.addAll(issued(row));
                    facts.add(new Fact(
                            row.getString("document_number") == null ? "正文（未签发）" : "正文",
                            String.join(
                                    "\n",
                                    preview.document(new NoticeNumber(number)).body())));
                    facts.add(paper(row));
                    return new Section("notice", "督办单", facts, null, null, null);
                })
                .single();
    }

    /** Why it came back to whoever drafts it; empty if it did not. */
    public Optional<Section> sentBack(String number) {
        return history.latestAct(number)
                .filter(act -> act.step().equals("signNotice"))
                .map(ItemHistory.Act::entry)
                .map(entry -> new Section(
                        "sentBack",
                        "被退回，请修改",
                        List.of(new Fact("退回人", entry.who() + "于 " + entry.at() + " 退回")),
                        null,
                        null,
                        entry.reason()));
    }

    private static List<Fact> issued(ResultSet row) throws SQLException {
        if (row.getString("document_number") == null) {
            return List.of();
        }
        var facts = new ArrayList<>(List.of(
                new Fact("文号", row.getString("document_number")),
                new Fact(
                        "签发",
                        row.getString("signer") + " 于 " + ChineseDates.moment(row.getTimestamp("signed_at")) + " 签发"),
                new Fact("反馈期限", ChineseDates.day(row.getDate("feedback_on")))));
        if (row.getString("answer") != null) {
            facts.add(new Fact("落实情况", answer(row)));
        }
        return facts;
    }

    private static String answer(ResultSet row) throws SQLException {
        return row.getString("answer") + "（" + row.getString("head") + " 于 "
                + ChineseDates.moment(row.getTimestamp("answered_at")) + " 反馈）";
    }

    private static Fact paper(ResultSet row) throws SQLException {
        var signed = row.getString("document_number") != null;
        return new Fact(
                "打印件", signed ? "打开 " + row.getString("document_number") : "预览草稿", pageOf(row.getString("number")));
    }

    /** The notices that were signed about a measure, the latest first; empty if there is none. */
    public Optional<Section> ofMeasure(String measure) {
        var facts = new ArrayList<Fact>();
        jdbc.sql(NOTICE + " where n.measure = ? and i.notice is not null order by i.signed_at desc")
                .param(measure)
                .query(row -> {
                    facts.add(new Fact(row.getString("document_number"), told(row)));
                    facts.add(paper(row));
                });
        return facts.isEmpty() ? Optional.empty() : Optional.of(new Section("notices", "督办单", facts, null, null, null));
    }

    private static String told(ResultSet row) throws SQLException {
        var state = NoticeState.valueOf(row.getString("state"));
        return ChineseDates.day(WorkingDays.dayOf(row.getTimestamp("signed_at").toInstant())) + " "
                + row.getString("signer") + " 签发，主送" + row.getString("department_name") + "，"
                + (state == NoticeState.ISSUED
                        ? "须于" + ChineseDates.day(row.getDate("feedback_on")) + "前反馈"
                        : state.label())
                + "\n督办要求：" + row.getString("demands")
                + (row.getString("answer") == null ? "" : "\n落实情况：" + answer(row));
    }
}
