package duban.notification;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a mail says, before it has words.
 *
 * @param reader name of its one reader
 * @param lines in the order they are said
 * @param sections what offices and leaders are told beside their own work, may be empty
 * @param listAddress where the reader's whole list is
 */
public record MailContent(
        MailKind kind, String reader, List<MailLine> lines, List<Section> sections, String day, String listAddress) {

    /** More cannot be read in a minute; the rest is behind one button. */
    private static final int MOST_SAID = 40;

    /** @param rows each a sentence, its optional address that of a page about it */
    public record Section(String title, String verdict, List<Row> rows) {}

    /** @param url may be empty */
    public record Row(String text, String url) {}

    public record Group(String title, List<MailLine> lines) {}

    /** What is said in full, by what it belongs to. */
    public List<Group> groups() {
        var groups = new LinkedHashMap<String, List<MailLine>>();
        lines.stream()
                .limit(MOST_SAID)
                .forEach(line -> groups.computeIfAbsent(line.group(), key -> new ArrayList<>())
                        .add(line));
        return groups.entrySet().stream()
                .map(entry -> new Group(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** How many are only counted. */
    public int more() {
        return Math.max(0, lines.size() - MOST_SAID);
    }

    /** How many lines have lights of each colour, the worst first. */
    public Map<String, Integer> lights() {
        var counts = new LinkedHashMap<String, Integer>();
        for (var line : lines) {
            if (line.light() != null) {
                counts.merge(line.light().shape() + " " + line.light().word(), 1, Integer::sum);
            }
        }
        return counts;
    }

    /** Number, urgency and how many more: the subject alone says what is at stake. */
    public String subject() {
        var head = kind == MailKind.ROUTINE ? "【督办】" : "【督办·" + kind.label() + "】";
        if (lines.isEmpty()) {
            return head + sections.stream().findFirst().map(Section::verdict).orElse("今日无到期事项");
        }
        var first = lines.get(0);
        var urgency = first.light() == null ? first.note() : first.light().reason();
        return head + first.shortNumber() + " " + urgency + (lines.size() > 1 ? "，另" + (lines.size() - 1) + "件" : "");
    }

    /** The first sentence. */
    public String lead() {
        var count = lines.size() + "件";
        return switch (kind) {
            case DISPATCH -> "有" + count + "整改措施交办到贵单位，请签收。不属于本单位职责的，可在退回时限内退回。";
            case RETURN -> "有" + count + "退回的措施等待裁定。";
            case REJECTION -> "有" + count + "退回补正，请查看原因后补正。";
            case APPROVAL -> "有" + count + "等待您审签或审批。";
            case NOTICE -> "有" + count + "督办单送达贵单位，请在时限内反馈。";
            case OVERDUE -> "有" + count + "已经逾期，请督促办理。";
            case URGE -> "有" + count + "被催办，请尽快办理。";
            case MAILBOX -> "有人员收不到系统邮件，请用电话告知，并请管理员更正邮箱。";
            case ROUTINE -> lines.isEmpty() ? "今天没有新到、即将到期或逾期的事项。" : "今天需要您关注的有" + count + "。";
        };
    }
}
