package duban.opinion;

import duban.comment.NotAdoptComment;
import duban.deadline.WorkingDays;
import duban.department.Departments;
import duban.measure.OwnerReadiness;
import duban.measure.PlanMeasures;
import duban.measure.RenewMeasure;
import duban.measure.ReplaceMeasures;
import duban.measure.TerminateMeasure;
import duban.shared.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** A change fits the plan as it is now: asked when it is proposed, and again when it is decided. */
@Component
class ChangeCheck {

    private final ReplaceMeasures replaceMeasures;
    private final RenewMeasure renewMeasure;
    private final TerminateMeasure terminateMeasure;
    private final NotAdoptComment notAdoptComment;
    private final OwnerReadiness readiness;
    private final Departments departments;
    private final WorkingDays workingDays;
    private final Clock clock;

    ChangeCheck(
            ReplaceMeasures replaceMeasures,
            RenewMeasure renewMeasure,
            TerminateMeasure terminateMeasure,
            NotAdoptComment notAdoptComment,
            OwnerReadiness readiness,
            Departments departments,
            WorkingDays workingDays,
            Clock clock) {
        this.replaceMeasures = replaceMeasures;
        this.renewMeasure = renewMeasure;
        this.terminateMeasure = terminateMeasure;
        this.notAdoptComment = notAdoptComment;
        this.readiness = readiness;
        this.departments = departments;
        this.workingDays = workingDays;
        this.clock = clock;
    }

    /** @throws Refusal naming what stands against it, at the field of the proposal it belongs to */
    void check(PlanChange change) {
        var kind = change.kind();
        switch (kind) {
            case SPLIT, MERGE -> at("measures", () -> replaceMeasures.check(kind.act(), change.measures()));
            case REWORD, TRANSFER ->
                at(
                        "measures",
                        () -> renewMeasure.check(kind.act(), change.measures().get(0)));
            case TERMINATE ->
                at("measures", () -> terminateMeasure.check(change.measures().get(0)));
            case NOT_ADOPT -> at("comment", () -> notAdoptComment.check(change.comment()));
        }
        for (var nth = 0; nth < change.proposed().size(); nth++) {
            var measure = change.proposed().get(nth);
            var part = "parts[" + (nth + 1) + "].";
            checkDepartments(measure, kind == ChangeKind.TRANSFER ? "" : part);
            if (kind.replaces()) {
                checkDue(measure.dueOn(), part + "dueOn");
            }
        }
    }

    private void checkDepartments(PlanMeasures.Planned measure, String part) {
        var department =
                departments.handling(part + "department", measure.department().value());
        var gaps = readiness.gapsOf(department);
        if (!gaps.isEmpty()) {
            throw Refusal.invalid(
                    part + "department",
                    "NOT_READY",
                    departments.nameOf(department) + "还不能承办：" + String.join("；", gaps) + "。请先由系统管理员补齐人员，或改选其他单位。");
        }
        measure.coHandlers().forEach(coHandler -> departments.handling(part + "coHandlers", coHandler.value()));
    }

    private void checkDue(LocalDate dueOn, String field) {
        if (dueOn.isBefore(WorkingDays.dayOf(clock.instant()))) {
            throw Refusal.invalid(field, "DATE_PAST", "整改期限 " + dueOn + " 已过，请填写今天或以后的日期。");
        }
        if (!workingDays.covers(dueOn)) {
            throw Refusal.invalid(field, "NO_CALENDAR", dueOn.getYear() + "年的节假日安排尚未录入，整改期限请填写已有安排的日期。");
        }
    }

    private static void at(String field, Runnable check) {
        try {
            check.run();
        } catch (Refusal refusal) {
            throw new Refusal(refusal.kind(), refusal.code(), refusal.getMessage(), field);
        }
    }
}
