package duban.deadline;

import duban.shared.Texts;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The State Council's notices as lines: {@code year 2027 notice-address…}, {@code off 2027-01-01 元旦}, {@code work
 * 2027-01-30 春节}; {@code #} begins a remark. A day that no line names is worked from Monday to Friday.
 *
 * @param faults what stands against taking it over, by line
 * @param hints what is unusual, but may be meant
 */
public record CalendarText(List<Year> years, List<Finding> faults, List<Finding> hints) {

    /** @param line 1 for the first, 0 for the text as a whole */
    public record Finding(int line, String text, String message) {}

    /** A day that differs from the week. */
    public record Day(LocalDate date, boolean working, String name) {

        String line() {
            return (working ? "work " : "off ") + date + " " + name;
        }
    }

    /** @param notices addresses of the notices, separated by blanks */
    public record Year(int year, String notices, List<Day> days) {

        /** In the form it is read from. */
        public String lines() {
            return "year " + year + " " + notices + "\n"
                    + days.stream().map(day -> day.line() + "\n").collect(Collectors.joining());
        }
    }

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;
    private static final int MOST_NAME = 40;

    /** Notices begin with New Year, which may begin in the last week of the year before. */
    private static final int FIRST_OF_LAST_WEEK = 24;

    /** What some editors begin a text file with. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final Pattern NOTICE = Pattern.compile("https?://[^\\s/]+\\.[^\\s/]+/\\S+");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    /** By law there is one each year; a notice without one of them has been copied in part. */
    private static final List<String> HOLIDAYS = List.of("元旦", "春节", "清明", "劳动", "端午", "中秋", "国庆");

    /** Reads all lines, also after a faulty one. */
    public static CalendarText read(String text) {
        var reading = new Reading();
        var lines = (text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text).split("\\R", -1);
        for (var nth = 0; nth < lines.length; nth++) {
            reading.line(nth + 1, lines[nth].strip());
        }
        return reading.done();
    }

    private static final class Reading {

        private final List<Year> years = new ArrayList<>();
        private final List<Finding> faults = new ArrayList<>();
        private final List<Finding> hints = new ArrayList<>();
        private final Map<LocalDate, Integer> lineOf = new HashMap<>();
        private final Map<Integer, Integer> lineOfYear = new HashMap<>();

        /** Days before the first year are faults of their own; those after a faulty year line are not told again. */
        private boolean yearSeen;

        void line(int number, String line) {
            if (line.isEmpty() || line.startsWith("#")) {
                return;
            }
            var words = line.split("\\s+", 3);
            switch (words[0]) {
                case "year" -> year(number, line, words);
                case "off", "work" -> day(number, line, words);
                default -> fault(number, line, "无法识别：每行以 year（年份）、off（放假）或 work（上班）开头，以 # 开头的是备注。");
            }
        }

        private void year(int number, String line, String[] words) {
            yearSeen = true;
            var year = words.length > 1 && words[1].matches("\\d{4}") ? Integer.parseInt(words[1]) : 0;
            if (year < FIRST_YEAR || year > LAST_YEAR) {
                fault(number, line, "年份应为" + FIRST_YEAR + "至" + LAST_YEAR + "之间的四位数字。");
                return;
            }
            if (lineOfYear.putIfAbsent(year, number) != null) {
                fault(number, line, year + "年在第" + lineOfYear.get(year) + "行已经出现，一年只写一次。");
                return;
            }
            var notices = words.length > 2 ? words[2].strip() : "";
            if (notices.isEmpty()) {
                fault(number, line, "请在年份后写明放假通知的网址。");
            } else if (notices.length() > 1000
                    || !List.of(notices.split("\\s+")).stream()
                            .allMatch(notice -> NOTICE.matcher(notice).matches())) {
                fault(number, line, "放假通知的网址应以 http:// 或 https:// 开头，多个网址用空格分开。");
            }
            years.add(new Year(year, notices, new ArrayList<>()));
        }

        private void day(int number, String line, String[] words) {
            if (years.isEmpty()) {
                if (!yearSeen) {
                    fault(number, line, "这一天前面没有年份：请先写“year 年份 通知网址”。");
                }
                return;
            }
            var year = years.get(years.size() - 1);
            var date = date(words.length > 1 ? words[1] : "");
            if (date == null) {
                fault(number, line, "日期不存在或写法不对，应如 " + year.year() + "-01-01。");
                return;
            }
            var name = words.length > 2 ? words[2].strip() : "";
            if (name.isEmpty() || name.length() > MOST_NAME || name.codePoints().anyMatch(Texts::cannotBeShown)) {
                fault(number, line, "请在日期后写明节日名称，最多" + MOST_NAME + "字。");
                return;
            }
            if (!belongsTo(date, year.year())) {
                fault(number, line, date + " 不属于" + year.year() + "年；只有元旦假期可以从上一年12月" + FIRST_OF_LAST_WEEK + "日以后开始。");
                return;
            }
            if (lineOf.putIfAbsent(date, number) != null) {
                fault(number, line, date + " 在第" + lineOf.get(date) + "行已经出现，一天只写一次。");
                return;
            }
            var working = words[0].equals("work");
            if (working && !isWeekend(date)) {
                hints.add(new Finding(number, line, date + " 不是周末，本来就上班。"));
            }
            year.days().add(new Day(date, working, name));
        }

        private static LocalDate date(String text) {
            try {
                return DATE.matcher(text).matches() ? LocalDate.parse(text) : null;
            } catch (DateTimeException noSuchDay) {
                return null;
            }
        }

        private static boolean belongsTo(LocalDate date, int year) {
            return date.getYear() == year
                    || date.getYear() == year - 1
                            && date.getMonth() == Month.DECEMBER
                            && date.getDayOfMonth() >= FIRST_OF_LAST_WEEK;
        }

        private void fault(int line, String text, String message) {
            faults.add(new Finding(line, text, message));
        }

        CalendarText done() {
            if (years.isEmpty() && faults.isEmpty()) {
                fault(0, "", "没有内容：请粘贴一年的放假安排，第一行是“year 年份 通知网址”。");
            }
            for (var year : years) {
                var line = lineOfYear.get(year.year());
                if (year.days().stream().noneMatch(day -> !day.working() && !isWeekend(day.date()))) {
                    fault(line, "year " + year.year(), year.year() + "年没有一个工作日放假，安排不完整。");
                } else {
                    missingHolidays(year)
                            .ifPresent(missing -> hints.add(new Finding(
                                    line, "year " + year.year(), year.year() + "年没有看到" + missing + "，请对照通知核对。")));
                }
            }
            years.replaceAll(year -> new Year(
                    year.year(),
                    year.notices(),
                    year.days().stream()
                            .sorted((one, other) -> one.date().compareTo(other.date()))
                            .toList()));
            faults.sort(Comparator.comparingInt(Finding::line));
            hints.sort(Comparator.comparingInt(Finding::line));
            return new CalendarText(List.copyOf(years), List.copyOf(faults), List.copyOf(hints));
        }

        private static Optional<String> missingHolidays(Year year) {
            var missing = HOLIDAYS.stream()
                    .filter(holiday -> year.days().stream()
                            .noneMatch(day -> !day.working() && day.name().contains(holiday)))
                    .collect(Collectors.joining("、"));
            return missing.isEmpty() ? Optional.empty() : Optional.of(missing);
        }
    }

    static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
