package duban.department;

import duban.shared.DepartmentCode;
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
}
