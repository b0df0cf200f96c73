package duban.comment;

import duban.audit.TransitionLog;
import duban.shared.Actor;
import duban.shared.Refusal;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the leader decided on a comment's latest application: the step before what follows from it. */
@Component
class LatestDecision {

    record Decision(CommentResult result, String reason, Actor leader, LocalDate stageDueOn) {}

    private final TransitionLog log;
    private final JdbcClient jdbc;

    LatestDecision(TransitionLog log, JdbcClient jdbc) {
        this.log = log;
        this.jdbc = jdbc;
    }

    /** @throws Refusal if the leader has not decided on the latest application */
    Decision of(Comment comment) {
        return jdbc.sql("""
                select d.decision, d.reason, s.due_on
                  from strike_off_decision d
                  left join stage_plan s on s.comment = d.comment and s.version = d.version and s.source = 'DECISION'
                 where d.comment = ? and d.version = ? and d.decision <> 'SEND_BACK'""")
                .param(comment.number().value())
                .param(comment.applications())
                .query((row, index) -> new Decision(
                        CommentResult.valueOf(row.getString(1)),
                        row.getString(2),
                        log.latestOf(comment.item()).actor(),
                        row.getObject(3, LocalDate.class)))
                .optional()
                .orElseThrow(() -> Refusal.conflict("NOT_DECIDED", comment.number() + " 的销号申请尚未经分管副市长审批。"));
    }
}
