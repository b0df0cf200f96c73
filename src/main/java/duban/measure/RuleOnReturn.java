package duban.measure;

import duban.deadline.ObligationKind;
import duban.deadline.Obligations;
import duban.department.Departments;
import duban.shared.Actor;
import duban.shared.DepartmentCode;
import duban.shared.MeasureNumber;
import duban.shared.Refusal;
import duban.shared.Texts;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the office's ruling and the leader's have in common; joins the transaction of the step. */
@Component
class RuleOnReturn {

    /** Who rules, under which step and obligation. */
    enum Level {
        OFFICE("arbitrateReturn", ObligationKind.ARBITRATION),
        LEADER("decideDispute", ObligationKind.DISPUTE);

        private final String step;
        private final ObligationKind obligation;

        Level(String step, ObligationKind obligation) {
            this.step = step;
            this.obligation = obligation;
        }
    }

    private final MeasureRepository measures;
    private final MeasureJournal journal;
    private final Returns returns;
    private final ReceiptClock receiptClock;
    private final Obligations obligations;
    private final Departments departments;
    private final OwnerReadiness readiness;
    private final JdbcClient jdbc;
    private final Clock clock;

    RuleOnReturn(
            MeasureRepository measures,
            MeasureJournal journal,
            Returns returns,
            ReceiptClock receiptClock,
            Obligations obligations,
            Departments departments,
            OwnerReadiness readiness,
            JdbcClient jdbc,
            Clock clock) {
        this.measures = measures;
        this.journal = journal;
        this.returns = returns;
        this.receiptClock = receiptClock;
        this.obligations = obligations;
        this.departments = departments;
        this.readiness = readiness;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Returns the department that has the measure from now on.
     *
     * @param department code of the new owner, for {@link Ruling#MOVE} only
     */
    DepartmentCode rule(
            MeasureNumber number, Level level, Actor actor, Ruling ruling, String department, String reasonGiven) {
        if (ruling == null) {
            throw Refusal.invalid("ruling", "REQUIRED", "请选择“维持现承办单位”或“改由其他单位承办”。");
        }
        var reason = Texts.required("reason", "裁定理由", reasonGiven, 500);
        var measure = measures.of(number);
        var owner = ruling == Ruling.KEEP ? measure.department() : newOwner(measure, department);
        var wasCoHandler = noLongerCoHandler(measure, owner);
        journal.record(
                measure,
                level.step,
                actor,
                told(ruling, owner, wasCoHandler) + reason,
                changed -> changed.rule(owner, clock.instant()));
        returns.rule(measure, level, ruling, reason, actor);
        obligations.fulfil(measure.item(), level.obligation);
        receiptClock.start(measure);
        return owner;
    }

    private DepartmentCode newOwner(Measure measure, String code) {
        var given = Texts.required("department", "新的承办单位", code, 16);
        if (given.equals(measure.department().value())) {
            throw Refusal.invalid("department", "SAME_DEPARTMENT", "该单位就是现承办单位；如不改变，请选择“维持现承办单位”。");
        }
        var owner = departments.handling("department", given);
        var gaps = readiness.gapsOf(owner);
        if (!gaps.isEmpty()) {
            throw Refusal.invalid(
                    "department",
                    "NOT_READY",
                    departments.nameOf(owner) + "还不能承办：" + String.join("；", gaps) + "。请先由系统管理员补齐人员，或改选其他单位。");
        }
        return owner;
    }

    private boolean noLongerCoHandler(Measure measure, DepartmentCode owner) {
        return jdbc.sql("delete from co_handler where measure = ? and department = ?")
                        .param(measure.item())
                        .param(owner.value())
                        .update()
                > 0;
    }

    private String told(Ruling ruling, DepartmentCode owner, boolean wasCoHandler) {
        var name = departments.nameOf(owner);
        return ruling == Ruling.KEEP
                ? "维持由" + name + "承办。"
                : "改由" + name + "承办。" + (wasCoHandler ? "该单位原为协办单位，改任承办后不再列为协办。" : "");
    }
}
