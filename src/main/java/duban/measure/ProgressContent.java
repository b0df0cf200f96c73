package duban.measure;

import duban.shared.Refusal;
import duban.shared.Texts;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.function.UnaryOperator;

/**
 * What a progress report says: texts of at most 500 characters, and the day on which the work is expected to be done.
 *
 * @param noChange true if nothing has changed: nothing is said of what was done and what is next
 * @param forecastOn {@code null} if none is given
 */
public record ProgressContent(
        boolean noChange, String done, String next, String obstacles, String helpNeeded, LocalDate forecastOn) {

    private static final int MOST = 500;

    /**
     * What was typed.
     *
     * @param at the form's field of each part, in which refusals are shown
     * @throws Refusal if something is missing, too long, or no day to come
     */
    static ProgressContent read(
            boolean noChange, ReportProgress.Request typed, UnaryOperator<String> at, LocalDate today) {
        return new ProgressContent(
                noChange,
                noChange ? "" : Texts.required(at.apply("done"), "已做的工作", typed.done(), MOST),
                noChange ? "" : Texts.required(at.apply("next"), "下一步工作", typed.next(), MOST),
                Texts.optional(at.apply("obstacles"), "存在的困难", typed.obstacles(), MOST),
                Texts.optional(at.apply("helpNeeded"), "需要协调的事项", typed.helpNeeded(), MOST),
                forecast(at.apply("forecastOn"), typed.forecastOn(), today));
    }

    private static LocalDate forecast(String field, String text, LocalDate today) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            var day = LocalDate.parse(text.strip());
            if (day.isBefore(today)) {
                throw Refusal.invalid(field, "DATE_PAST", "预计办结日期不能早于今天。");
            }
            return day;
        } catch (DateTimeParseException unreadable) {
            throw Refusal.invalid(field, "DATE", "预计办结日期请按 2023-11-20 的形式填写。");
        }
    }
}
