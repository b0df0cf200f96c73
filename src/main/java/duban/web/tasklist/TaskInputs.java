package duban.web.tasklist;

import duban.comment.ApplyForStrikeOff;
import duban.comment.CommentResult;
import duban.comment.DecideStrikeOff;
import duban.deadline.DecideDeadlineChange;
import duban.ledger.RoundInputs;
import duban.ledger.StepInputs;
import duban.measure.ReceiptClock;
import duban.measure.SignForReceipt;
import duban.notice.NoticePreview;
import duban.process.worklist.WorkItem;
import duban.shared.CommentNumber;
import duban.shared.DeadlineChangeNumber;
import duban.shared.MeasureNumber;
import duban.shared.NoticeNumber;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What the form of a task asks with: what is to be filled in or chosen, and what stands there already. */
@Component
class TaskInputs {

    private static final int MOST_ACCOUNT = 500;

    record Input(
            List<StepInputs.Criterion> criteria,
            List<StepInputs.Indicator> indicators,
            List<StepInputs.Person> handlers,
            Map<String, Object> prefill,
            List<String> results,
            List<StepInputs.Department> departments,
            List<DecideDeadlineChange.Special> specials,
            List<RoundInputs.RowInput> rows) {

        static final Input NONE = new Input(List.of(), List.of(), List.of(), Map.of(), List.of());

        Input(
                List<StepInputs.Criterion> criteria,
                List<StepInputs.Indicator> indicators,
                List<StepInputs.Person> handlers,
                Map<String, Object> prefill,
                List<String> results) {
            this(criteria, indicators, handlers, prefill, results, List.of(), List.of(), List.of());
        }

        static Input ofOwner(
                List<StepInputs.Department> departments, Map<String, Object> prefill, List<String> results) {
            return new Input(List.of(), List.of(), List.of(), prefill, results, departments, List.of(), List.of());
        }

        /** @param specials what is approved only by ticking it */
        static Input ofDecision(List<DecideDeadlineChange.Special> specials) {
            return new Input(List.of(), List.of(), List.of(), Map.of(), List.of(), List.of(), specials, List.of());
        }

        static Input ofRound(List<RoundInputs.RowInput> rows, Map<String, Object> prefill) {
            return new Input(List.of(), List.of(), List.of(), prefill, List.of(), List.of(), List.of(), rows);
        }
    }

    private final DecideDeadlineChange decideDeadlineChange;
    private final NoticePreview noticePreview;
    private final RoundInputs roundInputs;
    private final ReceiptClock receiptClock;
    private final StepInputs inputs;
    private final ApplyForStrikeOff applyForStrikeOff;
    private final DecideStrikeOff decideStrikeOff;

    TaskInputs(
            DecideDeadlineChange decideDeadlineChange,
            NoticePreview noticePreview,
            RoundInputs roundInputs,
            ReceiptClock receiptClock,
            StepInputs inputs,
            ApplyForStrikeOff applyForStrikeOff,
            DecideStrikeOff decideStrikeOff) {
        this.decideDeadlineChange = decideDeadlineChange;
        this.noticePreview = noticePreview;
        this.roundInputs = roundInputs;
        this.receiptClock = receiptClock;
        this.inputs = inputs;
        this.applyForStrikeOff = applyForStrikeOff;
        this.decideStrikeOff = decideStrikeOff;
    }

    Input of(WorkItem work) {
        var item = work.item();
        return switch (work.step()) {
            case SIGN_FOR_RECEIPT -> Input.ofOwner(inputs.otherDepartments(item), Map.of(), answers(item));
            case ARBITRATE_RETURN, DECIDE_DISPUTE ->
                Input.ofOwner(inputs.otherDepartments(item), inputs.proposedOwner(item), List.of());
            case HAND_TO_HANDLER -> new Input(List.of(), List.of(), inputs.handlers(item), Map.of(), List.of());
            case SUBMIT_RESULT ->
                new Input(
                        inputs.criteria(item),
                        inputs.indicators(item),
                        List.of(),
                        inputs.earlierSubmission(item),
                        List.of());
            case SIGN_OFF_RESULT, VERIFY_MEASURE, SUPPLEMENT_RESULT ->
                new Input(inputs.criteria(item), List.of(), List.of(), inputs.proofs(item), List.of());
            case APPLY_FOR_STRIKE_OFF ->
                new Input(
                        List.of(),
                        List.of(),
                        List.of(),
                        inputs.earlierApplication(item, MOST_ACCOUNT),
                        asStrictAs(applyForStrikeOff.proposal(new CommentNumber(item))));
            case DECIDE_STRIKE_OFF ->
                new Input(
                        List.of(),
                        List.of(),
                        List.of(),
                        inputs.earlierApplication(item, MOST_ACCOUNT),
                        asStrictAs(decideStrikeOff.appliedFor(new CommentNumber(item))));
            case DECIDE_DEADLINE_CHANGE ->
                Input.ofDecision(decideDeadlineChange.exceptions(new DeadlineChangeNumber(item)));
            case PREPARE_NOTICE -> {
                var proposal = noticePreview.proposal(new NoticeNumber(item));
                yield new Input(
                        List.of(),
                        List.of(),
                        List.of(),
                        Map.of("demands", proposal.demands(), "feedbackOn", proposal.feedbackOn()),
                        List.of());
            }
            case REPORT_PROGRESS_ROUND -> Input.ofRound(roundInputs.rows(item), roundInputs.prefill(item));
            default -> Input.NONE;
        };
    }

    /** Return is offered only as long as it would be taken. */
    private List<String> answers(String measure) {
        var mayReturn = receiptClock.returnableUntil(new MeasureNumber(measure)).isPresent();
        return Stream.of(SignForReceipt.Decision.values())
                .filter(answer -> mayReturn || answer != SignForReceipt.Decision.RETURN)
                .map(Enum::name)
                .toList();
    }

    private static List<String> asStrictAs(CommentResult least) {
        return least.orStricter().stream().map(Enum::name).toList();
    }
}
