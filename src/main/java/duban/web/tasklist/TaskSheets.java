package duban.web.tasklist;

import duban.comment.ApplyForStrikeOff;
import duban.comment.CommentResult;
import duban.comment.DecideStrikeOff;
import duban.deadline.DecideDeadlineChange;
import duban.deadline.ForeseeDeadlineChange;
import duban.deadline.WorkingDays;
import duban.department.Officer;
import duban.department.Officers;
import duban.ledger.ChangeSections;
import duban.ledger.ChineseDates;
import duban.ledger.CommentSections;
import duban.ledger.ConsultationSections;
import duban.ledger.DeadlineSections;
import duban.ledger.ItemHistory;
import duban.ledger.ItemTitles;
import duban.ledger.Light;
import duban.ledger.Lights;
import duban.ledger.MeasureSections;
import duban.ledger.MissingReports;
import duban.ledger.NoticeSections;
import duban.ledger.OpinionSections;
import duban.ledger.ReturnSections;
import duban.ledger.RoundInputs;
import duban.ledger.RoundSections;
import duban.ledger.Section;
import duban.ledger.StepInputs;
import duban.ledger.UrgeList;
import duban.ledger.VerificationSections;
import duban.measure.ReceiptClock;
import duban.measure.SignForReceipt;
import duban.notice.NoticePreview;
import duban.process.command.RecordingRights;
import duban.process.command.TaskAccess;
import duban.process.model.Step;
import duban.process.worklist.WorkItem;
import duban.process.worklist.WorkItems;
import duban.shared.Actor;
import duban.shared.CommentNumber;
import duban.shared.DeadlineChangeNumber;
import duban.shared.MeasureNumber;
import duban.shared.NoticeNumber;
import duban.shared.Refusal;
import duban.web.tasklist.TaskHands.Hand;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What stands above and inside the form of an open task, for whoever may take, record or read it. */
@Component
class TaskSheets {

    private static final int MOST_ACCOUNT = 500;
    static final String GONE = "该待办已由他人办理、已撤回，或不在您的职责内。请返回待办列表。";

    /** @param missing the mark of a measure of which its department has not reported in time, {@code null} without one */
    record Task(
            String id,
            String step,
            String stepName,
            String item,
            String title,
            OffsetDateTime due,
            String dueText,
            Light light,
            String missing,
            String assignee,
            String assigneeName,
            String inPlaceOf) {}

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

    /**
     * What somebody who records on behalf needs to know.
     *
     * @param signers who may have signed
     * @param from the earliest day the paper can bear
     * @param to the latest
     * @param only true if the officer may not take the task themselves
     */
    record Recording(List<StepInputs.Person> signers, LocalDate from, LocalDate to, boolean only) {}

    /**
     * @param recording {@code null} if the officer may not record the task's step
     * @param draft what the officer typed before, {@code null} if nothing
     */
    record Sheet(
            Task task, Hand hand, List<Section> sections, Input input, Recording recording, SavedDrafts.Saved draft) {}

    private final WorkItems workItems;
    private final TaskAccess access;
    private final TaskHands hands;
    private final SavedDrafts drafts;
    private final RecordingRights recordingRights;
    private final ItemTitles titles;
    private final OpinionSections opinions;
    private final CommentSections comments;
    private final MeasureSections measures;
    private final ChangeSections changes;
    private final DeadlineSections deadlines;
    private final ForeseeDeadlineChange foresee;
    private final DecideDeadlineChange decideDeadlineChange;
    private final UrgeList urges;
    private final NoticeSections notices;
    private final NoticePreview noticePreview;
    private final ConsultationSections consultations;
    private final VerificationSections verifications;
    private final ReturnSections returns;
    private final RoundSections rounds;
    private final RoundInputs roundInputs;
    private final MissingReports missingReports;
    private final ReceiptClock receiptClock;
    private final ItemHistory history;
    private final StepInputs inputs;
    private final Officers officers;
    private final ApplyForStrikeOff applyForStrikeOff;
    private final DecideStrikeOff decideStrikeOff;
    private final Lights lights;
    private final Clock clock;

