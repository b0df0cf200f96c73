package duban.ledger;

import duban.deadline.WorkingDays;
import duban.measure.MeasureState;
import duban.notice.NoticeState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Supervision notices with what became of them, and what one may be drafted about. Rights are the caller's to check. */
@Component
public class NoticeList {

    /** More than a page can show; the latest notices, and the measures due first. */
    public static final int MOST = 50;

    /**
     * A notice in the words of the screen.
     *
     * @param documentNumber {@code null} before it is signed; so are signer and days
     * @param told why it was begun; of one that ended by itself, why it ended
     * @param page where it is as a paper, below our API
     */
    public record Notice(
            String number,
            String documentNumber,
            String measure,
            String content,
            String department,
            String state,
            String told,
            String signer,
            String signedOn,
            String feedbackOn,
            Light feedbackLight,
            String answer,
            String page) {}

    /** @param notice number of the open one about it, {@code null} if there is none */
    public record Measure(
            String number, String content, String department, String state, String dueOn, Light light, String notice) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    NoticeList(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The latest first. */
    public List<Notice> latest() {
        return jdbc.sql("""
                select x.*, l.colour, l.reason from (
                select n.*, m.content, d.name as department_name, i.document_number, i.signed_at, i.feedback_on, s.name as signer, a.answer,
                       case when n.state in ('WITHDRAWN', 'SETTLED')
                            then (select reason from transition t where t.item = n.number order by t.id desc limit 1) else n.occasion end as told
                  from supervision_notice n
                  join measure m on m.number = n.measure join department d on d.code = n.department
                  left join issued_notice i on i.notice = n.number left join officer s on s.id = i.signed_by
                  left join notice_answer a on a.notice = n.number
                 where n.begun_at <= :now
                 order by n.begun_at desc, n.number desc limit :most) x
                 cross join lateral lights(array[null::text], array[end_of_day(x.feedback_on)], :now) l
                 order by x.begun_at desc, x.number desc""")
                .param("now", Timestamp.from(clock.instant()))
                .param("most", MOST)
                .query((row, index) -> notice(row))
                .list();
    }

    private Notice notice(ResultSet row) throws SQLException {
        var state = NoticeState.valueOf(row.getString("state"));
        var feedbackOn = row.getObject("feedback_on", LocalDate.class);
        return new Notice(
                row.getString("number"),
                row.getString("document_number"),
                row.getString("measure"),
                row.getString("content"),
                row.getString("department_name"),
                state.label(),
                row.getString("told"),
                row.getString("signer"),
                signedOn(row.getTimestamp("signed_at")),
                feedbackOn == null ? null : ChineseDates.day(feedbackOn),
                state == NoticeState.ISSUED ? light(row) : null,
                row.getString("answer"),
                NoticeSections.pageOf(row.getString("number")));
    }

    private static String signedOn(Timestamp at) {
        return at == null ? null : ChineseDates.day(WorkingDays.dayOf(at.toInstant()));
    }

    /**
     * Measures in work, those due first before others.
     *
     * @param words each is part of the number, the content or the department's name
     */
    public List<Measure> measures(List<String> words) {
        return jdbc.sql("""
                select x.*, l.colour, l.reason from (
                select m.number, m.content, m.state, m.due_on, b.due_at, b.id, d.name as department_name,
                       (select min(n.number) from supervision_notice n
                         where n.measure = m.number and n.deadline_version = m.deadline_version
                           and n.state in ('DRAFTING', 'AWAITING_SIGNATURE', 'ISSUED')) as notice
                  from obligation b join measure m on m.number = b.item join department d on d.code = m.department
                 where b.kind = 'MEASURE' and b.fulfilled_at is null and m.state not in ('DRAFT', 'COMPLETED', 'ADJUSTED', 'TERMINATED')
                   and not exists (select from unnest(:words::text[]) word
                                    where position(lower(word) in lower(m.number || ' ' || m.content || ' ' || d.name)) = 0)
                 order by b.due_at, b.id limit :most) x
                 cross join lateral lights(array[x.number], array[x.due_at], :now) l
                 order by x.due_at, x.id""")
                .param("now", Timestamp.from(clock.instant()))
                .param("words", words.toArray(String[]::new))
                .param("most", MOST)
                .query((row, index) -> measure(row))
                .list();
    }

    private Measure measure(ResultSet row) throws SQLException {
        var dueOn = row.getObject("due_on", LocalDate.class);
        return new Measure(
                row.getString("number"),
                row.getString("content"),
                row.getString("department_name"),
                MeasureState.valueOf(row.getString("state")).label(),
                ChineseDates.day(dueOn),
                light(row),
                row.getString("notice"));
    }

    private static Light light(ResultSet row) throws SQLException {
        return Light.of(row.getString("colour"), row.getString("reason"));
    }
}
