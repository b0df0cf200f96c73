package duban.exchange.excel;

import duban.opinion.PlanDraft;
import java.time.LocalDate;
import java.util.stream.Stream;

/** Compares the due dates of measures with the dates of their opinion and with the calendar. */
final class DueDates {

    private static final int YEARS_AFTER_REPLY = 5;
    private static final int LONGEST_HOLIDAY = 15;

    private final PlanDraft.Opinion opinion;
    private final PlanReferences references;
    private final Findings warnings;

    DueDates(PlanDraft.Opinion opinion, PlanReferences references, Findings warnings) {
        this.opinion = opinion;
        this.references = references;
        this.warnings = warnings;
    }

    /** The date in the cell, or {@code null} if reported. */
    LocalDate read(PlanCell cell) {
        var dueOn = cell.requiredDate();
        if (dueOn == null) {
            return null;
        }
        if (opinion.receivedOn() != null && dueOn.isBefore(opinion.receivedOn())) {
            cell.report("整改期限 " + dueOn + " 早于收文日期 " + opinion.receivedOn() + "。", "请改为收文日期以后的日期。");
            return null;
        }
        if (opinion.replyDueOn() != null) {
            var latest = opinion.replyDueOn().plusYears(YEARS_AFTER_REPLY);
            if (dueOn.isAfter(latest)) {
                cell.report("整改期限 " + dueOn + " 晚于报告时限后" + YEARS_AFTER_REPLY + "年。", "请改为 " + latest + " 或以前的日期。");
                return null;
            }
        }
        warnOfHoliday(cell, dueOn);
        return dueOn;
    }

    private void warnOfHoliday(PlanCell cell, LocalDate dueOn) {
        if (!references.calendarKnown().test(dueOn.getYear())) {
            warnings.add(cell.fault(
                    "系统尚无" + dueOn.getYear() + "年的工作日历，不能判断 " + dueOn + " 是否为工作日。", "请管理员在该年放假通知发布后导入工作日历。"));
            return;
        }
        if (references.workingDay().test(dueOn)) {
            return;
        }
        var before = Stream.iterate(dueOn.minusDays(1), day -> day.minusDays(1))
                .limit(LONGEST_HOLIDAY)
                .takeWhile(day -> references.calendarKnown().test(day.getYear()))
                .filter(references.workingDay())
                .findFirst();
        warnings.add(cell.fault(
                "整改期限 " + dueOn + " 不是工作日。",
                before.map(day -> "建议改为此前最近的工作日 " + day + "。").orElse("建议改为此前最近的工作日。")));
    }
}
