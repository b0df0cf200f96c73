package duban.notice;

import duban.deadline.WorkingDays;
import duban.shared.Actor;
import duban.shared.NoticeNumber;
import duban.shared.OpinionNumber;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was sent for signature, what was signed, and what was answered: kept as it was, for ever. */
@Component
class NoticePapers {

    /** @param body a line for each paragraph */
    record Draft(String body, String demands, LocalDate feedbackOn) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    NoticePapers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The next free number; holds the opinion's row, so that two notices do not get the same one. */
    NoticeNumber nextOf(OpinionNumber opinion) {
        jdbc.sql("select from opinion where number = ? for no key update")
                .param(opinion.value())
                .query()
                .listOfRows();
        return new NoticeNumber(jdbc.sql(
                        "select ? || '-N' || lpad((count(*) + 1)::text, greatest(2, length((count(*) + 1)::text)), '0') from supervision_notice where opinion = ?")
                .param(opinion.value())
                .param(opinion.value())
                .query(String.class)
                .single());
    }

    void keep(Notice notice, int nth, Draft draft, Actor actor) {
        jdbc.sql("""
                insert into notice_draft (notice, version, body, demands, feedback_on, prepared_by, in_place_of, acting_for, prepared_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(notice.item())
                .param(nth)
                .param(draft.body())
                .param(draft.demands())
                .param(draft.feedbackOn())
                .param(actor.person().value())
                .param(inPlaceOf(actor))
                .param(actor.actingFor().value())
                .param(now())
                .update();
    }

    /** What was sent for signature last; empty before the first time. */
    Optional<Draft> latestOf(NoticeNumber notice) {
        return jdbc.sql("select * from notice_draft where notice = ? order by version desc limit 1")
                .param(notice.value())
                .query((row, index) -> new Draft(
                        row.getString("body"), row.getString("demands"), row.getObject("feedback_on", LocalDate.class)))
                .optional();
    }

    /**
     * The next number of the year. The year's row is held until the transaction ends: a signature that fails gives its
     * number back, and no number is left out.
     */
    int nextOf(int year) {
        return jdbc.sql("""
                insert into notice_year (year, last) values (?, 1)
                on conflict (year) do update set last = notice_year.last + 1 returning last""").param(year).query(Integer.class).single();
    }

    void issue(
            Notice notice, int year, int nth, NoticeDocument document, LocalDate feedbackOn, Actor signer, Instant at) {
        jdbc.sql("""
                insert into issued_notice (notice, year, nth, document_number, draft, text, feedback_on, signed_by, in_place_of, acting_for, signed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(notice.item())
                .param(year)
                .param(nth)
                .param(document.number())
                .param(notice.drafts())
                .param(document.text())
                .param(feedbackOn)
                .param(signer.person().value())
                .param(inPlaceOf(signer))
                .param(signer.actingFor().value())
                .param(Timestamp.from(at))
                .update();
    }

    Optional<NoticeDocument> issued(NoticeNumber notice) {
        return jdbc.sql("select text from issued_notice where notice = ?")
                .param(notice.value())
                .query(String.class)
                .optional()
                .map(NoticeDocument::read);
    }

    void answer(Notice notice, String answer, Actor actor) {
        jdbc.sql(
                        "insert into notice_answer (notice, answer, answered_by, in_place_of, acting_for, answered_at) values (?, ?, ?, ?, ?, ?)")
                .param(notice.item())
                .param(answer)
                .param(actor.person().value())
                .param(inPlaceOf(actor))
                .param(actor.actingFor().value())
                .param(now())
                .update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    /** Today in Shanghai. */
    LocalDate today() {
        return WorkingDays.dayOf(clock.instant());
    }

    private static String inPlaceOf(Actor actor) {
        return actor.inPlaceOf() == null ? null : actor.inPlaceOf().value();
    }
}