    TaskSheets(
            WorkItems workItems,
            TaskAccess access,
            TaskHands hands,
            SavedDrafts drafts,
            RecordingRights recordingRights,
            ItemTitles titles,
            OpinionSections opinions,
            CommentSections comments,
            MeasureSections measures,
            ChangeSections changes,
            DeadlineSections deadlines,
            ForeseeDeadlineChange foresee,
            DecideDeadlineChange decideDeadlineChange,
            UrgeList urges,
            NoticeSections notices,
            NoticePreview noticePreview,
            ConsultationSections consultations,
            VerificationSections verifications,
            ReturnSections returns,
            RoundSections rounds,
            RoundInputs roundInputs,
            MissingReports missingReports,
            ReceiptClock receiptClock,
            ItemHistory history,
            StepInputs inputs,
            Officers officers,
            ApplyForStrikeOff applyForStrikeOff,
            DecideStrikeOff decideStrikeOff,
            Lights lights,
            Clock clock) {
        this.workItems = workItems;
        this.access = access;
        this.hands = hands;
        this.drafts = drafts;
        this.recordingRights = recordingRights;
        this.titles = titles;
        this.opinions = opinions;
        this.comments = comments;
        this.measures = measures;
        this.changes = changes;
        this.deadlines = deadlines;
        this.foresee = foresee;
        this.decideDeadlineChange = decideDeadlineChange;
        this.urges = urges;
        this.notices = notices;
        this.noticePreview = noticePreview;
        this.consultations = consultations;
        this.verifications = verifications;
        this.returns = returns;
        this.rounds = rounds;
        this.roundInputs = roundInputs;
        this.missingReports = missingReports;
        this.receiptClock = receiptClock;
        this.history = history;
        this.inputs = inputs;
        this.officers = officers;
        this.applyForStrikeOff = applyForStrikeOff;
        this.decideStrikeOff = decideStrikeOff;
        this.lights = lights;
        this.clock = clock;
    }

    /** @throws Refusal as if it did not exist, when the task is gone, or neither the officer's to take nor to read */
    @Transactional(readOnly = true)
    public Sheet of(String taskId, Officer officer) {
        var work = opened(taskId, officer);
        var actor = access.takenAs(officer, work);
        return new Sheet(
                task(work, actor.orElse(null)),
                hands.of(work, officer, actor),
                sections(work, officer),
                input(work),
                recording(work, officer, actor.isEmpty()),
                actor.isEmpty() ? null : drafts.of(taskId, officer.id()));
    }

    /** @throws Refusal as {@link #of} does */
    WorkItem opened(String taskId, Officer officer) {
        var work = workItems.find(taskId).orElseThrow(() -> Refusal.notFound(GONE));
        if (access.takenAs(officer, work).isEmpty() && !access.mayRead(officer, work)) {
            throw Refusal.concealed(GONE);
        }
        return work;
    }

    private Recording recording(WorkItem work, Officer officer, boolean only) {
        if (!recordingRights.mayRecord(officer, work)) {
            return null;
        }
        var signers = recordingRights.signers(officer, work).stream()
                .map(signer -> new StepInputs.Person(signer.id().value(), signer.name(), signer.section()))
                .toList();
        return new Recording(signers, workItems.cameOn(work), WorkingDays.dayOf(clock.instant()), only);
    }

    private Task task(WorkItem work, Actor actor) {
        var assignee = Optional.ofNullable(work.assignee()).flatMap(officers::find);
        return new Task(
                work.taskId(),
                work.step().stem(),
                work.step().label(),
                work.item(),
                titles.of(List.of(work.item())).get(work.item()),
                work.due().atZone(WorkingDays.ZONE).toOffsetDateTime(),
                ChineseDates.due(work.due()),
                lights.of(work.item(), work.due(), clock.instant()),
                missingReports.marks(List.of(work.item()), clock.instant()).get(work.item()),
                assignee.map(person -> person.id().value()).orElse(null),
                assignee.map(Officer::name).orElse(null),
                Optional.ofNullable(actor)
                        .map(Actor::inPlaceOf)
                        .flatMap(officers::find)
                        .map(Officer::name)
                        .orElse(null));
    }

