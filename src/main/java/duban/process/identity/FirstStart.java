package duban.process.identity;

import duban.department.Appointment;
import duban.department.Officer;
import duban.department.Officers;
import duban.department.RegisterOfficer;
import duban.department.Role;
import duban.shared.DepartmentCode;
import duban.shared.PersonId;
import java.util.List;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Before the first request: the grants are in place, and somebody administers, so that no visitor can become it. */
@Component
class FirstStart implements SmartInitializingSingleton {

    private final Grants grants;
    private final Officers officers;
    private final RegisterOfficer registerOfficer;
    private final String password;
    private final String mailbox;

    FirstStart(
            Grants grants,
            Officers officers,
            RegisterOfficer registerOfficer,
            @Value("${duban.admin.password}") String password,
            @Value("${duban.admin.email}") String mailbox) {
        this.grants = grants;
        this.officers = officers;
        this.registerOfficer = registerOfficer;
        this.password = password;
        this.mailbox = mailbox;
    }

    /** All beans are there, and the web server does not listen yet. */
    @Override
    public void afterSingletonsInstantiated() {
        grants.apply();
        if (officers.nobodyAdministers()) {
            registerOfficer.register(
                    new Officer(
                            new PersonId("admin"),
                            "系统管理员",
                            DepartmentCode.GOVERNMENT_OFFICE,
                            "信息中心",
                            mailbox,
                            "",
                            List.of(new Appointment(DepartmentCode.GOVERNMENT_OFFICE, Role.ADMINISTRATOR))),
                    password);
        }
    }
}
