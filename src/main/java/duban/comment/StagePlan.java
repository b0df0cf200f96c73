package duban.comment;

import duban.deadline.WorkingDays;
import duban.shared.CommentNumber;
import duban.shared.Refusal;
import duban.shared.Texts;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a stage completion must say: what is done, what is not and why, what comes next, until when, who. */
record StagePlan(String done, String notDone, String nextSteps, LocalDate dueOn, String responsible) {

    /** @throws Refusal naming the field that is missing or wrong */
    static StagePlan of(
            String done,
            String notDone,
            String nextSteps,
            String stageDueOn,
            String responsible,
            LocalDate today,
            WorkingDays workingDays) {
        return new StagePlan(
                Texts.required("done", "已完成的工作", done, 500),
                Texts.required("notDone", "尚未完成的工作及原因", notDone, 500),
                Texts.required("nextSteps", "下一步措施", nextSteps, 500),
                dueOn(Texts.required("stageDueOn", "新的阶段期限", stageDueOn, 10), today, workingDays),
                Texts.required("responsible", "责任人", responsible, 100));
    }

    private static LocalDate dueOn(String text, LocalDate today, WorkingDays workingDays) {
        LocalDate day;
        try {
            day = LocalDate.parse(text);
        } catch (DateTimeParseException unreadable) {
            throw Refusal.invalid("stageDueOn", "DATE", "新的阶段期限请按 2024-06-28 的形式填写。");
        }
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

    void insert(JdbcClient jdbc, CommentNumber comment, int version, String source) {
        jdbc.sql("""
                insert into stage_plan (comment, version, source, done, not_done, next_steps, due_on, responsible)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(comment.value())
                .param(version)
                .param(source)
                .param(done)
                .param(notDone)
                .param(nextSteps)
                .param(dueOn)
                .param(responsible)
                .update();
    }
}
