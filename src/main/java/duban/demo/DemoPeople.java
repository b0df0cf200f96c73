package duban.demo;

import duban.department.Appointment;
import duban.department.Departments;
import duban.department.Officer;
import duban.department.RegisterOfficer;
import duban.department.Role;
import duban.shared.DepartmentCode;
import duban.shared.PersonId;
import java.util.Arrays;
import org.apache.commons.csv.CSVRecord;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The sixteen departments of the case, and invented people for every role: two wherever somebody decides. */
@Component
@Profile("demo")
class DemoPeople {

    private final Departments departments;
    private final RegisterOfficer registerOfficer;
    private final String password;

    DemoPeople(
            Departments departments,
            RegisterOfficer registerOfficer,
            @Value("${duban.admin.password}") String password) {
        this.departments = departments;
        this.registerOfficer = registerOfficer;
        this.password = password;
    }

    void register() {
        for (var row : Table.read("departments")) {
            departments.register(new DepartmentCode(row.get("code")), row.get("name"));
        }
        for (var row : Table.read("officers")) {
            registerOfficer.register(officer(row), password);
        }
    }

    private static Officer officer(CSVRecord row) {
        return new Officer(
                new PersonId(row.get("id")),
                row.get("name"),
                new DepartmentCode(row.get("home")),
                row.get("section"),
                row.get("id") + "@duban.example",
                row.get("telephone"),
                Arrays.stream(row.get("appointments").split(";"))
                        .map(text -> text.split(":"))
                        .map(parts -> new Appointment(new DepartmentCode(parts[0]), Role.valueOf(parts[1])))
                        .toList());
    }
}
