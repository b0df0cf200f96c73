package duban.ledger;

import duban.department.Officer;
import duban.department.Role;
import duban.ledger.Section.Entry;
import duban.ledger.Section.Fact;
import duban.shared.DepartmentCode;
import duban.verification.Verifiers;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rounds of verification with what was asked for and added, and who may verify. Rights are the caller's to check. */
@Component
public class VerificationSections {

    private final JdbcClient jdbc;
    private final Verifiers verifiers;

    VerificationSections(JdbcClient jdbc, Verifiers verifiers) {
        this.jdbc = jdbc;
        this.verifiers = verifiers;
    }

    /** Every round so far, the latest first, each with the supplement that answered it; empty before the first. */
    public Optional<Section> rounds(String measure) {
        var counted = jdbc.sql("select count(*) from verification where measure = ?")
                .param(measure)
                .query(Integer.class)
                .single();
        var awaiting = jdbc.sql("select state = 'AWAITING_VERIFICATION' from measure where number = ?")
                .param(measure)
                .query(Boolean.class)
                .single();
        if (counted == 0 && !awaiting) {
            return Optional.empty();
        }
        var entries = jdbc.sql("""
                select v.round, 0 as part, v.decided_at as at, o.name || '（' || d.name || '）' as who,
                       case when v.accepted then '通过' when v.wanted <> '' then '要求补充材料' else '退回补正' end as what,
                       v.wanted || v.reason as told
                  from verification v join officer o on o.id = v.decided_by join department d on d.code = v.acting_for
                 where v.measure = :measure
                union all
                select s.round, 1, s.submitted_at, o.name || '（' || d.name || '）', '已补充材料',
                       s.answer || coalesce((select string_agg(E'\\n办结标准 ' || m.seq || '：' || m.reference, '' order by m.seq)
                                               from supplement_material m where m.measure = s.measure and m.round = s.round), '')
                  from supplement s join officer o on o.id = s.submitted_by join department d on d.code = s.acting_for
                 where s.measure = :measure
                order by round desc, part desc""")
                .param("measure", measure)
                .query((row, index) -> new Entry(
                        ChineseDates.moment(row.getTimestamp("at")),
                        row.getString("who"),
                        "第 " + row.getInt("round") + " 轮核查：" + row.getString("what"),
                        row.getString("told")))
                .list();
        var said = awaiting ? "本次为第 " + (counted + 1) + " 轮核查" : "已核查 " + counted + " 轮";
        return Optional.of(new Section("rounds", "核查轮次", List.of(new Fact("轮次", said)), null, entries, null));
    }

    /** Who may verify an item of this department, and whether the reader is one of them. */
    public Section verifiers(String item, DepartmentCode department, Officer reader) {
        var names = verifiers.namesFor(item, department);
        var office = verifiers.officeFor(item, department) == Role.OFFICE ? "督办专班" : "市政府办公厅（督查室）交叉核查";
        return new Section(
                "verifiers",
                "核查人员",
                List.of(new Fact("核查单位", office), new Fact("可以核查的人员", String.join("、", names))),
                null,
                null,
                verifiers.isIndependent(reader.id(), item, department)
                        ? null
                        : "您或您所在处室参与过本事项的办理、审签或录入，不能核查，请由上列人员核查。");
    }
}
