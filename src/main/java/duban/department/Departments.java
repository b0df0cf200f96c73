package duban.department;

import duban.shared.DepartmentCode;
import duban.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The departments that may owe a measure, with their names. */
@Component
@Transactional
public class Departments {

    private final JdbcClient jdbc;

    Departments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void register(DepartmentCode code, String name) {
        jdbc.sql("insert into department (code, name, kind) values (?, ?, 'DEPARTMENT')")
                .param(code.value())
                .param(name)
                .update();
    }

    @Transactional(readOnly = true)
    public String nameOf(DepartmentCode code) {
        return jdbc.sql("select name from department where code = ?")
                .param(code.value())
                .query(String.class)
                .single();
    }

    /**
     * The active department of this code that may owe a measure; the offices may not.
     *
     * @param field form field the refusal is shown at
     * @throws Refusal if there is none
     */
    @Transactional(readOnly = true)
    public DepartmentCode handling(String field, String code) {
        return jdbc.sql("select code from department where code = ? and kind = 'DEPARTMENT' and active")
                .param(code)
                .query(String.class)
                .optional()
                .map(DepartmentCode::new)
                .orElseThrow(() -> Refusal.invalid(field, "NO_DEPARTMENT", "没有这个承办单位，请从名单中选择。"));
    }
}
