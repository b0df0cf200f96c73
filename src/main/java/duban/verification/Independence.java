package duban.verification;

import duban.department.Officer;
import duban.department.Officers;
import duban.shared.Actor;
import duban.shared.DepartmentCode;
import duban.shared.Refusal;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Nobody verifies what they or their section submitted or signed, nor what their home department handles. */
@Component
class Independence {

    private final Officers officers;
    private final JdbcClient jdbc;

    Independence(Officers officers, JdbcClient jdbc) {
        this.officers = officers;
        this.jdbc = jdbc;
    }

    /** @throws Refusal if the verifier is not independent of the department or took part in the item */
    void check(Actor verifier, DepartmentCode department, String item) {
        var officer =
                officers.find(verifier.person()).orElseThrow(() -> Refusal.forbidden("NOT_YOURS", "您的账号已停用，请联系系统管理员。"));
        if (officer.home().equals(department)) {
            throw Refusal.forbidden("FOUR_EYES", "本事项由您的派出单位办理，须由其他单位派出的专班成员核查。");
        }
        if (participants(item).contains(officer.id().value()) || sameSection(officer, item)) {
            throw Refusal.forbidden("FOUR_EYES", "您或您所在处室参与过本事项的办理或审签，须由其他专班成员核查。");
        }
    }

    private Set<String> participants(String item) {
        return Set.copyOf(jdbc.sql("""
                select submitted_by from submission where measure = :item
                union select decided_by from sign_off where measure = :item
                union select applied_by from application where comment = :item""").param("item", item).query(String.class).list());
    }

    private boolean sameSection(Officer officer, String item) {
        return jdbc.sql("""
                select exists (select from submission s join officer o on o.id = s.submitted_by
                 where s.measure = ? and o.home = ? and o.section = ?)""")
                .param(item)
                .param(officer.home().value())
                .param(officer.section())
                .query(Boolean.class)
                .single();
    }
}
