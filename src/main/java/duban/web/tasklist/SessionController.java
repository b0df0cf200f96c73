package duban.web.tasklist;

import duban.access.CurrentUser;
import duban.deadline.WorkingDays;
import duban.department.Appointment;
import duban.department.Departments;
import duban.department.Officer;
import duban.department.Role;
import duban.department.Standings;
import duban.ledger.DailyCheck;
import duban.ledger.DeadlineRules;
import duban.ledger.MissingCalendar;
import duban.web.shell.OwnPages;
import duban.web.shell.Places;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who is logged in, what time the product goes by, and what everybody should know about its data. */
@RestController
class SessionController {

    /** An application and where it opens. */
    record PlaceOfWork(String app, String address) {}

    /** Whoever must see to it that no year of the calendar is missing. */
    private static final Set<Role> WARNED = EnumSet.of(Role.OFFICE, Role.ADMINISTRATOR);

    /**
     * @param roles also those of whom the officer substitutes today, {@code inPlaceOf} by name
     * @param movableClock in the demo only
     * @param warning what the officer must see on every page, {@code null} if nothing
     */
    record Session(
            String id,
            String name,
            String department,
            String departmentName,
            List<Role> roles,
            List<String> inPlaceOf,
            List<PlaceOfWork> places,
            OffsetDateTime asOf,
            String notice,
            boolean movableClock,
            String warning) {}

    private final CurrentUser currentUser;
    private final Standings standings;
    private final Departments departments;
    private final Places places;
    private final MissingCalendar missingCalendar;
    private final DeadlineRules rules;
    private final Clock clock;
    private final String notice;
    private final boolean movableClock;

    SessionController(
            CurrentUser currentUser,
            Standings standings,
            Departments departments,
            Places places,
            MissingCalendar missingCalendar,
            DeadlineRules rules,
            Clock clock,
            @Value("${duban.notice}") String notice,
            @Value("${duban.demo.movable-clock:false}") boolean movableClock) {
        this.currentUser = currentUser;
        this.standings = standings;
        this.departments = departments;
        this.places = places;
        this.missingCalendar = missingCalendar;
        this.rules = rules;
        this.clock = clock;
        this.notice = notice;
        this.movableClock = movableClock;
    }

    @GetMapping("/camunda/api/duban/session")
    Session session() {
        var officer = currentUser.officer();
        var rights = standings.of(officer);
        var actingFor = officer.appointments().get(0).department();
        return new Session(
                officer.id().value(),
                officer.name(),
                actingFor.value(),
                departments.nameOf(actingFor),
                rights.stream()
                        .flatMap(standing -> standing.appointments().stream())
                        .map(Appointment::role)
                        .distinct()
                        .toList(),
                rights.stream()
                        .filter(standing -> standing.inPlaceOf() != null)
                        .map(standing -> standing.rights().name())
                        .distinct()
                        .toList(),
                placesOf(officer),
                clock.instant().atZone(WorkingDays.ZONE).toOffsetDateTime(),
                notice,
                movableClock,
                warning(officer));
    }

    private List<PlaceOfWork> placesOf(Officer officer) {
        var all = new ArrayList<PlaceOfWork>();
        places.of(officer).forEach(place -> all.add(new PlaceOfWork(place.app(), place.address())));
        if (officer.has(Role.ADMINISTRATOR)) {
            all.add(new PlaceOfWork("mails", OwnPages.MAILS));
        }
        if (DailyCheck.READERS.stream().anyMatch(officer::has)) {
            all.add(new PlaceOfWork("dailyCheck", OwnPages.DAILY_CHECK));
        }
        all.add(new PlaceOfWork("rules", OwnPages.RULES));
        return all;
    }

    private String warning(Officer officer) {
        var missing = WARNED.stream().anyMatch(officer::has)
                ? missingCalendar.find().map(MissingCalendar.Missing::headline)
                : Optional.<String>empty();
        var undecided = officer.has(Role.OFFICE)
                ? rules.undecided()
                        .filter(version ->
                                !version.proposer().equals(officer.id().value()))
                        .map(version -> "期限规则第" + version.number() + "版待专班批准")
                : Optional.<String>empty();
        var told = Stream.of(undecided, missing).flatMap(Optional::stream).collect(Collectors.joining("；"));
        return told.isEmpty() ? null : told;
    }
}
