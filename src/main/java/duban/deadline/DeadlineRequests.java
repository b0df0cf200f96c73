package duban.deadline;

import duban.shared.Actor;
import duban.shared.DeadlineChangeNumber;
import duban.shared.DepartmentCode;
import duban.shared.MeasureNumber;
import duban.shared.PersonId;
import duban.shared.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Requests to move deadlines, and the decisions on them, which stay for ever. */
@Component
class DeadlineRequests {

    private final JdbcClient jdbc;
    private final Clock clock;

    DeadlineRequests(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The next free number; holds the opinion's row, so that two requests do not get the same one. */
    DeadlineChangeNumber nextOf(String opinion) {
        jdbc.sql("select from opinion where number = ? for no key update")
                .param(opinion)
                .query()
                .listOfRows();
        return new DeadlineChangeNumber(
                jdbc.sql("""
                select :opinion || '-D' || lpad((count(*) + 1)::text, greatest(2, length((count(*) + 1)::text)), '0')
                  from deadline_request where opinion = :opinion""").param("opinion", opinion).query(String.class).single());
    }

    void add(DeadlineRequest request, String opinion, Actor actor) {
        jdbc.sql("""
                insert into deadline_request (number, opinion, measure, kind, from_on, to_on, due_before, due_after, late, reason,
                       requested_by, in_place_of, acting_for, requested_at, state)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(request.number().value())
                .param(opinion)
                .param(request.measure().value())
                .param(request.kind().name())
                .param(request.fromOn())
                .param(request.toOn())
                .param(request.dueBefore())
                .param(request.dueAfter())
                .param(request.late())
                .param(request.reason())
                .param(request.requestedBy().value())
                .param(actor.inPlaceOf() == null ? null : actor.inPlaceOf().value())
                .param(actor.actingFor().value())
                .param(Timestamp.from(clock.instant()))
                .param(request.state().name())
                .update();
    }

    void sign(DeadlineChangeNumber number, Actor head, String reason) {
        mustHaveMoved(
                number,
                jdbc.sql("""
                update deadline_request set state = 'AWAITING_DECISION', signed_by = ?, signed_at = ?, sign_reason = ?
                 where number = ? and state = 'AWAITING_SIGN_OFF'""")
                        .param(head.person().value())
                        .param(Timestamp.from(clock.instant()))
                        .param(reason)
                        .param(number.value())
                        .update());
    }

    void sendBack(DeadlineChangeNumber number, String reason) {
        close(number, DeadlineChangeState.AWAITING_SIGN_OFF, DeadlineChangeState.SENT_BACK, reason);
    }

    void annul(DeadlineRequest request, String reason) {
        close(request.number(), request.state(), DeadlineChangeState.VOID, reason);
    }

    private void close(DeadlineChangeNumber number, DeadlineChangeState from, DeadlineChangeState to, String reason) {
        mustHaveMoved(
                number,
                jdbc.sql("update deadline_request set state = ?, closed_reason = ? where number = ? and state = ?")
                        .param(to.name())
                        .param(reason)
                        .param(number.value())
                        .param(from.name())
                        .update());
    }

    /** Writes the decision, which nobody can change any more. */
    void decide(DeadlineRequest request, boolean approved, boolean pastReply, Actor decider, String reason) {
        mustHaveMoved(
                request.number(),
                jdbc.sql("update deadline_request set state = ? where number = ? and state = 'AWAITING_DECISION'")
                        .param((approved ? DeadlineChangeState.APPROVED : DeadlineChangeState.REJECTED).name())
                        .param(request.number().value())
                        .update());
        jdbc.sql("""
                insert into deadline_change (request, measure, kind, from_on, to_on, due_before, due_after, late, past_reply, reason,
                       requested_by, signed_by, approved, decided_by, in_place_of, acting_for, decided_at, decision_reason)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(request.number().value())
                .param(request.measure().value())
                .param(request.kind().name())
                .param(request.fromOn())
                .param(request.toOn())
                .param(request.dueBefore())
                .param(request.dueAfter())
                .param(request.late())
                .param(pastReply)
                .param(request.reason())
                .param(request.requestedBy().value())
                .param(request.signedBy().value())
                .param(approved)
                .param(decider.person().value())
                .param(decider.inPlaceOf() == null ? null : decider.inPlaceOf().value())
                .param(decider.actingFor().value())
                .param(Timestamp.from(clock.instant()))
                .param(reason)
                .update();
    }

    private void mustHaveMoved(DeadlineChangeNumber number, int rows) {
        if (rows == 0) {
            throw Refusal.conflict(
                    "WRONG_STATE", number + " 现为“" + of(number).state().label() + "”，不能再作处理。请刷新页面查看最新情况。");
        }
    }

    /** @throws Refusal if there is no such request */
    DeadlineRequest of(DeadlineChangeNumber number) {
        return jdbc.sql("select * from deadline_request where number = ?")
                .param(number.value())
                .query((row, index) -> read(row))
                .optional()
                .orElseThrow(() -> Refusal.notFound("没有编号为 " + number + " 的期限调整申请。"));
    }

    /** The one request of a measure that nobody has decided yet. */
    Optional<DeadlineRequest> openOf(MeasureNumber measure) {
        return jdbc.sql("""
                select * from deadline_request where measure = ? and state in ('AWAITING_SIGN_OFF', 'AWAITING_DECISION')""")
                .param(measure.value())
                .query((row, index) -> read(row))
                .optional();
    }

    private static DeadlineRequest read(ResultSet row) throws SQLException {
        var signedBy = row.getString("signed_by");
        return new DeadlineRequest(
                new DeadlineChangeNumber(row.getString("number")),
                new MeasureNumber(row.getString("measure")),
                new DepartmentCode(row.getString("acting_for")),
                DeadlineChangeKind.valueOf(row.getString("kind")),
                row.getObject("from_on", LocalDate.class),
                row.getObject("to_on", LocalDate.class),
                row.getObject("due_before", LocalDate.class),
                row.getObject("due_after", LocalDate.class),
                row.getBoolean("late"),
                row.getString("reason"),
                new PersonId(row.getString("requested_by")),
                signedBy == null ? null : new PersonId(signedBy),
                DeadlineChangeState.valueOf(row.getString("state")));
    }
}
