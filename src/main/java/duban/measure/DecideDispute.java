package duban.measure;

import duban.shared.Actor;
import duban.shared.DepartmentCode;
import duban.shared.MeasureNumber;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The leader decides a second dispute on whose a measure is; that is final. */
@Component
@Transactional
public class DecideDispute {

    /**
     * @param department code of the new owner, required for {@link Ruling#MOVE}
     * @param reason required, at most 500 characters
     */
    public record Request(Ruling ruling, String department, String reason) {}

    private final RuleOnReturn ruleOnReturn;

    DecideDispute(RuleOnReturn ruleOnReturn) {
        this.ruleOnReturn = ruleOnReturn;
    }

    /** Returns the department that has the measure from now on. */
    public DepartmentCode decide(MeasureNumber number, Actor actor, Request request) {
        return ruleOnReturn.rule(
                number, RuleOnReturn.Level.LEADER, actor, request.ruling(), request.department(), request.reason());
    }
}
