package duban.comment;

import duban.deadline.ObligationKind;
import duban.deadline.Obligations;
import duban.measure.OpenMeasures;
import duban.shared.Actor;
import duban.shared.CommentNumber;
import duban.shared.Refusal;
import duban.shared.Texts;
import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The comment lead applies for striking off, or for stage completion, once the measures are complete. */
@Component
@Transactional
public class ApplyForStrikeOff {

    /**
     * @param result as proposed by the system or stricter
     * @param account what was done about the comment, at most 500 characters
     * @param stageDueOn {@code yyyy-MM-dd}; like the four texts around it, only for a stage completion
     */
    public record Request(
            CommentResult result,
            String account,
            String done,
            String notDone,
            String nextSteps,
            String stageDueOn,
            String responsible)
            implements StagePlan.Form {}

    private final CommentRepository comments;
    private final CommentJournal journal;
    private final OpenMeasures openMeasures;
    private final Obligations obligations;
    private final StagePlans stagePlans;
    private final JdbcClient jdbc;
    private final Clock clock;

    ApplyForStrikeOff(
            CommentRepository comments,
            CommentJournal journal,
            OpenMeasures openMeasures,
            Obligations obligations,
            StagePlans stagePlans,
            JdbcClient jdbc,
            Clock clock) {
        this.comments = comments;
        this.journal = journal;
        this.openMeasures = openMeasures;
        this.obligations = obligations;
        this.stagePlans = stagePlans;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What the system proposes: to be kept up for good if one of the measures is. */
    @Transactional(readOnly = true)
    public CommentResult proposal(CommentNumber number) {
        return openMeasures.anyLasting(number) ? CommentResult.SUSTAINED : CommentResult.COMPLETED;
    }

    public void apply(CommentNumber number, Actor actor, Request request) {
        if (request.result() == null) {
            throw Refusal.invalid("result", "REQUIRED", "请选择申请的办理结果。");
        }
        var proposal = proposal(number);
        if (!request.result().isAsStrictAs(proposal)) {
            throw Refusal.invalid("result", "TOO_LENIENT", "该问题含有须长期坚持的措施，办理结果应为“" + proposal.label() + "”或更严。");
        }
        var account = Texts.required("account", "办理情况", request.account(), 500);
        var stage = request.result() == CommentResult.STAGE ? stagePlans.of(request) : null;
        var comment = comments.of(number);
        var open = openMeasures.of(number);
        journal.record(comment, "applyForStrikeOff", actor, request.result().label(), changed -> changed.apply(open));
        jdbc.sql(
                        "insert into application (comment, version, result, account, applied_by, acting_for, applied_at) values (?, ?, ?, ?, ?, ?, ?)")
                .param(number.value())
                .param(comment.applications())
                .param(request.result().name())
                .param(account)
                .param(actor.person().value())
                .param(actor.actingFor().value())
                .param(Timestamp.from(clock.instant()))
                .update();
        if (stage != null) {
            stagePlans.keep(stage, comment, StagePlan.Source.APPLICATION);
        }
        obligations.fulfil(number.value(), ObligationKind.APPLICATION);
        obligations.open(number.value(), ObligationKind.COMMENT_VERIFICATION);
    }
}
