package duban.deadline;

import duban.deadline.CalendarText.Finding;
import duban.shared.Actor;
import duban.shared.Refusal;
import duban.shared.Texts;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes over years of the working-day calendar, new ones or others in place of those that are there, and moves whatever
 * was counted by them. Nothing is approved: the State Council has decided it.
 */
@Component
@Transactional
public class ChangeCalendar {

    private static final int MOST_TEXT = 50_000;

    /** @param version which the administrator saw when writing */
    public record Request(String text, String reason, Long version) {}

    /**
     * What a text would do.
     *
     * @param years which it holds
     * @param moves {@code null} if there are faults
     * @param days the calendar as it would be, {@code null} if there are faults
     */
    public record Checked(
            List<Integer> years, List<Finding> faults, List<Finding> hints, ForeseenMoves moves, DayCount days) {}

    /** What was done. */
    public record Done(List<Integer> years, int items, int tasks) {}

    private final CalendarYears calendarYears;
    private final WorkingDays workingDays;
    private final DueMoves dueMoves;
    private final JdbcClient jdbc;
    private final Clock clock;

    ChangeCalendar(
            CalendarYears calendarYears, WorkingDays workingDays, DueMoves dueMoves, JdbcClient jdbc, Clock clock) {
        this.calendarYears = calendarYears;
        this.workingDays = workingDays;
        this.dueMoves = dueMoves;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Number of the latest change. */
    @Transactional(readOnly = true)
    public long version() {
        return workingDays.version();
    }

    /** Names every fault, and what would be moved if there is none; changes nothing. */
    @Transactional(readOnly = true)
    public Checked check(String text) {
        var read = CalendarText.read(given(text));
        var draft = new Draft(calendarYears.all(), read);
        var years = read.years().stream().map(CalendarText.Year::year).sorted().toList();
        if (!draft.faults.isEmpty()) {
            return new Checked(years, draft.faults, draft.hints, null, null);
        }
        return new Checked(
                years, List.of(), draft.hints, dueMoves.foresee(draft.days, DueMoves.Counts.SAME), draft.days);
    }

    /** @throws Refusal if there is a fault, naming the first, or the calendar was changed in the meantime */
    public Done change(Actor administrator, Request request) {
        var reason = Texts.required("reason", "修改原因", request.reason(), 500);
        var text = given(request.text());
        DeadlineLock.change(jdbc);
        if (request.version() == null || request.version() != workingDays.version()) {
            throw Refusal.conflict("OVERTAKEN", "工作日历刚刚被他人修改，您的修改未保存。请刷新页面，核对后再提交。");
        }
        var draft = new Draft(calendarYears.all(), CalendarText.read(text));
        if (!draft.faults.isEmpty()) {
            var first = draft.faults.get(0);
            var where = first.line() == 0 ? "" : "第" + first.line() + "行：";
            throw Refusal.invalid("text", "FAULTS", "共" + draft.faults.size() + "处错误，未保存。" + where + first.message());
        }
        var number = Math.toIntExact(workingDays.version() + 1);
        calendarYears.replace(draft.given, draft.days);
        var moved = dueMoves.move(draft.days, DueMoves.Counts.SAME, "calendar_change", number);
        var years = draft.given.stream().map(CalendarText.Year::year).toList();
        jdbc.sql("""
                insert into calendar_change (number, years, content, reason, changed_by, changed_for, changed_at, moved_items, moved_tasks)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(number)
                .param(years.toArray(Integer[]::new))
                .param(draft.given.stream().map(CalendarText.Year::lines).collect(Collectors.joining("\n")))
                .param(reason)
                .param(administrator.person().value())
                .param(administrator.actingFor().value())
                .param(Timestamp.from(clock.instant()))
                .param(moved.items())
                .param(moved.tasks())
                .update();
        workingDays.renewAfterCommit();
        return new Done(years, moved.items(), moved.tasks());
    }

    private static String given(String text) {
        if (text == null || text.isBlank()) {
            throw Refusal.invalid("text", "REQUIRED", "请粘贴或选择一年的放假安排。");
        }
        if (text.length() > MOST_TEXT) {
            throw Refusal.invalid("text", "TEXT_TOO_LONG", "内容过长，最多" + MOST_TEXT + "字。一次录入一年即可。");
        }
        return text;
    }

    /** The calendar as it would be, with what stands against it. */
    private static final class Draft {

        final List<CalendarText.Year> given;
        final List<Finding> faults;
        final List<Finding> hints;
        final DayCount days;

        Draft(List<CalendarText.Year> present, CalendarText read) {
            this.faults = new ArrayList<>(read.faults());
            this.hints = new ArrayList<>(read.hints());
            var all = new TreeMap<Integer, CalendarText.Year>();
            present.forEach(year -> all.put(year.year(), year));
            var before = Map.copyOf(all);
            read.years().forEach(year -> all.put(year.year(), year));
            this.given = withoutWhatOthersSay(read.years(), all);
            given.forEach(year -> all.put(year.year(), year));
            mustBeWithoutGaps(before, all);
            if (faults.isEmpty() && given.stream().allMatch(year -> year.equals(before.get(year.year())))) {
                faults.add(new Finding(0, "", "与现有的工作日历完全相同，没有需要保存的修改。"));
            }
            this.days = faults.isEmpty() ? CalendarYears.count(List.copyOf(all.values())) : null;
        }

        /** A day both of two neighbouring notices name is kept once; they must not contradict each other. */
        private List<CalendarText.Year> withoutWhatOthersSay(
                List<CalendarText.Year> years, TreeMap<Integer, CalendarText.Year> all) {
            var result = new ArrayList<CalendarText.Year>();
            for (var year : years) {
                var said = new HashMap<LocalDate, CalendarText.Day>();
                all.values().stream()
                        .filter(other -> other.year() != year.year())
                        .forEach(other -> other.days().forEach(day -> said.put(day.date(), day)));
                var kept = new ArrayList<CalendarText.Day>();
                for (var day : year.days()) {
                    var other = said.get(day.date());
                    if (other == null) {
                        kept.add(day);
                    } else if (other.working() != day.working()) {
                        faults.add(new Finding(
                                0,
                                day.line(),
                                day.date() + " 在另一年的通知中是" + (other.working() ? "上班" : "放假") + "，两处不一致。"));
                    }
                }
                result.add(new CalendarText.Year(year.year(), year.notices(), List.copyOf(kept)));
            }
            return result;
        }

        private void mustBeWithoutGaps(
                Map<Integer, CalendarText.Year> before, TreeMap<Integer, CalendarText.Year> all) {
            var first = all.firstKey();
            for (var year = first; year <= all.lastKey(); year++) {
                if (!all.containsKey(year)) {
                    var known = before.keySet().stream().sorted().toList();
                    faults.add(new Finding(
                            0,
                            "",
                            "中间缺少" + year + "年。现有" + known.get(0) + "至" + known.get(known.size() - 1)
                                    + "年，年份必须相连，请先录入或一并录入" + year + "年。"));
                    return;
                }
            }
        }
    }
}
