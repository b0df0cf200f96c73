package duban.web.tasklist;

import duban.deadline.WorkingDays;
import duban.department.Officer;
import duban.department.Role;
import duban.ledger.ChangeSections;
import duban.ledger.CommentSections;
import duban.ledger.Contacts;
import duban.ledger.ContentReaders;
import duban.ledger.DeadlineSections;
import duban.ledger.ItemClocks;
import duban.ledger.ItemTimeline;
import duban.ledger.ItemTitles;
import duban.ledger.MeasureSections;
import duban.ledger.NoticeSections;
import duban.ledger.OpinionSections;
import duban.ledger.Rejections;
import duban.ledger.RoundSections;
import duban.ledger.Section;
import duban.ledger.UrgeList;
import duban.process.worklist.WorkItem;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Everything that is known of an open task's item, beside its form. */
@Component
class TaskDetails {

    private static final String WITHHELD = "办理情况、进展和佐证材料只对承办、协办、核查和牵头单位可见。";

    /**
     * @param about what the item is and where it comes from
     * @param progress {@code null} where none is reported of such an item, or the reader may not see it
     * @param rejections {@code null} where such an item is never sent back, or the reader may not see it
     * @param urges with whom to urge, for whoever may
     * @param withheld why something is missing, {@code null} if nothing is
     */
    record Detail(
            String item,
            String title,
            String step,
            List<Section> about,
            List<ItemClocks.Due> clocks,
            ItemClocks.Hands hands,
            List<ItemTimeline.Moment> timeline,
            Section progress,
            List<Rejections.Rejection> rejections,
            List<Contacts.Contact> contacts,
            UrgeList.Urges urges,
            String withheld) {}

    /** What differs from one kind of item to the next. */
    private record Kind(
            List<Section> about,
            List<ItemClocks.Due> clocks,
            Section progress,
            List<Rejections.Rejection> rejections,
            List<Contacts.Contact> contacts) {}

    private final TaskSheets taskSheets;
    private final ItemTitles titles;
    private final OpinionSections opinions;
    private final CommentSections comments;
    private final MeasureSections measures;
    private final ChangeSections changes;
    private final DeadlineSections deadlines;
    private final UrgeList urges;
    private final NoticeSections notices;
    private final RoundSections rounds;
    private final ItemClocks clocks;
    private final ItemTimeline timeline;
    private final Rejections rejections;
    private final Contacts contacts;
    private final ContentReaders readers;
    private final Clock clock;

    TaskDetails(
            TaskSheets taskSheets,
            ItemTitles titles,
            OpinionSections opinions,
            CommentSections comments,
            MeasureSections measures,
            ChangeSections changes,
            DeadlineSections deadlines,
            UrgeList urges,
            NoticeSections notices,
            RoundSections rounds,
            ItemClocks clocks,
            ItemTimeline timeline,
            Rejections rejections,
            Contacts contacts,
            ContentReaders readers,
            Clock clock) {
        this.taskSheets = taskSheets;
        this.titles = titles;
        this.opinions = opinions;
        this.comments = comments;
        this.measures = measures;
        this.changes = changes;
        this.deadlines = deadlines;
        this.urges = urges;
        this.notices = notices;
        this.rounds = rounds;
        this.clocks = clocks;
        this.timeline = timeline;
        this.rejections = rejections;
        this.contacts = contacts;
        this.readers = readers;
        this.clock = clock;
    }

    /** @throws duban.shared.Refusal if the officer may not open the task, as its sheet does */
    @Transactional(readOnly = true)
    public Detail of(String taskId, Officer officer) {
        var now = clock.instant();
        var work = taskSheets.opened(taskId, officer);
        var item = work.item();
        var mayRead = readers.mayRead(item, officer.id(), WorkingDays.dayOf(now));
        var kind = kind(work, now, mayRead);
        var moments = timeline.of(item);
        return new Detail(
                item,
                titles.of(List.of(item)).get(item),
                work.step().label(),
                kind.about(),
                kind.clocks(),
                clocks.hands(item, now),
                mayRead ? moments : untold(moments),
                mayRead ? kind.progress() : null,
                mayRead ? kind.rejections() : null,
                kind.contacts(),
                urges.of(item, mayUrge(officer)),
                mayRead ? null : WITHHELD);
    }

    private static boolean mayUrge(Officer officer) {
        return officer.has(Role.OFFICE) || officer.has(Role.LEADER);
    }

    private static List<ItemTimeline.Moment> untold(List<ItemTimeline.Moment> moments) {
        return moments.stream()
                .filter(moment -> moment.kind() != ItemTimeline.Kind.PROGRESS)
                .map(ItemTimeline.Moment::untold)
                .toList();
    }

    private Kind kind(WorkItem work, Instant now, boolean mayRead) {
        var item = work.item();
        return switch (work.step()) {
            case DISPATCH_PLAN, ARCHIVE_OPINION ->
                new Kind(
                        List.of(opinions.opinion(item), opinions.plan(item)),
                        clocks.ofOpinion(item, now),
                        null,
                        null,
                        contacts.ofOpinion(item));
            case DECIDE_CHANGE ->
                new Kind(
                        List.of(changes.change(item)), clocks.ofChange(item, now), null, null, contacts.ofChange(item));
            case SIGN_DEADLINE_CHANGE, GRANT_EXTENSION, DECIDE_DEADLINE_CHANGE ->
                new Kind(
                        List.of(
                                deadlines.request(item),
                                measures.measure(deadlines.measureOf(item)),
                                deadlines.earlier(deadlines.measureOf(item))),
                        clocks.ofDeadlineChange(item, now),
                        null,
                        null,
                        contacts.ofMeasure(deadlines.measureOf(item)));
            case PREPARE_NOTICE, SIGN_NOTICE, ANSWER_NOTICE -> {
                var measure = notices.measureOf(item);
                yield new Kind(
                        List.of(notices.notice(item), measures.measure(measure)),
                        clocks.ofNotice(item, measure, now),
                        measures.progress(measure),
                        rejections.ofMeasure(measure),
                        contacts.ofMeasure(measure));
            }
            case REPORT_PROGRESS_ROUND, SIGN_PROGRESS_ROUND ->
                new Kind(
                        List.of(rounds.round(item)),
                        clocks.ofRound(item, now),
                        rounds.entries(item).orElse(null),
                        null,
                        contacts.ofRound(item));
            case APPLY_FOR_STRIKE_OFF, VERIFY_COMMENT, DECIDE_STRIKE_OFF, RESUME_RECTIFICATION ->
                new Kind(
                        List.of(comments.comment(item), comments.measures(item)),
                        clocks.ofComment(item, now),
                        null,
                        rejections.ofComment(item),
                        contacts.ofComment(item));
            default ->
                new Kind(
                        Stream.of(
                                        mayRead ? notices.ofMeasure(item) : Optional.<Section>empty(),
                                        Optional.of(comments.comment(item)),
                                        Optional.of(measures.measure(item)))
                                .flatMap(Optional::stream)
                                .toList(),
                        clocks.ofMeasure(item, now),
                        measures.progress(item),
                        rejections.ofMeasure(item),
                        contacts.ofMeasure(item));
        };
    }
}
