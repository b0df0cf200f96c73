package duban.exchange.excel;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates as they are written in ledgers. Reads digits only: which day 二〇二六年 means is for its author to say. */
final class DateWords {

    private static final Pattern DAY = Pattern.compile(
            "(\\d{4})-(\\d{1,2})-(\\d{1,2})|(\\d{4})/(\\d{1,2})/(\\d{1,2})|(\\d{4})年(\\d{1,2})月(\\d{1,2})日");
    private static final Pattern DOTTED_DAY = Pattern.compile("(\\d{4})\\.(\\d{1,2})\\.(\\d{1,2})");
    private static final Pattern MONTH = Pattern.compile("(?:(\\d{4})年)?(\\d{1,2})月|(\\d{4})[-/](\\d{1,2})");
    private static final Pattern YEAR_END = Pattern.compile("(?:(\\d{4})年?|(?:今年|本年)?)年?[底末]");
    private static final Pattern BEFORE = Pattern.compile("(以|之)?前$|止$");

    private DateWords() {}

    /** A day and whether a rule was needed to read it. */
    record Day(LocalDate date, boolean byRule) {}

    /**
     * The day the words name; empty if they name none.
     *
     * @throws DateTimeException if there is no such day
     */
    static Optional<Day> day(String text) {
        var bare = bare(text);
        var usual = DAY.matcher(bare);
        if (usual.matches()) {
            return Optional.of(new Day(dateOf(usual), !bare.equals(text)));
        }
        var dotted = DOTTED_DAY.matcher(bare);
        return dotted.matches() ? Optional.of(new Day(dateOf(dotted), true)) : Optional.empty();
    }

    /**
     * The month, or the December of the year, the words name; empty if they name none.
     *
     * @param year the year that is meant where none is written
     * @throws DateTimeException if there is no such month
     */
    static Optional<YearMonth> month(String text, int year) {
        var bare = bare(text);
        var end = YEAR_END.matcher(bare);
        if (end.matches()) {
            return Optional.of(YearMonth.of(yearOr(year, end.group(1)), 12));
        }
        var month = MONTH.matcher(bare.replaceAll("[底末]$", ""));
        if (!month.matches()) {
            return Optional.empty();
        }
        var first = month.group(2) == null ? 3 : 1;
        return Optional.of(YearMonth.of(yearOr(year, month.group(first)), Integer.parseInt(month.group(first + 1))));
    }

    private static int yearOr(int year, String written) {
        return written == null ? year : Integer.parseInt(written);
    }

    private static String bare(String text) {
        return BEFORE.matcher(text.replaceAll("\\s+", "")).replaceFirst("");
    }

    private static LocalDate dateOf(Matcher parts) {
        var first = 1;
        while (parts.group(first) == null) {
            first += 3;
        }
        return LocalDate.of(
                Integer.parseInt(parts.group(first)),
                Integer.parseInt(parts.group(first + 1)),
                Integer.parseInt(parts.group(first + 2)));
    }
}
