package duban.comment;

import duban.deadline.ObligationKind;
import duban.deadline.Obligations;
import duban.shared.Actor;
import duban.shared.CommentNumber;
import duban.shared.Refusal;
import duban.shared.Texts;
import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The leader decides on an application: as applied for or stricter, or sends it back. */
@Component
@Transactional
public class DecideStrikeOff {

    public enum Decision {
        COMPLETED,
        SUSTAINED,
        STAGE,
        SEND_BACK;

        /** The result decided, {@code null} for {@link #SEND_BACK}. */
        public CommentResult result() {
            return this == SEND_BACK ? null : CommentResult.valueOf(name());
        }
    }

    /**
     * @param reason required for {@link Decision#SEND_BACK}, at most 500 characters
     * @param stageDueOn {@code yyyy-MM-dd}; like the four texts around it, only for {@link Decision#STAGE}
     */
    public record Request(
            Decision decision,
            String reason,
            String done,
            String notDone,
            String nextSteps,
            String stageDueOn,
            String responsible)
            implements StagePlan.Form {}

    private final CommentRepository comments;
    private final CommentJournal journal;
    private final Obligations obligations;
    private final StagePlans stagePlans;
    private final JdbcClient jdbc;
    private final Clock clock;

    DecideStrikeOff(
            CommentRepository comments,
            CommentJournal journal,
            Obligations obligations,
            StagePlans stagePlans,
            JdbcClient jdbc,
            Clock clock) {
        this.comments = comments;
        this.journal = journal;
        this.obligations = obligations;
        this.stagePlans = stagePlans;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What was applied for: the least strict of the results the leader may choose. */
    @Transactional(readOnly = true)
    public CommentResult appliedFor(CommentNumber number) {
        return jdbc.sql("select result from application where comment = ? order by version desc limit 1")
                .param(number.value())
                .query((row, index) -> CommentResult.valueOf(row.getString(1)))
                .single();
    }

    public Decision decide(CommentNumber number, Actor actor, Request request) {
        var decision = request.decision();
        if (decision == null) {
            throw Refusal.invalid("decision", "REQUIRED", "请选择审批决定。");
        }
        var sentBack = decision == Decision.SEND_BACK;
        var reason = sentBack
                ? Texts.required("reason", "退回原因", request.reason(), 500)
                : Texts.optional("reason", "审批意见", request.reason(), 500);
        var comment = comments.of(number);
        comment.mustAwaitStrikeOff();
        var applied = appliedFor(number);
        if (!sentBack && !decision.result().isAsStrictAs(applied)) {
            throw Refusal.invalid("decision", "TOO_LENIENT", "只能按申请的“" + applied.label() + "”决定或从严，不能放宽。");
        }
        var stage = decision == Decision.STAGE ? stagePlans.of(request) : null;
        jdbc.sql(
                        "insert into strike_off_decision (comment, version, decision, reason, decided_by, acting_for, decided_at) values (?, ?, ?, ?, ?, ?, ?)")
                .param(number.value())
                .param(comment.applications())
                .param(decision.name())
                .param(reason)
                .param(actor.person().value())
                .param(actor.actingFor().value())
                .param(Timestamp.from(clock.instant()))
                .update();
        if (stage != null) {
            stagePlans.keep(stage, comment, StagePlan.Source.DECISION);
        }
        obligations.fulfil(number.value(), ObligationKind.STRIKE_OFF);
        journal.record(comment, "decideStrikeOff", actor, reason, changed -> {
            if (sentBack) {
                changed.sendBack(CommentState.AWAITING_STRIKE_OFF);
            }
        });
        if (sentBack) {
            obligations.open(number.value(), ObligationKind.APPLICATION);
        }
        return decision;
    }
}
