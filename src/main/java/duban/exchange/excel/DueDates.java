package duban.exchange.excel;

import duban.opinion.PlanDraft;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads due dates and compares them with the dates of their opinion, with today and with the calendar. */
final class DueDates {

    private static final int YEARS_AFTER_REPLY = 5;
    private static final int LONGEST_HOLIDAY = 15;
    private static final String LASTING = "长期坚持";
    private static final Pattern WITHOUT_END = Pattern.compile("持续|长期|常态|常年|不断|适时|尽快|立即|立行立改");

    private final PlanDraft.Opinion opinion;
    private final PlanReferences references;

    DueDates(PlanDraft.Opinion opinion, PlanReferences references) {
        this.opinion = opinion;
        this.references = references;
    }

    /** Whether the cell says 长期坚持 instead of a date. */
    static boolean isLasting(PlanCell cell) {
        return cell.raw().replaceAll("\\s+", "").equals(LASTING);
    }

    /** The due date in the cell, or {@code null} if reported. */
    LocalDate read(PlanCell cell) {
        var dueOn = readDay(cell);
        if (dueOn == null || !isPossible(cell, dueOn)) {
            return null;
        }
        tellOfFreeDay(cell, dueOn);
        return dueOn;
    }

    /** An open measure of a new plan cannot be late already; one that was taken over can. */
    boolean isOverdue(LocalDate dueOn) {
        return dueOn != null && dueOn.isBefore(references.today());
    }

    private LocalDate readDay(PlanCell cell) {
        if (isLasting(cell)) {
            if (opinion.replyDueOn() != null) {
                cell.tell(ReadingRule.LASTING, "“长期坚持”读作整改类型，整改期限为报告时限 " + opinion.replyDueOn() + "。");
            }
            return opinion.replyDueOn();
        }
        if (WITHOUT_END.matcher(cell.raw()).find() && cell.raw().chars().noneMatch(Character::isDigit)) {
            cell.report("“" + PlanCell.shortened(cell.raw()) + "”不是日期。", "请填写报告时限以前要达到办结标准的日期；须长期坚持的，请写“长期坚持”。");
            return null;
        }
        var month = monthIn(cell);
        return month == null ? cell.requiredDate() : lastWorkingDay(cell, month);
    }

    private YearMonth monthIn(PlanCell cell) {
        var year = opinion.receivedOn() == null
                ? references.today().getYear()
                : opinion.receivedOn().getYear();
        try {
            return DateWords.month(Normalizer.normalize(cell.raw(), Normalizer.Form.NFKC), year)
                    .orElse(null);
        } catch (DateTimeException noMonth) {
            return null;
        }
    }

    private LocalDate lastWorkingDay(PlanCell cell, YearMonth month) {
        var last = month.atEndOfMonth();
        var day = references.calendarKnown().test(last.getYear())
                ? Stream.iterate(last, before -> before.minusDays(1))
                        .limit(LONGEST_HOLIDAY)
                        .filter(references.workingDay())
                        .findFirst()
                        .orElse(last)
                : last;
        cell.tell(ReadingRule.MONTH, "“" + PlanCell.shortened(cell.raw()) + "”读作 " + day + "。");
        return day;
    }

    private boolean isPossible(PlanCell cell, LocalDate dueOn) {
        if (opinion.receivedOn() != null && dueOn.isBefore(opinion.receivedOn())) {
            cell.report("整改期限 " + dueOn + " 早于收文日期 " + opinion.receivedOn() + "。", "请改为收文日期以后的日期。");
            return false;
        }
        if (opinion.replyDueOn() != null) {
            var latest = opinion.replyDueOn().plusYears(YEARS_AFTER_REPLY);
            if (dueOn.isAfter(latest)) {
                cell.report("整改期限 " + dueOn + " 晚于报告时限后" + YEARS_AFTER_REPLY + "年。", "请改为 " + latest + " 或以前的日期。");
                return false;
            }
        }
        return true;
    }

    private void tellOfFreeDay(PlanCell cell, LocalDate dueOn) {
        if (!references.calendarKnown().test(dueOn.getYear())) {
            cell.tell(
                    ReadingRule.NO_CALENDAR,
                    "系统尚无" + dueOn.getYear() + "年的工作日历，不能判断 " + dueOn + " 是否为工作日。",
                    "请管理员在该年放假通知发布后导入工作日历。");
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
        cell.tell(
                ReadingRule.FREE_DAY,
                "整改期限 " + dueOn + " 不是工作日。",
                before.map(day -> "建议改为此前最近的工作日 " + day + "。").orElse("建议改为此前最近的工作日。"));
    }
}
