package duban.notification;

import static java.util.stream.Collectors.groupingBy;

import duban.ledger.ChineseDates;
import duban.ledger.ItemTitles;
import duban.ledger.Light;
import duban.ledger.Lights;
import duban.ledger.StepRoles;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** What mails tell of their items, as these are at the moment of writing: of what is done meanwhile, nothing. */
@Component
class MailLines {

    private static final int LONGEST_TITLE = 30;
    private static final List<String> COLOURS = List.of("red", "yellow", "green", "grey");

    private record Row(
            long mail,
            String item,
            String why,
            String insteadOf,
            String whom,
            String step,
            String holder,
            Instant due,
            String shortNumber,
            String opinion) {}

    private final JdbcClient jdbc;
    private final Lights lights;
    private final ItemTitles titles;
    private final StepRoles steps;
    private final String address;

    MailLines(
            JdbcClient jdbc,
            Lights lights,
            ItemTitles titles,
            StepRoles steps,
            @Value("${duban.public-url}") String address) {
        this.jdbc = jdbc;
        this.lights = lights;
        this.titles = titles;
        this.steps = steps;
        this.address = address;
    }

    /** Where everybody's list is. */
    String listAddress() {
        return address + "/";
    }

    /** By mail; of each the red ones first, then the nearest due. Mails with nothing left to say are missing. */
    Map<Long, List<MailLine>> of(List<Long> mails, Instant now) {
        var rows = rows(mails);
        var names = titles.of(rows.stream().map(Row::item).distinct().toList());
        var dated = rows.stream().filter(row -> row.due() != null).toList();
        var found = lights.of(
                dated.stream()
                        .map(row -> new Lights.Asked(row.item(), row.due()))
                        .toList(),
                now);
        var lightOf = new HashMap<Row, Light>();
        for (var nth = 0; nth < dated.size(); nth++) {
            lightOf.put(dated.get(nth), found.get(nth));
        }
        var byMail = new HashMap<Long, List<MailLine>>();
        rows.stream()
                .collect(groupingBy(Row::mail))
                .forEach((mail, its) -> byMail.put(
                        mail,
                        its.stream()
                                .map(row -> line(row, names.getOrDefault(row.item(), row.item()), lightOf.get(row)))
                                .sorted(Comparator.comparing(MailLines::rank)
                                        .thenComparing(line -> line.due() == null ? Instant.MAX : line.due())
                                        .thenComparing(MailLine::number))
                                .toList()));
        return byMail;
    }

    private static int rank(MailLine line) {
        return line.light() == null
                ? COLOURS.size()
                : COLOURS.indexOf(line.light().colour());
    }

    private MailLine line(Row row, String title, Light light) {
        var ownPart = row.item().substring(row.item().lastIndexOf('-') + 1) + " ";
        return new MailLine(
                row.item(),
                row.shortNumber(),
                shortened(title.startsWith(ownPart) ? title.substring(ownPart.length()) : title),
                row.opinion() == null ? "进展报告" : row.opinion(),
                row.step() == null ? "" : row.holder() + " " + steps.label(row.step()),
                row.due() == null ? "" : ChineseDates.dueDay(row.due()),
                light,
                row.due(),
                note(row),
                address + "/go/" + UriUtils.encodePathSegment(row.item(), "UTF-8"));
    }

    private static String note(Row row) {
        if (!row.insteadOf().isEmpty()) {
            return "本应告知" + row.insteadOf() + "，该岗位缺位或没有可用邮箱";
        }
        return switch (row.why()) {
            case "NEW", "REMINDER", "PROMPT" -> MailReasons.of(row.why());
            case "MAILBOX" -> row.whom() + "的邮箱无法送达，请电话告知并请管理员更正";
            default -> "";
        };
    }

    static String shortened(String title) {
        return title.codePointCount(0, title.length()) <= LONGEST_TITLE
                ? title
                : title.substring(0, title.offsetByCodePoints(0, LONGEST_TITLE - 1)) + "…";
    }

    /** An item is of the opinion its number begins with; reports of a month are of none. */
    private List<Row> rows(List<Long> mails) {
        return jdbc.sql("""
                select l.mail, l.item, l.why, l.instead_of, g.whom, t.step, d.name as holder,
                       case when l.task_id is null then least(t.due, end_of_day(x.due_on)) else t.due end as due,
                       case when x.number is not null then split_part(x.comment, '-', -1) || '-' || split_part(l.item, '-', -1)
                            when r.number is not null then to_char(r.period, 'FMMM"月进展"')
                            when l.item ~ '^\\d{4}-\\d+-' then split_part(l.item, '-', -1) else l.item end as short_number,
                       o.title || '（' || o.number || '）' as opinion
                  from mail_line l
                  left join message g on g.id = l.message
                  left join lateral (
                       select w.step, w.department, w.due from work_item w
                        where w.item = l.item and (l.task_id is null or w.task_id = l.task_id) order by w.due, w.task_id limit 1) t on true
                  left join department d on d.code = t.department
                  left join measure x on x.number = l.item
                  left join progress_round r on r.number = l.item
                  left join opinion o on o.number = regexp_replace(l.item, '^(\\d{4}-\\d+)-.*$', '\\1')
                 where l.mail = any (?) and (t.step is not null or l.why = 'MAILBOX')""")
                .param(mails.toArray(Long[]::new))
                .query((row, index) -> new Row(
                        row.getLong("mail"),
                        row.getString("item"),
                        row.getString("why"),
                        row.getString("instead_of"),
                        row.getString("whom"),
                        row.getString("step"),
                        row.getString("holder"),
                        instant(row.getTimestamp("due")),
                        row.getString("short_number"),
                        row.getString("opinion")))
                .list();
    }

    private static Instant instant(Timestamp moment) {
        return moment == null ? null : moment.toInstant();
    }
}
