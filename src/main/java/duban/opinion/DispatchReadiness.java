package duban.opinion;

import duban.shared.OpinionNumber;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The plan on record may have got gaps since its import: people leave, departments are closed. */
@Component
class DispatchReadiness {

    private final JdbcClient jdbc;

    DispatchReadiness(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The first ten gaps, each a Chinese clause naming its item. */
    List<String> gapsOf(OpinionNumber opinion) {
        return jdbc.sql("""
                select c.number || ' 没有整改措施' as gap from comment c
                 where c.opinion = :opinion and not exists (select from measure m where m.comment = c.number)
                union all
                select m.number || ' 的承办单位“' || d.name || '”没有联络员，无人签收'
                  from measure m join comment c on c.number = m.comment join department d on d.code = m.department
                 where c.opinion = :opinion and not exists (
                       select from appointment a join officer o on o.id = a.officer
                        where a.department = m.department and a.role = 'LIAISON' and o.active)
                union all
                select m.number || ' 没有独立的核查人：督办专班中没有“' || d.name || '”以外的成员'
                  from measure m join comment c on c.number = m.comment join department d on d.code = m.department
                 where c.opinion = :opinion and not exists (
                       select from appointment a join officer o on o.id = a.officer
                        where a.role = 'OFFICE' and o.active and o.home <> m.department)
                union all
                select c.number || ' 没有独立的核查人：督办专班中没有“' || d.name || '”以外的成员'
                  from comment c join department d on d.code = c.lead
                 where c.opinion = :opinion and not exists (
                       select from appointment a join officer o on o.id = a.officer
                        where a.role = 'OFFICE' and o.active and o.home <> c.lead)
                union all
                select c.number || ' 的牵头单位“' || d.name || '”没有' || case r.role when 'HEAD' then '单位负责人，无人申请销号' else '联络员，无人继续整改' end
                  from comment c join department d on d.code = c.lead
                 cross join (values ('HEAD'), ('LIAISON')) r (role)
                 where c.opinion = :opinion and not exists (
                       select from appointment a join officer o on o.id = a.officer
                        where a.department = c.lead and a.role = r.role and o.active)
                union all
                select m.number || ' 的承办单位“' || d.name || '”没有' || case r.role when 'HEAD' then '单位负责人，无人审签' else '承办人，无人办理' end
                  from measure m join comment c on c.number = m.comment join department d on d.code = m.department
                 cross join (values ('HEAD'), ('HANDLER')) r (role)
                 where c.opinion = :opinion and not exists (
                       select from appointment a join officer o on o.id = a.officer
                        where a.department = m.department and a.role = r.role and o.active)
                order by gap limit 10""")
                .param("opinion", opinion.value())
                .query(String.class)
                .list();
    }
}