    private List<Section> sections(WorkItem work, Officer officer) {
        return Stream.concat(urges.section(work.item()).stream(), sectionsOfStep(work, officer).stream())
                .toList();
    }

    private List<Section> sectionsOfStep(WorkItem work, Officer officer) {
        var item = work.item();
        return switch (work.step()) {
            case DISPATCH_PLAN, ARCHIVE_OPINION ->
                List.of(opinions.opinion(item), opinions.plan(item), history.history(item));
            case SIGN_FOR_RECEIPT ->
                Stream.of(
                                returns.ruling(item),
                                Optional.of(returns.receipt(item)),
                                Optional.of(measures.measure(item)),
                                returns.returns(item),
                                Optional.of(history.history(item)))
                        .flatMap(Optional::stream)
                        .toList();
            case ARBITRATE_RETURN, DECIDE_DISPUTE ->
                Stream.of(
                                returns.returns(item),
                                Optional.of(measures.measure(item)),
                                Optional.of(history.history(item)))
                        .flatMap(Optional::stream)
                        .toList();
            case HAND_TO_HANDLER,
                    SUBMIT_RESULT,
                    SUPPLEMENT_RESULT,
                    SIGN_OFF_RESULT,
                    CO_SIGN_RESULT,
                    GIVE_VIEW,
                    RECORD_TALKS,
                    SETTLE_DIFFERENCE,
                    VERIFY_MEASURE ->
                Stream.of(
                                deadlines.standing(item),
                                history.sentBack(item),
                                Optional.of(measures.measure(item)),
                                measures.submission(item),
                                consultations.coSigners(item),
                                verifications.rounds(item),
                                verifiers(work, officer),
                                Optional.of(measures.progress(item)),
                                Optional.of(history.history(item)))
                        .flatMap(Optional::stream)
                        .toList();
            case APPLY_FOR_STRIKE_OFF, VERIFY_COMMENT, DECIDE_STRIKE_OFF, RESUME_RECTIFICATION ->
                Stream.of(
                                history.sentBack(item),
                                Optional.of(comments.comment(item)),
                                comments.application(item),
                                verifiers(work, officer),
                                Optional.of(comments.measures(item)),
                                Optional.of(history.history(item)))
                        .flatMap(Optional::stream)
                        .toList();
            case SIGN_DEADLINE_CHANGE, GRANT_EXTENSION, DECIDE_DEADLINE_CHANGE ->
                List.of(
                        deadlines.request(item),
                        deadlines.foresight(foresee.of(new DeadlineChangeNumber(item))),
                        deadlines.earlier(deadlines.measureOf(item)),
                        measures.measure(deadlines.measureOf(item)),
                        history.history(item));
            case PREPARE_NOTICE, SIGN_NOTICE, ANSWER_NOTICE -> {
                var measure = notices.measureOf(item);
                yield Stream.of(
                                work.step() == Step.PREPARE_NOTICE ? notices.sentBack(item) : Optional.<Section>empty(),
                                Optional.of(notices.notice(item)),
                                Optional.of(measures.measure(measure)),
                                Optional.of(measures.progress(measure)),
                                Optional.of(history.history(item)))
                        .flatMap(Optional::stream)
                        .toList();
            }
            case REPORT_PROGRESS_ROUND ->
                Stream.of(history.sentBack(item), Optional.of(rounds.round(item)), Optional.of(history.history(item)))
                        .flatMap(Optional::stream)
                        .toList();
            case SIGN_PROGRESS_ROUND ->
                Stream.of(Optional.of(rounds.round(item)), rounds.entries(item), Optional.of(history.history(item)))
                        .flatMap(Optional::stream)
                        .toList();
            case DECIDE_CHANGE -> List.of(changes.change(item), changes.comparison(item), history.history(item));
        };
    }

    private Optional<Section> verifiers(WorkItem work, Officer officer) {
        return work.step().independent()
                ? Optional.of(verifications.verifiers(work.item(), work.barred(), officer))
                : Optional.empty();
    }

    private Input input(WorkItem work) {
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
