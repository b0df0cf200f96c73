package duban.web.tasklist;

import duban.access.CurrentUser;
import duban.deadline.DeadlineChangeKind;
import duban.deadline.EndSuspension;
import duban.deadline.ForeseeDeadlineChange;
import duban.deadline.RequestDeadlineChange;
import duban.deadline.WorkingDays;
import duban.ledger.ChineseDates;
import duban.ledger.DeadlineSections;
import duban.ledger.ItemClocks;
import duban.ledger.Section;
import duban.measure.DeadlineRights;
import duban.process.command.TaskAccess;
import duban.shared.MeasureNumber;
import duban.shared.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Moving deadlines: what is asked inside the handler's form, and the page of the office and the leader. */
@RestController
@RequestMapping("/camunda/api/duban")
class DeadlineController {

    private static final int MOST = 200;

    /**
     * @param open what nobody has decided yet, {@code null} if nothing
     * @param refused what became of the latest request if it came to nothing, {@code null} otherwise
     * @param suspension whether it may be asked for
     */
    record Deadline(
            LocalDate today,
            List<ItemClocks.Due> clocks,
            DeadlineSections.Open open,
            String refused,
            boolean suspension,
            Section earlier) {}

    /** @param remedy what to take instead of a day off, {@code null} if nothing is wrong with the day */
    record Preview(Section foresight, Remedy remedy) {}

    record Remedy(LocalDate day, String text) {}

    record Requested(String number) {}

    record Page(List<DeadlineSections.Standing> suspended, List<DeadlineSections.Change> changes) {}

    private final CurrentUser currentUser;
    private final Overseers overseers;
    private final DeadlineRights rights;
    private final TaskAccess access;
    private final RequestDeadlineChange requestDeadlineChange;
    private final ForeseeDeadlineChange foresee;
    private final EndSuspension endSuspension;
    private final DeadlineSections sections;
    private final ItemClocks clocks;
    private final Clock clock;

    DeadlineController(
            CurrentUser currentUser,
            Overseers overseers,
            DeadlineRights rights,
            TaskAccess access,
            RequestDeadlineChange requestDeadlineChange,
            ForeseeDeadlineChange foresee,
            EndSuspension endSuspension,
            DeadlineSections sections,
            ItemClocks clocks,
            Clock clock) {
        this.currentUser = currentUser;
        this.overseers = overseers;
        this.rights = rights;
        this.access = access;
        this.requestDeadlineChange = requestDeadlineChange;
        this.foresee = foresee;
        this.endSuspension = endSuspension;
        this.sections = sections;
        this.clocks = clocks;
        this.clock = clock;
    }

    @GetMapping("/measures/{number}/deadline")
    Deadline deadline(@PathVariable String number) {
        readable(number);
        return new Deadline(
                WorkingDays.dayOf(clock.instant()),
                clocks.ofMeasure(number, clock.instant()),
                sections.openOf(number).orElse(null),
                sections.lastRefused(number).orElse(null),
                foresee.offersSuspension(),
                sections.earlier(number));
    }

    @GetMapping("/measures/{number}/deadline/preview")
    Preview preview(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String fromOn,
            @RequestParam(defaultValue = "") String toOn) {
        var foresight = foresee.of(readable(number), kind(kind), fromOn, toOn);
        return new Preview(sections.foresight(foresight), remedy(foresight.nextWorkingDay()));
    }

    private static DeadlineChangeKind kind(String name) {
        return Stream.of(DeadlineChangeKind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("kind", "REQUIRED", "请选择延期还是暂停。"));
    }

    private static Remedy remedy(LocalDate day) {
        return day == null ? null : new Remedy(day, "改为下一个工作日 " + ChineseDates.dueDay(WorkingDays.endOf(day)));
    }

    @PostMapping("/measures/{number}/deadline")
    @ResponseStatus(HttpStatus.CREATED)
    Requested request(@PathVariable String number, @RequestBody RequestDeadlineChange.Request request) {
        var measure = readable(number);
        var actor = rights.requester(measure, currentUser.officer());
        return new Requested(
                requestDeadlineChange.request(measure, actor, request).value());
    }

    @GetMapping("/deadline-changes")
    Page page() {
        overseers.overseer();
        return new Page(sections.suspended(), sections.latest(MOST));
    }

    @PostMapping("/measures/{number}/deadline/resume")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void resume(@PathVariable String number, @RequestBody EndSuspension.Request request) {
        endSuspension.end(new MeasureNumber(number), overseers.overseer(), request);
    }

    private MeasureNumber readable(String number) {
        if (!access.maySee(currentUser.officer(), number)) {
            throw Refusal.concealed("没有编号为 " + number + " 的整改措施。");
        }
        return new MeasureNumber(number);
    }
}
