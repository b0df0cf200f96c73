package duban.web.tasklist;

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
import duban.ledger.MeasureSections;
import duban.ledger.MissingReports;
import duban.ledger.NoticeSections;
import duban.ledger.OpinionSections;
import duban.ledger.ReturnSections;
import duban.ledger.RoundSections;
import duban.ledger.Section;
import duban.ledger.StepInputs;
import duban.ledger.UrgeList;
import duban.ledger.VerificationSections;
import duban.process.command.RecordingRights;
import duban.process.command.TaskAccess;
import duban.process.model.Step;
import duban.process.worklist.WorkItem;
import duban.process.worklist.WorkItems;
import duban.shared.Actor;
import duban.shared.DeadlineChangeNumber;
import duban.shared.Refusal;
import duban.web.tasklist.TaskHands.Hand;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What stands above and inside the form of an open task, for whoever may take, record or read it. */
@Component
class TaskSheets {

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
            Task task,
            Hand hand,
            List<Section> sections,
            TaskInputs.Input input,
            Recording recording,
            SavedDrafts.Saved draft) {}

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
    private final UrgeList urges;
    private final NoticeSections notices;
    private final ConsultationSections consultations;
    private final VerificationSections verifications;
    private final ReturnSections returns;
    private final RoundSections rounds;
    private final MissingReports missingReports;
    private final ItemHistory history;
    private final TaskInputs inputs;
    private final Officers officers;
    private final WorkLights lights;
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
            UrgeList urges,
            NoticeSections notices,
            ConsultationSections consultations,
            VerificationSections verifications,
            ReturnSections returns,
            RoundSections rounds,
            MissingReports missingReports,
            ItemHistory history,
            TaskInputs inputs,
            Officers officers,
            WorkLights lights,
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
        this.urges = urges;
        this.notices = notices;
        this.consultations = consultations;
        this.verifications = verifications;
        this.returns = returns;
        this.rounds = rounds;
        this.missingReports = missingReports;
        this.history = history;
        this.inputs = inputs;
        this.officers = officers;
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
                inputs.of(work),
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
                lights.of(work),
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
}
