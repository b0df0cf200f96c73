package duban.measure;

import duban.shared.DepartmentCode;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether a department has everybody a measure needs, as the dispatch of a plan asks for it. */
@Component
public class OwnerReadiness {

    private final JdbcClient jdbc;

    OwnerReadiness(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is missing, each a Chinese clause; empty if nothing is. */
    public List<String> gapsOf(DepartmentCode department) {
        return jdbc.sql("""
                select gap from (values (1, 'LIAISON', '没有联络员，无人签收'), (2, 'HANDLER', '没有承办人，无人办理'),
                                        (3, 'HEAD', '没有单位负责人，无人审签')) needed (seq, role, gap)
                 where not exists (select from appointment a join officer o on o.id = a.officer
                                    where a.department = :department and a.role = needed.role and o.active)
                union all
                select '没有独立的核查人：督办专班和市政府办公厅（督查室）都没有该单位以外的成员'
                 where not exists (select from appointment a join officer o on o.id = a.officer
                                    where a.role in ('OFFICE', 'GOVERNMENT_OFFICE') and o.active and o.home <> :department)""")
                .param("department", department.value())
                .query(String.class)
                .list();
    }
}
