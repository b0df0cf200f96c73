package duban.opinion;

import duban.audit.Transition;
import duban.audit.TransitionLog;
import duban.deadline.ObligationKind;
import duban.deadline.Obligations;
import duban.measure.OpenMeasures;
import duban.shared.Actor;
import duban.shared.ChangeNumber;
import duban.shared.CommentNumber;
import duban.shared.DepartmentCode;
import duban.shared.Holder;
import duban.shared.MeasureNumber;
import duban.shared.OpinionNumber;
import duban.shared.Refusal;
import duban.shared.Texts;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The supervision office proposes to change a plan in execution; the leader decides. */
@Component
@Transactional
public class ProposeChange {

    /**
     * @param comment number of the comment, only for {@link ChangeKind#NOT_ADOPT}
     * @param measures numbers of what is to be ended or renewed, for all other kinds
     * @param department the new handling department, only for {@link ChangeKind#TRANSFER}
     * @param parts the new measures of a split or merge, the new wording of a measure
     * @param reason required, at most 500 characters; of a comment that is not adopted, the government's reason
     */
    public record Request(
            ChangeKind kind,
            String comment,
            List<String> measures,
            String department,
            List<Part> parts,
            String reason) {

        public Request {
            measures = withoutGaps(measures);
            parts = withoutGaps(parts);
        }
    }

    /**
     * A measure as proposed; of a new wording, department, kind and due day stay as they are and are not read.
     *
     * @param kind name of a {@code PlanMeasures.Kind}
     * @param dueOn {@code yyyy-MM-dd}
     * @param criteria at least one
     */
    public record Part(
            String content,
            String department,
            List<String> coHandlers,
            boolean coSign,
            String kind,
            String dueOn,
            List<String> criteria,
            List<Indicator> indicators) {

        public Part {
            coHandlers = withoutGaps(coHandlers);
            criteria = withoutGaps(criteria);
            indicators = withoutGaps(indicators);
        }
    }

    /** A number to be reached or passed; the target as text. */
    public record Indicator(String name, String target, String unit) {}

    private final PlanChanges changes;
    private final ProposedParts proposedParts;
    private final ChangeCheck check;
    private final Obligations obligations;
    private final TransitionLog log;
    private final PlanChangeFlow flow;
    private final OpenMeasures openMeasures;
    private final JdbcClient jdbc;

    ProposeChange(
            PlanChanges changes,
            ProposedParts proposedParts,
            ChangeCheck check,
            Obligations obligations,
            TransitionLog log,
            PlanChangeFlow flow,
            OpenMeasures openMeasures,
            JdbcClient jdbc) {
        this.changes = changes;
        this.proposedParts = proposedParts;
        this.check = check;
        this.obligations = obligations;
        this.log = log;
        this.flow = flow;
        this.openMeasures = openMeasures;
        this.jdbc = jdbc;
    }

    /** @throws Refusal at the field that is wrong, or naming what stands against the change */
    public ChangeNumber propose(Actor actor, Request request) {
        if (request.kind() == null) {
            throw Refusal.invalid("kind", "REQUIRED", "请选择调整方式。");
        }
        var reason = Texts.required("reason", "调整原因", request.reason(), 500);
        var measures = measures(request);
        var comment = request.kind() == ChangeKind.NOT_ADOPT
                ? new CommentNumber(Texts.required("comment", "问题", request.comment(), 40))
                : commentOf(measures);
        var opinion = opinionOf(comment);
        var number = changes.nextOf(opinion);
        var touched = request.kind() == ChangeKind.NOT_ADOPT ? openOf(comment) : measures;
        var change = new PlanChange(
                number,
                opinion,
                comment,
                request.kind(),
                reason,
                actor.person(),
                touched,
                proposedParts.of(request, comment, measures, changes.lastMeasureOf(opinion)));
        mustBeTheOnlyOne(change);
        check.check(change);
        changes.propose(change, actor);
        log.append(new Transition(
                number.value(),
                "proposeChange",
                actor,
                Holder.of(DepartmentCode.SUPERVISION_OFFICE),
                Holder.of(DepartmentCode.GOVERNMENT),
                null,
                ChangeState.PROPOSED.name(),
                change.summary() + "。原因：" + reason));
        obligations.open(number.value(), ObligationKind.CHANGE);
        flow.proposed(number);
        return number;
    }

    private static List<MeasureNumber> measures(Request request) {
        var given = request.measures().stream()
                .map(String::strip)
                .filter(measure -> !measure.isEmpty())
                .distinct()
                .toList();
        if (!request.kind().takesMeasures(given.size())) {
            throw Refusal.invalid(
                    "measures",
                    "COUNT",
                    switch (request.kind()) {
                        case MERGE -> "请选择要合并的 2 至 10 项措施，现选了 " + given.size() + " 项。";
                        case NOT_ADOPT -> "问题未采纳不用选择措施，未办结的措施随问题一并终止。";
                        default -> "请选择一项措施，现选了 " + given.size() + " 项。";
                    });
        }
        return given.stream().sorted().map(MeasureNumber::new).toList();
    }

    private CommentNumber commentOf(List<MeasureNumber> measures) {
        var comments = measures.stream()
                .map(measure -> jdbc.sql("select comment from measure where number = ?")
                        .param(measure.value())
                        .query(String.class)
                        .optional()
                        .orElseThrow(
                                () -> Refusal.invalid("measures", "UNKNOWN", "没有编号为 " + measure + " 的整改措施，请核对编号。")))
                .distinct()
                .toList();
        if (comments.size() > 1) {
            throw Refusal.invalid(
                    "measures", "COMMENTS_DIFFER", "只能合并同一个问题的措施，所选措施分属 " + String.join("、", comments) + "。");
        }
        return new CommentNumber(comments.get(0));
    }

    private OpinionNumber opinionOf(CommentNumber comment) {
        var opinion = jdbc.sql("select opinion from comment where number = ?")
                .param(comment.value())
                .query((row, index) -> new OpinionNumber(row.getString(1)))
                .optional()
                .orElseThrow(() -> Refusal.invalid("comment", "UNKNOWN", "没有编号为 " + comment + " 的问题，请核对编号。"));
        mustBeInExecution(opinion);
        return opinion;
    }

    /** What a ledger that was taken over says of its items holds before their processes begin. */
    private void mustBeInExecution(OpinionNumber opinion) {
        var state = jdbc.sql("select state from opinion where number = ?")
                .param(opinion.value())
                .query((row, index) -> OpinionState.valueOf(row.getString(1)))
                .single();
        if (state != OpinionState.DISPATCHED) {
            throw Refusal.conflict(
                    "NOT_DISPATCHED", "审议意见 " + opinion + " 现为“" + state.label() + "”，不能调整方案；方案交办之后、归档之前才能调整。");
        }
    }

    private List<MeasureNumber> openOf(CommentNumber comment) {
        return openMeasures.of(comment).stream().map(MeasureNumber::new).toList();
    }

    /** The leader is not asked two things at once of which the one undoes the other. */
    private void mustBeTheOnlyOne(PlanChange change) {
        var others = changes.undecided(change.kind(), change.comment(), change.measures());
        if (!others.isEmpty()) {
            var field = change.kind() == ChangeKind.NOT_ADOPT ? "comment" : "measures";
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "UNDECIDED",
                    "已有待审批的调整 " + String.join("、", others) + " 涉及所选事项，请待其审批后再提出。",
                    field);
        }
    }

    private static <T> List<T> withoutGaps(List<T> given) {
        return given == null
                ? List.of()
                : given.stream().filter(Objects::nonNull).toList();
    }
}
