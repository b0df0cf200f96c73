package duban.opinion;

import duban.audit.Transition;
import duban.audit.TransitionLog;
import duban.comment.CommentState;
import duban.measure.MeasureState;
import duban.shared.Actor;
import duban.shared.DepartmentCode;
import duban.shared.Holder;
import java.util.ArrayList;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Puts on record that a measure or comment came in with a past (存量台账): in the log as a step of its own, with the file
 * and row it was read from, and with what had been done. Joins the transaction of the import.
 */
@Component
public class TakeOverLedger {

    private static final String STEP = "takeOver";

    private final JdbcClient jdbc;
    private final TransitionLog log;

    public TakeOverLedger(JdbcClient jdbc, TransitionLog log) {
        this.jdbc = jdbc;
        this.log = log;
    }

    void record(PlanDraft plan, ImportPlan.Source source, Actor actor) {
        for (var comment : plan.comments()) {
            if (comment.past() != null) {
                var item = plan.commentNumber(comment.number()).value();
                keep(item, source, comment.row(), "");
                log.append(step(item, actor, holder(comment), comment.past().state(), told(comment, source)));
            }
        }
        for (var measure : plan.measures()) {
            if (measure.past() != null) {
                var item = plan.measureNumber(measure.number()).value();
                keep(item, source, measure.row(), measure.past().account());
                log.append(step(item, actor, holder(measure), measure.past().state(), told(measure, source)));
            }
        }
    }

    /** The opinion itself came in with nothing left open. */
    void recordClosed(PlanDraft plan, ImportPlan.Source source, Actor actor) {
        log.append(step(
                plan.opinion().number().value(),
                actor,
                Holder.of(DepartmentCode.GOVERNMENT_OFFICE),
                OpinionState.DISPATCHED,
                from(source, 0) + "全部问题此前已销号"));
    }

    private void keep(String item, ImportPlan.Source source, int row, String account) {
        jdbc.sql("insert into take_over (item, sha256, row, account) values (?, ?, ?, ?)")
                .params(item, source.sha256(), row, account)
                .update();
    }

    private static Transition step(String item, Actor actor, Holder holder, Enum<?> state, String reason) {
        return new Transition(item, STEP, actor, null, holder, null, state.name(), reason);
    }

    private static Holder holder(PlanDraft.Comment comment) {
        return switch (comment.past().state()) {
            case DRAFT -> Holder.of(DepartmentCode.SUPERVISION_OFFICE);
            case STAGE_COMPLETED -> Holder.of(comment.lead());
            default -> null;
        };
    }

    private static Holder holder(PlanDraft.Measure measure) {
        return switch (measure.past().state()) {
            case DRAFT -> Holder.of(DepartmentCode.SUPERVISION_OFFICE);
            case IN_PROGRESS -> Holder.of(measure.department());
            default -> null;
        };
    }

    private static String told(PlanDraft.Comment comment, ImportPlan.Source source) {
        var past = comment.past();
        var parts = new ArrayList<String>();
        parts.add(past.state() == CommentState.DRAFT ? "办理中" : past.state().label());
        if (past.result() != null && past.struckOffOn() != null) {
            parts.add(past.result().label());
            parts.add("销号于 " + past.struckOffOn());
        }
        if (past.stageDueOn() != null) {
            parts.add("阶段期限 " + past.stageDueOn());
        }
        return from(source, comment.row()) + String.join("，", parts);
    }

    private static String told(PlanDraft.Measure measure, ImportPlan.Source source) {
        var past = measure.past();
        var parts = new ArrayList<String>();
        parts.add(past.state() == MeasureState.DRAFT ? "未签收" : past.state().label());
        if (past.originalDueOn() != null) {
            parts.add("原定期限 " + past.originalDueOn() + "，延期" + past.extensions() + "次");
        }
        if (past.completedOn() != null) {
            parts.add("办结于 " + past.completedOn());
        }
        if (!past.account().isEmpty()) {
            parts.add("办理情况：" + past.account());
        }
        return from(source, measure.row()) + String.join("，", parts);
    }

    private static String from(ImportPlan.Source source, int row) {
        return "来自“" + source.fileName() + "”" + (row == 0 ? "" : "第" + row + "行") + "：";
    }
}
