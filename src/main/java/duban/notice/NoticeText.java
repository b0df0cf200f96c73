package duban.notice;

import duban.notice.NoticeFacts.Facts;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The words of a notice: what is on record, what is demanded, until when. */
final class NoticeText {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");
    private static final DateTimeFormatter WEEKDAY =
            DateTimeFormatter.ofPattern("yyyy年M月d日（E）", Locale.SIMPLIFIED_CHINESE);

    private NoticeText() {}

    /** 2023年11月17日. */
    static String day(LocalDate day) {
        return DAY.format(day);
    }

    /**
     * From the addressee to the last sentence, a line for each paragraph.
     *
     * @param feedbackOn {@code null} where it is not known yet
     */
    static List<String> body(Facts facts, LocalDate asOf, String demands, LocalDate feedbackOn, String office) {
        var lines = new ArrayList<String>();
        lines.add(facts.department() + "：");
        lines.add(facts.opinionTitle() + "（" + facts.opinion() + "）整改措施 " + facts.measure()
                + quoted(facts.content()) + "（对应问题 " + facts.comment() + quoted(facts.commentTitle())
                + "）由你单位承办，" + deadline(facts) + "截至" + day(asOf) + "，该措施" + lateness(facts) + "现为“"
                + facts.state().label() + "”。");
        lines.add("一、报送情况");
        lines.add(progress(facts));
        lines.add("二、督办要求");
        demands.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(lines::add);
        lines.add("三、反馈期限");
        lines.add("请你单位于" + (feedbackOn == null ? "______年___月___日" : WEEKDAY.format(feedbackOn))
                + "前，将落实本督办单的情况由单位负责人审定后反馈" + office + "。");
        lines.add("本督办单依据经批准的整改方案和期限规则发出；整改期限不因本督办单改变。");
        return List.copyOf(lines);
    }

    private static String deadline(Facts facts) {
        var asPlanned = facts.originalDueOn().equals(facts.dueOn());
        return "整改期限为" + day(facts.dueOn())
                + (asPlanned
                        ? "。"
                        : "（原定" + day(facts.originalDueOn())
                                + (facts.extensions() == 0 ? "" : "，已延期" + facts.extensions() + "次") + "）。");
    }

    private static String lateness(Facts facts) {
        if (facts.overdue() == null) {
            return "";
        }
        if (facts.overdue() > 0) {
            return "已逾期" + facts.overdue() + "个工作日，";
        }
        return facts.overdue() == 0 ? "今天到期，" : "距整改期限还有" + -facts.overdue() + "个工作日，";
    }

    private static String progress(Facts facts) {
        if (facts.progress().isEmpty()) {
            return "你单位尚未报送进展。";
        }
        return facts.progress().get(0) + "："
                + facts.progress().stream().skip(1).map(NoticeText::withoutStop).collect(Collectors.joining("；"))
                + "。";
    }

    private static String quoted(String text) {
        return "“" + withoutStop(text).replace('“', '‘').replace('”', '’') + "”";
    }

    private static String withoutStop(String text) {
        return text.replaceAll("\\s*\\R\\s*", " ").replaceFirst("[。；]$", "");
    }
}
