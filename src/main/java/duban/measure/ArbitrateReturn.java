package duban.measure;

import duban.department.Officers;
import duban.shared.Actor;
import duban.shared.DepartmentCode;
import duban.shared.MeasureNumber;
import duban.shared.Refusal;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The supervision office decides a first return: the measure stays, or another department has it. */
@Component
@Transactional
public class ArbitrateReturn {

    /**
     * @param department code of the new owner, required for {@link Ruling#MOVE}
     * @param reason required, at most 500 characters
     */
    public record Request(Ruling ruling, String department, String reason) {}

    private final RuleOnReturn ruleOnReturn;
    private final Returns returns;
    private final Officers officers;

    ArbitrateReturn(RuleOnReturn ruleOnReturn, Returns returns, Officers officers) {
        this.ruleOnReturn = ruleOnReturn;
        this.returns = returns;
        this.officers = officers;
    }

    /** Returns the department that has the measure from now on. */
    public DepartmentCode arbitrate(MeasureNumber number, Actor actor, Request request) {
        mustBeOfNeitherSide(number, actor);
        return ruleOnReturn.rule(
                number, RuleOnReturn.Level.OFFICE, actor, request.ruling(), request.department(), request.reason());
    }

    /** Nobody rules for their own house, nor for that of whom they substitute, where somebody else can. */
    private void mustBeOfNeitherSide(MeasureNumber number, Actor actor) {
        var dispute = returns.pending(number);
        var sides = List.of(dispute.department(), dispute.proposedOwner());
        var ofASide = actor.people().stream()
                .flatMap(person -> officers.find(person).stream())
                .anyMatch(officer -> sides.contains(officer.home()));
        if (ofASide && !sides.containsAll(officers.homesOfOffice())) {
            throw Refusal.forbidden("FOUR_EYES", "您（或被代理人）的派出单位是退回单位或建议承办单位，须由其他单位派出的专班成员裁定。");
        }
    }
}
