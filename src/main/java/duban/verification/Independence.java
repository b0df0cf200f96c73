package duban.verification;

import duban.department.Officers;
import duban.shared.Actor;
import duban.shared.DepartmentCode;
import duban.shared.Refusal;
import org.springframework.stereotype.Component;

/** Nobody verifies what they or their section submitted, signed or typed in, nor what their home department handles. */
@Component
class Independence {

    private final Officers officers;
    private final Verifiers verifiers;

    Independence(Officers officers, Verifiers verifiers) {
        this.officers = officers;
        this.verifiers = verifiers;
    }

    /**
     * Looks at the verifier, and at whose rights the verifier uses.
     *
     * @throws Refusal naming who may instead, if one of them is not independent of the department or took part in the item
     */
    void check(Actor verifier, DepartmentCode department, String item) {
        for (var person : verifier.people()) {
            var officer = officers.find(person).orElseThrow(() -> Refusal.forbidden("NOT_YOURS", "您的账号已停用，请联系系统管理员。"));
            if (officer.home().equals(department)) {
                throw notEligible("本事项由您的派出单位办理。", department, item);
            }
            if (!verifiers.isIndependent(person, item, department)) {
                throw notEligible("您或您所在处室参与过本事项的办理、审签或录入。", department, item);
            }
        }
    }

    private Refusal notEligible(String why, DepartmentCode department, String item) {
        var names = verifiers.namesFor(item, department);
        return Refusal.forbidden(
                "FOUR_EYES",
                why + (names.isEmpty() ? "目前没有可以核查的人员，请联系督办专班补充成员。" : "可以核查的人员：" + String.join("、", names) + "。"));
    }
}
