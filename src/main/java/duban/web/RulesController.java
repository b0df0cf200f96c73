package duban.web;

import duban.access.CurrentUser;
import duban.deadline.CalendarText.Finding;
import duban.deadline.ChangeCalendar;
import duban.deadline.DecidePolicy;
import duban.deadline.ForeseenMoves;
import duban.deadline.ProposePolicy;
import duban.department.Officer;
import duban.department.Role;
import duban.ledger.ChineseDates;
import duban.ledger.DeadlineRules;
import duban.ledger.ForeseenReminders;
import duban.ledger.MissingCalendar;
import duban.ledger.WorkingCalendar;
import duban.shared.Actor;
import duban.shared.DepartmentCode;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Deadline rules and working-day calendar: everybody reads them, the administrator enters, the supervision office
 * approves rules.
 */
@RestController
@RequestMapping("/camunda/api/duban/rules")
class RulesController {

    /**
     * @param enters whether the reader may enter changes of rules and calendar
     * @param approves whether the reader may decide on the open proposal
     * @param version approved version of the rules
     * @param calendarVersion number of the latest change of the calendar
     * @param missing what is to be said of a missing year, {@code null} if none is missing
     */
    record Page(
            boolean enters,
            boolean approves,
            long version,
            long calendarVersion,
            List<DeadlineRules.Group> groups,
            List<DeadlineRules.Version> versions,
            List<WorkingCalendar.Year> years,
            List<WorkingCalendar.Change> calendarChanges,
            String missing) {}

    record Move(String item, String what, String from, String to) {}

    /** @param more whether there are moves beyond those listed */
    record Preview(int items, int tasks, int reminders, int lights, int overdue, List<Move> moves, boolean more) {}

    record Proposed(int number) {}

    /** @param preview {@code null} if there are faults */
    record CalendarPreview(List<Integer> years, List<Finding> faults, List<Finding> hints, Preview preview) {}

    record CheckedText(String text) {}

    private final CurrentUser currentUser;
    private final DeadlineRules rules;
    private final WorkingCalendar calendar;
    private final MissingCalendar missingCalendar;
    private final ForeseenReminders reminders;
    private final ProposePolicy proposePolicy;
    private final DecidePolicy decidePolicy;
    private final ChangeCalendar changeCalendar;

    RulesController(
            CurrentUser currentUser,
            DeadlineRules rules,
            WorkingCalendar calendar,
            MissingCalendar missingCalendar,
            ForeseenReminders reminders,
            ProposePolicy proposePolicy,
            DecidePolicy decidePolicy,
            ChangeCalendar changeCalendar) {
        this.currentUser = currentUser;
        this.rules = rules;
        this.calendar = calendar;
        this.missingCalendar = missingCalendar;
        this.reminders = reminders;
        this.proposePolicy = proposePolicy;
        this.decidePolicy = decidePolicy;
        this.changeCalendar = changeCalendar;
    }

    @GetMapping
    Page page() {
        var officer = currentUser.officer();
        var versions = rules.versions();
        return new Page(
                officer.has(Role.ADMINISTRATOR),
                officer.has(Role.OFFICE),
                versions.stream()
                        .filter(version -> version.state().equals("APPROVED"))
                        .mapToInt(DeadlineRules.Version::number)
                        .max()
                        .orElseThrow(),
                changeCalendar.version(),
                rules.groups(),
                versions,
                calendar.years(),
                calendar.changes(),
                missingCalendar.find().map(MissingCalendar.Missing::text).orElse(null));
    }

    /** What a change would move, before it is entered. */
    @PostMapping("/proposals/preview")
    Preview preview(@RequestBody ProposePolicy.Request request) {
        currentUser.officerIn(Role.ADMINISTRATOR);
        return preview(proposePolicy.foresee(request));
    }

    @PostMapping("/proposals")
    @ResponseStatus(HttpStatus.CREATED)
    Proposed propose(@RequestBody ProposePolicy.Request request) {
        return new Proposed(proposePolicy.propose(administrator(), request));
    }

    /** What an entered change would move if it were approved now. */
    @GetMapping("/proposals/{number}/preview")
    Preview preview(@PathVariable int number) {
        currentUser.officer();
        return preview(proposePolicy.foresee(number));
    }

    @PostMapping("/proposals/{number}/decision")
    DecidePolicy.Done decide(@PathVariable int number, @RequestBody DecidePolicy.Request request) {
        var member = currentUser.officerIn(Role.OFFICE);
        return decidePolicy.decide(number, new Actor(member.id(), DepartmentCode.SUPERVISION_OFFICE), request);
    }

    /** Names every faulty line of a calendar, and what it would move. */
    @PostMapping("/calendar/check")
    CalendarPreview check(@RequestBody CheckedText given) {
        currentUser.officerIn(Role.ADMINISTRATOR);
        var checked = changeCalendar.check(given.text());
        return new CalendarPreview(
                checked.years(),
                checked.faults(),
                checked.hints(),
                checked.moves() == null ? null : preview(checked.moves(), reminders.of(checked.days())));
    }

    @PostMapping("/calendar")
    @ResponseStatus(HttpStatus.CREATED)
    ChangeCalendar.Done change(@RequestBody ChangeCalendar.Request request) {
        return changeCalendar.change(administrator(), request);
    }

    private Actor administrator() {
        var officer = currentUser.officerIn(Role.ADMINISTRATOR);
        return new Actor(officer.id(), unitOf(officer));
    }

    private static DepartmentCode unitOf(Officer officer) {
        return officer.appointments().stream()
                .filter(appointment -> appointment.role() == Role.ADMINISTRATOR)
                .findFirst()
                .orElseThrow()
                .department();
    }

    private Preview preview(ProposePolicy.Foreseen foreseen) {
        return preview(foreseen.moves(), reminders.of(foreseen.changes()));
    }

    private static Preview preview(ForeseenMoves moves, ForeseenReminders.Effect effect) {
        return new Preview(
                moves.items(),
                moves.tasks(),
                effect.reminders(),
                effect.lights(),
                moves.overdue(),
                moves.first().stream()
                        .map(move -> new Move(
                                move.item(),
                                move.kind().label(),
                                ChineseDates.dueDay(move.from()),
                                ChineseDates.dueDay(move.to())))
                        .toList(),
                moves.first().size() == ForeseenMoves.MOST);
    }
}
