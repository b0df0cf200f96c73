package duban.web.tasklist;

import duban.access.CurrentUser;
import duban.department.AppointSubstitute;
import duban.department.Appointment;
import duban.department.Departments;
import duban.department.Duties;
import duban.department.EndSubstitution;
import duban.department.HandOverEverything;
import duban.department.Officer;
import duban.department.Officers;
import duban.department.Role;
import duban.department.Substitution;
import duban.department.Substitutions;
import duban.department.UnitRights;
import duban.ledger.DepartmentItems;
import duban.ledger.ItemTitles;
import duban.measure.ReassignMeasure;
import duban.process.command.TakeOverTask;
import duban.process.model.Step;
import duban.shared.DepartmentCode;
import duban.shared.MeasureNumber;
import duban.shared.PersonId;
import duban.shared.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The panel of a department or office: what is open, who is there, who takes whose place. */
@RestController
@RequestMapping("/camunda/api/duban/department")
class DepartmentController {

    /**
     * @param title number's own part and first words
     * @param stepName what is to be done, {@code null} if nothing waits in the department
     */
    record Row(DepartmentItems.Item item, String title, String stepName) {}

    record Person(String id, String name, String section, List<Role> roles, String roleNames) {}

    record Place(
            long id,
            String absent,
            String absentName,
            String substitute,
            String substituteName,
            LocalDate fromOn,
            LocalDate toOn,
            String reason,
            boolean today,
            String warning) {}

    /** @param more whether there are items beyond those listed */
    record Unit(
            String department,
            String name,
            LocalDate today,
            UnitRights.Offered may,
            List<Row> items,
            boolean more,
            List<Person> people,
            List<Place> substitutions) {}

    record Appointed(long id) {}

    record HandedOver(int items) {}

    private final CurrentUser currentUser;
    private final UnitRights unitRights;
    private final Departments departments;
    private final Officers officers;
    private final Substitutions substitutions;
    private final DepartmentItems departmentItems;
    private final ItemTitles titles;
    private final ReassignMeasure reassignMeasure;
    private final TakeOverTask takeOverTask;
    private final HandOverEverything handOverEverything;
    private final AppointSubstitute appointSubstitute;
    private final EndSubstitution endSubstitution;

    DepartmentController(
            CurrentUser currentUser,
            UnitRights unitRights,
            Departments departments,
            Officers officers,
            Substitutions substitutions,
            DepartmentItems departmentItems,
            ItemTitles titles,
            ReassignMeasure reassignMeasure,
            TakeOverTask takeOverTask,
            HandOverEverything handOverEverything,
            AppointSubstitute appointSubstitute,
            EndSubstitution endSubstitution) {
        this.currentUser = currentUser;
        this.unitRights = unitRights;
        this.departments = departments;
        this.officers = officers;
        this.substitutions = substitutions;
        this.departmentItems = departmentItems;
        this.titles = titles;
        this.reassignMeasure = reassignMeasure;
        this.takeOverTask = takeOverTask;
        this.handOverEverything = handOverEverything;
        this.appointSubstitute = appointSubstitute;
        this.endSubstitution = endSubstitution;
    }

    @GetMapping
    Unit unit() {
        var officer = currentUser.officer();
        var department = unitRights
                .unitOf(officer)
                .orElseThrow(() -> Refusal.forbidden("NOT_YOURS", "本单位事务由联络员、单位负责人、专班和办公厅成员及分管副市长办理，您没有该岗位。"));
        var items = departmentItems.of(department);
        var titleOf = titles.of(items.stream().map(DepartmentItems.Item::number).toList());
        return new Unit(
                department.value(),
                departments.nameOf(department),
                substitutions.today(),
                unitRights.offered(officer, department),
                items.stream().map(item -> row(item, titleOf)).toList(),
                items.size() == DepartmentItems.MOST,
                officers.workingIn(department).stream()
                        .map(person -> person(person, department))
                        .toList(),
                places(department));
    }

    @PostMapping("/measures/{number}/reassign")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reassign(@PathVariable String number, @RequestBody ReassignMeasure.Request request) {
        var by = unitRights.mayDirect(currentUser.officer());
        reassignMeasure.reassign(new MeasureNumber(number), by, request);
    }

    @PostMapping("/tasks/{taskId}/take-over")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeOver(@PathVariable String taskId, @RequestBody TakeOverTask.Request request) {
        takeOverTask.takeOver(taskId, currentUser.officer(), request);
    }

    @GetMapping("/people/{id}/duties")
    List<Duties.Duty> duties(@PathVariable String id) {
        var by = unitRights.mayLeadPeople(currentUser.officer());
        return handOverEverything.duties(new PersonId(id), by.actingFor());
    }

    @PostMapping("/people/{id}/hand-over")
    HandedOver handOver(@PathVariable String id, @RequestBody HandOverEverything.Request request) {
        var by = unitRights.mayLeadPeople(currentUser.officer());
        return new HandedOver(handOverEverything.handOver(new PersonId(id), by, request));
    }

    @PostMapping("/substitutions")
    @ResponseStatus(HttpStatus.CREATED)
    Appointed appoint(@RequestBody AppointSubstitute.Request request) {
        return new Appointed(appointSubstitute.appoint(unitRights.mayLeadPeople(currentUser.officer()), request));
    }

    @PostMapping("/substitutions/{id}/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable long id, @RequestBody EndSubstitution.Request request) {
        endSubstitution.end(id, unitRights.mayLeadPeople(currentUser.officer()), request);
    }

    private static Row row(DepartmentItems.Item item, Map<String, String> titleOf) {
        return new Row(
                item,
                titleOf.getOrDefault(item.number(), item.number()),
                item.step() == null ? null : Step.ofStem(item.step()).label());
    }

    private static Person person(Officer officer, DepartmentCode department) {
        var roles = officer.appointments().stream()
                .filter(appointment -> appointment.department().equals(department))
                .map(Appointment::role)
                .toList();
        return new Person(
                officer.id().value(),
                officer.name(),
                officer.section(),
                roles,
                String.join("、", roles.stream().map(Role::label).toList()));
    }

    private List<Place> places(DepartmentCode department) {
        var open = substitutions.openIn(department);
        return open.stream().map(each -> place(each, open)).toList();
    }

    private Place place(Substitution each, List<Substitution> open) {
        var today = substitutions.today();
        var absentToo = open.stream()
                .anyMatch(other -> other.absent().equals(each.substitute())
                        && !other.fromOn().isAfter(each.toOn())
                        && !other.toOn().isBefore(each.fromOn()));
        return new Place(
                each.id(),
                each.absent().value(),
                name(each.absent()),
                each.substitute().value(),
                name(each.substitute()),
                each.fromOn(),
                each.toOn(),
                each.reason(),
                !each.fromOn().isAfter(today),
                absentToo ? "代理人这段时间自己也由他人代理，代理权不再转给第三人，请另行指定" : null);
    }

    private String name(PersonId person) {
        return officers.find(person).map(Officer::name).orElse(person.value());
    }
}
