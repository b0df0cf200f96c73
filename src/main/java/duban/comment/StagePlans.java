package duban.comment;

import duban.deadline.WorkingDays;
import duban.shared.Refusal;
import duban.shared.Texts;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes stage plans from forms and keeps them with the application or decision they belong to. */
@Component
class StagePlans {

    private final WorkingDays workingDays;
    private final JdbcClient jdbc;
    private final Clock clock;

    StagePlans(WorkingDays workingDays, JdbcClient jdbc, Clock clock) {
        this.workingDays = workingDays;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @throws Refusal naming the field that is missing or wrong */
    StagePlan of(StagePlan.Form form) {
        return new StagePlan(
                Texts.required("done", "已完成的工作", form.done(), 500),
                Texts.required("notDone", "尚未完成的工作及原因", form.notDone(), 500),
                Texts.required("nextSteps", "下一步措施", form.nextSteps(), 500),
                dueOn(Texts.required("stageDueOn", "新的阶段期限", form.stageDueOn(), 10)),
                Texts.required("responsible", "责任人", form.responsible(), 100));
    }

    private LocalDate dueOn(String text) {
        LocalDate day;
        try {
            day = LocalDate.parse(text);
        } catch (DateTimeParseException unreadable) {
            throw Refusal.invalid("stageDueOn", "DATE", "新的阶段期限请按 2024-06-28 的形式填写。");
        }
        var today = WorkingDays.dayOf(clock.instant());
        if (!day.isAfter(today)) {
            throw Refusal.invalid("stageDueOn", "DATE_PAST", "新的阶段期限必须晚于今天。");
        }
        if (day.isAfter(today.plusYears(2))) {
            throw Refusal.invalid("stageDueOn", "DATE_FAR", "新的阶段期限不能超过两年，请先定下一个阶段。");
        }
        if (!workingDays.isWorkingDay(day)) {
            throw Refusal.invalid("stageDueOn", "NOT_A_WORKING_DAY", "新的阶段期限 " + day + " 不是工作日，请改为工作日。");
        }
        return day;
    }

    /** Keeps the plan with the comment's latest application, or with the decision on it. */
    void keep(StagePlan plan, Comment comment, StagePlan.Source source) {
        jdbc.sql("""
                insert into stage_plan (comment, version, source, done, not_done, next_steps, due_on, responsible)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(comment.number().value())
                .param(comment.applications())
                .param(source.name())
                .param(plan.done())
                .param(plan.notDone())
                .param(plan.nextSteps())
                .param(plan.dueOn())
                .param(plan.responsible())
                .update();
    }
}
