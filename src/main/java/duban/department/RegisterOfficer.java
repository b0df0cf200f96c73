package duban.department;

import duban.shared.MailAddress;
import duban.shared.Refusal;
import duban.shared.Texts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Registers a person with appointments and opens the login. */
@Component
@Transactional
public class RegisterOfficer {

    private final JdbcClient jdbc;
    private final Accounts accounts;

    RegisterOfficer(JdbcClient jdbc, Accounts accounts) {
        this.jdbc = jdbc;
        this.accounts = accounts;
    }

    /** @throws Refusal if a name is missing, the mailbox is none, or nothing is appointed */
    public void register(Officer officer, String password) {
        Texts.required("name", "姓名", officer.name(), 30);
        Texts.required("section", "处室", officer.section(), 60);
        if (!MailAddress.isOne(officer.email())) {
            throw Refusal.invalid("email", "MAILBOX", "邮箱地址不正确，请填写形如 name@example.gov.cn 的单个地址。");
        }
        if (officer.appointments().isEmpty()) {
            throw Refusal.invalid("appointments", "REQUIRED", "请至少为该人员指定一个岗位。");
        }
        jdbc.sql("insert into officer (id, name, home, section, email, telephone) values (?, ?, ?, ?, ?, ?)")
                .param(officer.id().value())
                .param(officer.name())
                .param(officer.home().value())
                .param(officer.section())
                .param(officer.email())
                .param(officer.telephone())
                .update();
        for (var appointment : officer.appointments()) {
            jdbc.sql("insert into appointment (officer, department, role) values (?, ?, ?)")
                    .param(officer.id().value())
                    .param(appointment.department().value())
                    .param(appointment.role().name())
                    .update();
        }
        accounts.open(officer, password);
    }
}
