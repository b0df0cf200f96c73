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

    /** The first ten gaps, each a Chinese clause naming its item. What was closed when its ledger was taken over needs nobody. */
    List<String> gapsOf(OpinionNumber opinion) {
        return jdbc.sql("""
                with open_comment as (
                       select * from comment where opinion = :opinion and state not in ('STRUCK_OFF', 'NOT_ADOPTED')),
                     open_measure as (
                       select m.* from measure m join comment c on c.number = m.comment
                        where c.opinion = :opinion and m.state not in ('COMPLETED', 'ADJUSTED', 'TERMINATED'))
                select c.number || ' 没有整改措施' as gap from open_comment c
                 where not exists (select from measure m where m.comment = c.number)
                union all
                select m.number || ' 的承办单位“' || d.name || '”没有联络员，无人签收'
                  from open_measure m join department d on d.code = m.department
                 where not exists (
                       select from appointment a join officer o on o.id = a.officer
                        where a.department = m.department and a.role = 'LIAISON' and o.active)
                union all
                select x.item || ' 没有独立的核查人：督办专班和市政府办公厅都没有“' || d.name || '”以外的人员'
                  from (select number as item, department as owner from open_measure
                        union all select number, lead from open_comment) x
                  join department d on d.code = x.owner
                 where not exists (
                       select from appointment a join officer o on o.id = a.officer
                        where a.role in ('OFFICE', 'GOVERNMENT_OFFICE') and o.active and o.home <> x.owner)
                union all
                select '总牵头单位“' || d.name || '”是这份方案唯一的核查人：督办专班成员全部来自该单位，须从其他单位抽调人员'
                  from opinion p join department d on d.code = p.overall_lead
                 where p.number = :opinion and p.overall_lead = all (
                       select o.home from appointment a join officer o on o.id = a.officer where a.role = 'OFFICE' and o.active)
                   and exists (
                       select from appointment a join officer o on o.id = a.officer where a.role = 'OFFICE' and o.active)
                union all
                select m.number || ' 的协办单位“' || d.name || '”没有'
                       || case when m.co_sign then '单位负责人，无人会签' else '联络员，无人提出意见' end
                  from open_measure m join co_handler h on h.measure = m.number
                  join department d on d.code = h.department
                 where not exists (
                       select from appointment a join officer o on o.id = a.officer
                        where a.department = h.department and o.active
                          and a.role = case when m.co_sign then 'HEAD' else 'LIAISON' end)
                union all
                select c.number || ' 的牵头单位“' || d.name || '”没有' || case r.role when 'HEAD' then '单位负责人，无人申请销号' else '联络员，无人继续整改' end
                  from open_comment c join department d on d.code = c.lead
                 cross join (values ('HEAD'), ('LIAISON')) r (role)
                 where not exists (
                       select from appointment a join officer o on o.id = a.officer
                        where a.department = c.lead and a.role = r.role and o.active)
                union all
                select m.number || ' 的承办单位“' || d.name || '”没有' || case r.role when 'HEAD' then '单位负责人，无人审签' else '承办人，无人办理' end
                  from open_measure m join department d on d.code = m.department
                 cross join (values ('HEAD'), ('HANDLER')) r (role)
                 where not exists (
                       select from appointment a join officer o on o.id = a.officer
                        where a.department = m.department and a.role = r.role and o.active)
                order by gap limit 10""")
                .param("opinion", opinion.value())
                .query(String.class)
                .list();
    }
}
